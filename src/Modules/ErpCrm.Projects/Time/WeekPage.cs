using ErpCrm.Projects.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

internal sealed record WeekCell(DateOnly Day, int Minutes, string Note, bool IsBillable);

internal sealed record WeekRow(Guid Id, Guid ProjectId, Guid? TaskId, string Code, string ProjectName, string? TaskName,
    bool IsBillable, bool BillsHours, IReadOnlyList<WeekCell> Cells)
{
    public int Minutes => Cells.Sum(c => c.Minutes);

    public string Name => TaskName is null ? ProjectName : $"{ProjectName}: {TaskName}";
}

/// <summary>Time that waits to be booked.</summary>
internal sealed record MeasuredRow(Guid Id, DateOnly Day, int Minutes, string Name);

/// <summary>One person's week.</summary>
internal sealed record WeekPage(Recorders Recorders, DateOnly WeekStart, DateOnly Today, Guid PersonId,
    string PersonName, WeekSheet? Sheet, int MinutesBefore, IReadOnlyList<MeasuredRow> Measured, bool HasRowsToCopy)
{
    /// <summary>What a working day is expected to have.</summary>
    public const int ExpectedMinutes = 8 * 60;

    public TimesheetState State => Sheet?.State ?? TimesheetState.Open;

    /// <summary>Nothing can be recorded there yet.</summary>
    public bool IsAhead => WeekStart > RecordableDays.Last(Today);

    public bool CanEdit => State == TimesheetState.Open && !IsAhead;

    public static async Task<WeekPage> LoadAsync(ProjectsDbContext db, Person person, Recorders recorders,
        DateOnly anyDay, DateOnly today, CancellationToken ct)
    {
        var monday = Weeks.MondayOf(anyDay, today);
        var sheet = await db.WholeSheets().AsNoTracking()
            .FirstOrDefaultAsync(s => s.PersonId == person.Id && s.WeekStart == monday, ct);
        var before = monday.AddDays(-7);
        var open = db.Projects.TakingTimeOf(person.Id);
        var around = await (
            from p in db.People.AsNoTracking().Where(p => p.Id == person.Id)
            select new
            {
                // Only what would be taken over: on projects that take time of the person.
                MinutesBefore = db.Timesheets.Where(s => s.PersonId == p.Id && s.WeekStart == before)
                    .SelectMany(s => s.Entries)
                    .Where(e => open.Any(o => o.Id == e.ProjectId))
                    .Sum(e => e.WorkedMinutes),
                Waits = db.MeasuredTimes.Any(m => m.PersonId == p.Id),
                CanCopy = db.Timesheets.Any(s => s.PersonId == p.Id && s.WeekStart == before && s.Rows.Any()),
            }).FirstAsync(ct);
        return new WeekPage(recorders, monday, today, person.Id, person.Name,
            sheet is null ? null : await WeekSheet.OfAsync(db, sheet, ct), around.MinutesBefore,
            around.Waits ? await MeasuredAsync(db, person.Id, ct) : [], around.CanCopy);
    }

    private static async Task<IReadOnlyList<MeasuredRow>> MeasuredAsync(ProjectsDbContext db, Guid personId,
        CancellationToken ct)
    {
        var waiting = await db.MeasuredTimes.AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.WorkedOn)
            .ThenBy(m => m.Id)
            .Select(m => new { m.Id, m.WorkedOn, m.Minutes, Project = m.Project!.Name, Task = m.Task!.Name })
            .ToListAsync(ct);
        return [.. waiting.Select(
            m => new MeasuredRow(m.Id, m.WorkedOn, m.Minutes, m.Task is null ? m.Project : $"{m.Project}: {m.Task}"))];
    }
}

/// <summary>A week as it is shown: rows of work, columns of days.</summary>
internal sealed record WeekSheet(Guid Id, int Version, DateOnly WeekStart, TimesheetState State, DateTime? SubmittedAt,
    DateTime? DecidedAt, string DecidedBy, string SentBackReason, IReadOnlyList<WeekRow> Rows)
{
    public int Minutes => Rows.Sum(r => r.Minutes);

    public int BillableMinutes => Rows.Sum(r => r.Cells.Where(c => c.IsBillable).Sum(c => c.Minutes));

    public WeekRow Row(Guid id) => Rows.Single(r => r.Id == id);

    public int MinutesOn(DateOnly day) => Rows.Sum(r => r.Cells[day.DayNumber - WeekStart.DayNumber].Minutes);

    public static async Task<WeekSheet> OfAsync(ProjectsDbContext db, Timesheet sheet, CancellationToken ct)
    {
        var rowIds = sheet.Rows.Select(r => r.Id).ToList();
        var works = await db.Set<TimesheetRow>().AsNoTracking().Where(r => rowIds.Contains(r.Id))
            .Join(db.Projects, r => r.ProjectId, p => p.Id,
                (r, p) => new { r.Id, p.Code, p.Name, p.Billing, Task = db.Tasks.Where(t => t.Id == r.TaskId)
                    .Select(t => t.Name)
                    .FirstOrDefault() })
            .ToDictionaryAsync(r => r.Id, ct);
        var rows = sheet.Rows.OrderBy(r => r.Position).Select(row =>
        {
            var work = works[row.Id];
            var entries = sheet.Entries.Where(e => e.RowId == row.Id).ToDictionary(e => e.WorkedOn);
            return new WeekRow(
                row.Id, row.ProjectId, row.TaskId, work.Code, work.Name, work.Task, row.IsBillable,
                work.Billing == Contracts.Crm.BillingMethod.TimeAndMaterial,
                [.. Weeks.DaysFrom(sheet.WeekStart).Select(day => entries.TryGetValue(day, out var e)
                    ? new WeekCell(day, e.WorkedMinutes, e.Note, e.IsBillable)
                    : new WeekCell(day, 0, "", row.IsBillable))]);
        });
        return new WeekSheet(sheet.Id, sheet.Version, sheet.WeekStart, sheet.State, sheet.SubmittedAt, sheet.DecidedAt,
            sheet.DecidedBy, sheet.SentBackReason, [.. rows]);
    }
}

/// <summary>A week as a table, which its writer fills.</summary>
/// <param name="NewRow">Id of the row whose first cell is typed into next.</param>
internal sealed record WeekGrid(WeekSheet Sheet, WhoseWeek Whose, DateOnly Today, bool CanEdit, string? NewRow)
{
    public static WeekGrid ToRead(WeekSheet sheet) => new(sheet, default, DateOnly.MinValue, CanEdit: false, null);
}

/// <summary>What is shown anew after a cell was saved.</summary>
internal sealed record WeekTotals(WeekSheet Sheet, Guid RowId, DateOnly Day, string Typed, DateOnly Today,
    WhoseWeek Whose);
