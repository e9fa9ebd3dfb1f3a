using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Time;

/// <summary>The clock that runs for a person; one at a time.</summary>
internal sealed class RunningTimer : Entity
{
    private RunningTimer()
    {
    }

    public Guid PersonId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Project? Project { get; private set; }
    public Guid? TaskId { get; private set; }
    public ProjectTask? Task { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; private set; }

    public static RunningTimer Start(Guid personId, Guid projectId, Guid? taskId, DateTime now) =>
        new() { PersonId = personId, ProjectId = projectId, TaskId = taskId, StartedAt = now };

    /// <summary>What ran so far, by the days of the person's zone.</summary>
    public IReadOnlyList<DayMinutes> Worked(DateTime now, TimeZoneInfo zone) => LocalDays.Split(StartedAt, now, zone);
}

internal sealed class RunningTimerMapping : IEntityTypeConfiguration<RunningTimer>
{
    public void Configure(EntityTypeBuilder<RunningTimer> timer)
    {
        timer.ToTable("RunningTimers");
        timer.HasIndex(t => t.PersonId).IsUnique();
        timer.HasOne(t => t.Project).WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Restrict);
        timer.HasOne(t => t.Task).WithMany().HasForeignKey(t => t.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
