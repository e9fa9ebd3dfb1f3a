using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Time;

/// <summary>What a timer measured on a day and the week could not take;
/// it waits until the person books it or throws it away.</summary>
internal sealed class MeasuredTime : Entity
{
    private MeasuredTime()
    {
    }

    public MeasuredTime(RunningTimer timer, DayMinutes measured) =>
        (PersonId, ProjectId, TaskId, WorkedOn, Minutes) = (timer.PersonId, timer.ProjectId, timer.TaskId, measured.Day,
            measured.Minutes);

    public Guid PersonId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Project? Project { get; private set; }
    public Guid? TaskId { get; private set; }
    public ProjectTask? Task { get; private set; }

    /// <summary>Day in the person's zone.</summary>
    public DateOnly WorkedOn { get; private set; }

    public int Minutes { get; private set; }
}

/// <summary>What became of a timer, for those who look at a page on which it still runs.</summary>
internal sealed class StoppedTimer
{
    private StoppedTimer()
    {
    }

    public StoppedTimer(RunningTimer timer, DateTime stoppedAt, int booked, int waiting) =>
        (Id, PersonId, StoppedAt, BookedMinutes, WaitingMinutes) = (timer.Id, timer.PersonId, stoppedAt, booked,
            waiting);

    /// <summary>The timer's own.</summary>
    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime StoppedAt { get; private set; }

    public int BookedMinutes { get; private set; }

    /// <summary>Minutes that no week could take.</summary>
    public int WaitingMinutes { get; private set; }

    public bool IsDiscarded { get; private set; }

    public static StoppedTimer Discarded(RunningTimer timer, DateTime at) =>
        new(timer, at, 0, 0) { IsDiscarded = true };
}

internal sealed class MeasuredTimeMapping : IEntityTypeConfiguration<MeasuredTime>
{
    public void Configure(EntityTypeBuilder<MeasuredTime> measured)
    {
        measured.ToTable("MeasuredTimes");
        measured.HasIndex(m => new { m.PersonId, m.WorkedOn });
        measured.HasOne(m => m.Project).WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Restrict);
        measured.HasOne(m => m.Task).WithMany().HasForeignKey(m => m.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoppedTimerMapping : IEntityTypeConfiguration<StoppedTimer>
{
    public void Configure(EntityTypeBuilder<StoppedTimer> stopped)
    {
        stopped.ToTable("StoppedTimers");
        stopped.Property(s => s.Id).ValueGeneratedNever();
        stopped.HasIndex(s => new { s.PersonId, s.StoppedAt });
    }
}
