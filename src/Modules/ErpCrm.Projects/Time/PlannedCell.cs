using ErpCrm.Projects.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>A cell of a week while rows of a file are added up in it.</summary>
internal sealed class PlannedCell(string key, Timesheet sheet, DateOnly day, Guid project, ProjectTask? task,
    bool isMade, TimesheetRow? row, TimeEntry? entry, bool usuallyBillable)
{
    private readonly bool _hasRow = row is not null;
    private TimesheetRow? _row = row;

    public string Key { get; } = key;

    public Timesheet Sheet { get; } = sheet;

    /// <summary>What was recorded before; null where nothing was.</summary>
    public TimeEntry? Entry { get; } = entry;

    public bool UsuallyBillable { get; } = usuallyBillable;

    /// <summary>The task that comes with it; null where none does.</summary>
    public ProjectTask? NewTask => isMade ? task : null;

    public bool HasWeek { get; init; }

    public bool IsTouched { get; private set; }

    public int Minutes { get; private set; } = entry?.WorkedMinutes ?? 0;

    public bool IsBillable { get; private set; } = entry?.IsBillable ?? usuallyBillable;

    public string Note { get; private set; } = entry?.Note ?? "";

    public Guid RowId => _row!.Id;

    public void Set(int minutes, bool isBillable, string note) =>
        (Minutes, IsBillable, Note, IsTouched) = (minutes, isBillable, note, true);

    /// <summary>As it is now, before a row changes it.</summary>
    public TimeTrace Trace() => new(
        Sheet.Id, _row?.Id ?? Guid.Empty, day, Minutes, IsBillable, Note, _hasRow, HasWeek);

    /// <summary>Minutes of the day beside this cell.</summary>
    public int OthersOfDay(IEnumerable<PlannedCell> planned)
    {
        var cells = planned.Where(cell => cell != this && cell.Sheet == Sheet && cell.IsOf(day)).ToList();
        var replaced = cells.Select(cell => cell.Entry).ToList();
        return cells.Sum(cell => cell.Minutes) + Sheet.Entries
            .Where(other => other.WorkedOn == day && other != Entry && !replaced.Contains(other))
            .Sum(other => other.WorkedMinutes);
    }

    /// <summary>Gives it its row in the week.</summary>
    public void Begin(ProjectsDbContext db)
    {
        if (isMade && db.Entry(task!).State == EntityState.Detached) db.Add(task!);
        _row ??= Sheet.Row(project, task?.Id, UsuallyBillable);
    }

    public KnownCell Known() => new(new CellTime(RowId, day, Minutes, Note), IsBillable);

    public Guid EntryId() => Sheet.Entries.Single(e => e.RowId == RowId && e.WorkedOn == day).Id;

    private bool IsOf(DateOnly other) => day == other;
}
