using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Time;

/// <summary>A row of a week: a project, and one of its tasks or the project as a whole.</summary>
internal sealed class TimesheetRow
{
    public TimesheetRow(Guid timesheetId, Guid projectId, Guid? taskId, bool isBillable, int position) =>
        (TimesheetId, ProjectId, TaskId, IsBillable, Position) = (timesheetId, projectId, taskId, isBillable, position);

    public Guid Id { get; private set; } = Ids.New();
    public Guid TimesheetId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid? TaskId { get; private set; }

    /// <summary>What new entries of the row are.</summary>
    public bool IsBillable { get; internal set; }

    public int Position { get; private set; }
}

/// <summary>Time worked on one day on one row. Minutes are whole;
/// worked and billable apart (domain-rules §9).</summary>
internal sealed class TimeEntry : IPartOf
{
    public const int NoteLength = 500;

    public TimeEntry(Guid timesheetId, Guid rowId, Guid projectId, Guid? taskId, DateOnly workedOn) =>
        (TimesheetId, RowId, ProjectId, TaskId, WorkedOn) = (timesheetId, rowId, projectId, taskId, workedOn);

    public Guid Id { get; private set; } = Ids.New();
    public Guid TimesheetId { get; private set; }
    public Timesheet? Timesheet { get; private set; }
    public Guid RowId { get; private set; }
    public Guid ProjectId { get; private set; }
    public Guid? TaskId { get; private set; }
    public DateOnly WorkedOn { get; private set; }
    public int WorkedMinutes { get; private set; }
    public int BillableMinutes { get; private set; }
    public string Note { get; private set; } = "";

    public bool IsBillable => BillableMinutes > 0;

    public Type OwnerType => typeof(Time.Timesheet);

    public Guid OwnerId => TimesheetId;

    internal void Set(int minutes, bool billable) =>
        (WorkedMinutes, BillableMinutes) = (minutes, billable ? minutes : 0);

    internal void Remark(string? note) => Note = note?.Trim() ?? "";
}

internal sealed class TimesheetRowMapping : IEntityTypeConfiguration<TimesheetRow>
{
    public void Configure(EntityTypeBuilder<TimesheetRow> row)
    {
        row.ToTable("TimesheetRows");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<ProjectTask>().WithMany().HasForeignKey(r => r.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TimeEntryMapping : IEntityTypeConfiguration<TimeEntry>
{
    public void Configure(EntityTypeBuilder<TimeEntry> entry)
    {
        entry.ToTable("TimeEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Note).HasMaxLength(TimeEntry.NoteLength);
        entry.Ignore(e => e.IsBillable).Ignore(e => e.OwnerType).Ignore(e => e.OwnerId);
        entry.HasOne<Project>().WithMany().HasForeignKey(e => e.ProjectId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<ProjectTask>().WithMany().HasForeignKey(e => e.TaskId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.RowId, e.WorkedOn }).IsUnique();
        entry.HasIndex(e => new { e.ProjectId, e.WorkedOn });
        entry.HasIndex(e => e.TaskId);
    }
}
