using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Auditing;
using ErpCrm.Projects.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Time;

internal enum TimesheetState
{
    Open,
    Submitted,
    Approved,
}

/// <summary>What a row of a week is for, as far as approval announces it.</summary>
internal sealed record WorkName(Guid EngagementId, string TaskName);

/// <summary>Minutes and note of one cell.</summary>
internal sealed record CellTime(Guid RowId, DateOnly Day, int Minutes, string Note);

/// <summary>A cell with whether it is billed, whatever its row says.</summary>
internal sealed record KnownCell(CellTime Cell, bool IsBillable);

/// <summary>One person's week: open while it is written, submitted, then approved or sent back.</summary>
internal sealed partial class Timesheet : Entity
{
    public const int ReasonLength = 400;
    public const int MinutesOfDay = 24 * 60;

    private readonly List<TimesheetRow> _rows = [];
    private readonly List<TimeEntry> _entries = [];

    private Timesheet()
    {
    }

    public Guid PersonId { get; private set; }
    public Person? Person { get; private set; }

    /// <summary>Monday.</summary>
    public DateOnly WeekStart { get; private set; }

    public TimesheetState State { get; private set; }
    public DateTime? SubmittedAt { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string DecidedBy { get; private set; } = "";

    /// <summary>Why it was sent back last; empty when it was not.</summary>
    public string SentBackReason { get; private set; } = "";

    [NotAudited]
    public int WorkedMinutes { get; private set; }

    [NotAudited]
    public int BillableMinutes { get; private set; }

    /// <summary>Orders the sums that others copy.</summary>
    [NotAudited]
    public int Revision { get; private set; }

    public IReadOnlyList<TimesheetRow> Rows => _rows;

    public IReadOnlyList<TimeEntry> Entries => _entries;

    public static Timesheet Begin(Guid personId, DateOnly anyDay) =>
        new() { PersonId = personId, WeekStart = Weeks.MondayOf(anyDay) };

    /// <summary>Finds the row or adds it.</summary>
    /// <param name="billable">What entries of a new row are.</param>
    public TimesheetRow Row(Guid projectId, Guid? taskId, bool billable)
    {
        if (_rows.FirstOrDefault(r => r.ProjectId == projectId && r.TaskId == taskId) is { } known) return known;
        MustBeOpen();
        var row = new TimesheetRow(Id, projectId, taskId, billable,
            _rows.Select(r => r.Position).DefaultIfEmpty().Max() + 1);
        _rows.Add(row);
        Touch();
        return row;
    }

    /// <summary>Sets the minutes of one cell; zero empties it.</summary>
    public void Record(Guid rowId, DateOnly day, int minutes)
    {
        Set(rowId, day, minutes);
        Announce();
    }

    /// <summary>Sets many cells at once, with their notes.</summary>
    public void Fill(IReadOnlyCollection<CellTime> cells)
    {
        foreach (var cell in cells)
        {
            Set(cell.RowId, cell.Day, cell.Minutes);
            Cell(cell.RowId, cell.Day)?.Remark(cell.Note);
        }

        Announce();
    }

    /// <summary>Sets cells as they are known elsewhere; one of no minutes is emptied.</summary>
    public void Take(IReadOnlyCollection<KnownCell> cells)
    {
        foreach (var (cell, isBillable) in cells)
        {
            Set(cell.RowId, cell.Day, cell.Minutes);
            if (Cell(cell.RowId, cell.Day) is not { } entry) continue;
            entry.Remark(cell.Note);
            entry.Set(entry.WorkedMinutes, isBillable);
        }

        Announce();
    }

    /// <summary>It was begun by mistake and goes.</summary>
    public void Discard() => Raise(new TimesheetRemoved(Id));

    /// <summary>Adds minutes to cells, for what a timer measured.</summary>
    public void Add(Guid rowId, IEnumerable<DayMinutes> worked)
    {
        foreach (var (day, minutes) in worked) Set(rowId, day, minutes + (Cell(rowId, day)?.WorkedMinutes ?? 0));
        Announce();
    }

    /// <summary>Says what was done, and whether it is billed.</summary>
    public void Remark(Guid rowId, DateOnly day, string? note, bool billable)
    {
        MustBeOpen();
        var entry = Cell(rowId, day) ?? throw new BusinessRuleException("Enter hours first, then a note.");
        entry.Remark(note);
        entry.Set(entry.WorkedMinutes, billable);
        Announce();
    }

    /// <summary>Makes the whole row billable or not.</summary>
    public void Bill(Guid rowId, bool billable)
    {
        MustBeOpen();
        RowOf(rowId).IsBillable = billable;
        foreach (var entry in _entries.Where(e => e.RowId == rowId)) entry.Set(entry.WorkedMinutes, billable);
        Announce();
    }

    /// <summary>Takes a row and its hours out of the week.</summary>
    public void RemoveRow(Guid rowId)
    {
        MustBeOpen();
        _entries.RemoveAll(e => e.RowId == rowId);
        _rows.Remove(RowOf(rowId));
        Announce();
    }

    /// <summary>Whether more minutes of a day fit into the week as it is.</summary>
    public bool Takes(DateOnly day, int minutes) =>
        State == TimesheetState.Open && minutes + _entries.Where(e => e.WorkedOn == day)
            .Sum(e => e.WorkedMinutes) <= MinutesOfDay;

    /// <summary>Minutes of days after one.</summary>
    public int MinutesAfter(DateOnly day) => _entries.Where(e => e.WorkedOn > day).Sum(e => e.WorkedMinutes);

    /// <summary>Takes the week back to correct it, as long as nobody decided.</summary>
    public void Recall()
    {
        if (State == TimesheetState.Approved)
            throw new BusinessRuleException("This week is approved already. Ask for it to be reopened.");
        MustBeSubmitted();
        State = TimesheetState.Open;
        Raise(new TimesheetRecalled(Id));
    }

    /// <summary>Sends the week for approval.</summary>
    /// <param name="managers">Users who manage its projects.</param>
    public void Submit(string personName, DateTime now, IReadOnlyList<Guid>? managers = null)
    {
        MustBeOpen();
        if (_entries.Count == 0) throw new BusinessRuleException("There are no hours in this week.");
        (State, SentBackReason) = (TimesheetState.Submitted, "");
        SubmittedAt = Moments.After(now, SubmittedAt);
        Raise(new TimesheetSubmitted(Id, PersonId, personName, WeekStart, WorkedMinutes, managers ?? []));
    }

    /// <summary>Locks the week: its hours cost and, where billable, may be billed.</summary>
    /// <param name="works">Engagement and task name of each row, by row id.</param>
    public void Approve(string approver, string personName, IReadOnlyDictionary<Guid, WorkName> works, DateTime now)
    {
        MustBeSubmitted();
        (State, DecidedAt, DecidedBy) = (TimesheetState.Approved, now, approver);
        ReopenObstacle = "";
        Raise(new TimeApproved(Id, PersonId, WeekStart, Approved(personName, works), Person?.UserId));
    }

    /// <summary>Gives the week back to be corrected.</summary>
    public void SendBack(string approver, string reason, DateTime now)
    {
        MustBeSubmitted();
        if (string.IsNullOrWhiteSpace(reason)) throw new BusinessRuleException("Enter a reason.") { Field = "Reason" };
        (State, DecidedAt, DecidedBy, SentBackReason) = (TimesheetState.Open, now, approver, reason.Trim());
        Raise(new TimeSentBack(Id, PersonId, Person?.UserId, WeekStart, WorkedMinutes, SentBackReason));
    }

    private void Set(Guid rowId, DateOnly day, int minutes)
    {
        MustBeOpen();
        if (day < WeekStart || day > WeekStart.AddDays(6))
            throw new BusinessRuleException("The day is not in this week.");
        var row = RowOf(rowId);
        var entry = Cell(rowId, day);
        var others = _entries.Where(e => e.WorkedOn == day && e != entry).Sum(e => e.WorkedMinutes);
        if (minutes < 0 || others + minutes > MinutesOfDay)
            throw new BusinessRuleException("A day has 24 hours.") { Field = "value" };

        if (minutes == 0)
        {
            if (entry is not null) _entries.Remove(entry);
            return;
        }

        if (entry is null) _entries.Add(entry = new TimeEntry(Id, rowId, row.ProjectId, row.TaskId, day));
        entry.Set(minutes, entry.WorkedMinutes == 0 ? row.IsBillable : entry.IsBillable);
    }

    private void Announce()
    {
        (WorkedMinutes, BillableMinutes) = (_entries.Sum(e => e.WorkedMinutes), _entries.Sum(e => e.BillableMinutes));
        Raise(new TimeRecorded(Id, PersonId, WeekStart, WorkedMinutes, BillableMinutes, ++Revision));
    }

    private TimeEntry? Cell(Guid rowId, DateOnly day) =>
        _entries.FirstOrDefault(e => e.RowId == rowId && e.WorkedOn == day);

    private TimesheetRow RowOf(Guid rowId) => _rows.FirstOrDefault(r => r.Id == rowId)
        ?? throw new BusinessRuleException("This row is not in the week any more.");

    private void MustBeOpen()
    {
        if (State == TimesheetState.Submitted)
            throw new BusinessRuleException("This week is submitted and cannot be changed.");
        if (State == TimesheetState.Approved)
            throw new BusinessRuleException("This week is approved and cannot be changed.");
    }

    private void MustBeSubmitted()
    {
        if (State != TimesheetState.Submitted) throw new BusinessRuleException("This week is not submitted.");
    }
}

internal sealed class TimesheetMapping : IEntityTypeConfiguration<Timesheet>
{
    public void Configure(EntityTypeBuilder<Timesheet> sheet)
    {
        sheet.ToTable("Timesheets");
        sheet.Property(s => s.DecidedBy).HasMaxLength(Person.NameLength);
        sheet.Property(s => s.ReopenReason).HasMaxLength(Timesheet.ReasonLength);
        sheet.Property(s => s.ReopenObstacle).HasMaxLength(40);
        sheet.Property(s => s.SentBackReason).HasMaxLength(Timesheet.ReasonLength);
        sheet.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        sheet.HasMany(s => s.Rows).WithOne().HasForeignKey(r => r.TimesheetId).OnDelete(DeleteBehavior.Cascade);
        sheet.HasMany(s => s.Entries).WithOne(e => e.Timesheet).HasForeignKey(e => e.TimesheetId)
            .OnDelete(DeleteBehavior.Cascade);
        sheet.HasIndex(s => new { s.PersonId, s.WeekStart }).IsUnique();
        sheet.HasIndex(s => new { s.State, s.WeekStart });
    }
}
