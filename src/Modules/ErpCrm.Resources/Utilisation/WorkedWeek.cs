using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Utilisation;

/// <summary>Minutes a person recorded in a week: this module's copy of a timesheet's sums.</summary>
internal sealed class WorkedWeek
{
    public required Guid TimesheetId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Monday.</summary>
    public required DateOnly Week { get; init; }

    public int WorkedMinutes { get; private set; }
    public int BillableMinutes { get; private set; }
    public int SourceVersion { get; private set; } = -1;

    /// <summary>Takes over the new sums; older ones are ignored.</summary>
    public void Follow(int worked, int billable, int version)
    {
        if (version > SourceVersion) (WorkedMinutes, BillableMinutes, SourceVersion) = (worked, billable, version);
    }
}

internal sealed class FollowWorkedWeekWhenTimeRecorded(ResourcesDbContext db) : IHandle<TimeRecorded>
{
    public async Task HandleAsync(TimeRecorded domainEvent, CancellationToken ct)
    {
        var week = await db.WorkedWeeks.FindAsync([domainEvent.TimesheetId], ct);
        if (week is null)
        {
            week = new WorkedWeek
            {
                TimesheetId = domainEvent.TimesheetId, PersonId = domainEvent.PersonId,
                Week = Weeks.MondayOf(domainEvent.WeekStart)
            };
            db.Add(week);
        }

        week.Follow(domainEvent.WorkedMinutes, domainEvent.BillableMinutes, domainEvent.SourceVersion);
    }
}

/// <summary>A week that was begun by mistake is gone.</summary>
internal sealed class RemoveWorkedWeekWhenTimesheetRemoved(ResourcesDbContext db) : IHandle<TimesheetRemoved>
{
    public async Task HandleAsync(TimesheetRemoved domainEvent, CancellationToken ct)
    {
        if (await db.WorkedWeeks.FindAsync([domainEvent.TimesheetId], ct) is { } week) db.Remove(week);
    }
}

internal sealed class WorkedWeekConfiguration : IEntityTypeConfiguration<WorkedWeek>
{
    public void Configure(EntityTypeBuilder<WorkedWeek> week)
    {
        week.ToTable("WorkedWeeks");
        week.HasKey(w => w.TimesheetId);
        week.Property(w => w.TimesheetId).ValueGeneratedNever();
        week.HasIndex(w => new { w.Week, w.PersonId });
    }
}
