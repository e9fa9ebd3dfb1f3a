using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Projects.Time.TimeRow>;

namespace ErpCrm.Projects.Time;

/// <summary>What a row of a file says of hours.</summary>
internal sealed class TimeRow
{
    public string? Person { get; set; }
    public DateOnly? WorkedOn { get; set; }
    public string? Project { get; set; }
    public string? Task { get; set; }
    public string? Hours { get; set; }
    public bool IsBillable { get; set; }
    public string? Note { get; set; }
}

/// <summary>
/// Hours out of files. They come into weeks that are still being written and go the way of all others from there.
/// Several rows of one person, day and task are added up, as trackers write them; what was recorded before is changed
/// only where that was asked for.
/// </summary>
internal sealed class TimeImport(
    ProjectsDbContext db, ICurrentUser me, IWorkingPeople people, IBusinessClock clock, IDatabase database)
    : RecordImport
{
    public override string Kind => Kinds.Week;

    public override string Missing => "Add tasks that are not known";

    public override string About =>
        "The hours come into open weeks, to be submitted and approved.";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        Column.Record(TimeColumns.Person, "Person", r => r.Person)
            .Called("Employee", "User", "Name", "Email", "Сотрудник", "Исполнитель", "ФИО", "Кызматкер"),
        Column.Date(TimeColumns.Day, "Date", r => r.WorkedOn).Required().Like("2026-11-02", "2026-11-03")
            .Called("Day", "Worked on", "Start date", "Дата", "День", "Күнү"),
        Column.Record(TimeColumns.Project, "Project", r => r.Project).Required().Like("Website relaunch", "W-17")
            .Called("Project name", "Project code", "Проект", "Код проекта", "Долбоор"),
        Column.Record(TimeColumns.Task, "Task", r => r.Task)
            .Called("Activity", "Issue", "Задача", "Вид работ", "Тапшырма"),
        Column.Text(TimeColumns.Hours, "Hours", r => r.Hours).Required().Like("6", "1:30")
            .Called("Time", "Duration", "Spent", "Часы", "Время", "Длительность", "Затрачено", "Саат"),
        Column.YesNo(TimeColumns.Billable, "Billable", r => r.IsBillable).Like("yes", "no")
            .Called("Is billable", "Оплачивается", "К оплате"),
        Column.Text(TimeColumns.Note, "Note", r => r.Note)
            .Called("Notes", "Description", "Comment", "Описание", "Комментарий", "Примечание", "Эскертүү"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
        [new("cell", "Person, day, project and task", TimeColumns.Day)];

    public override async Task<IReadOnlyList<RowOutcome>> TakeAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (session.IsTrial)
        {
            var tried = await TimePlan.MakeAsync(db, me, people, clock, session, rows, ct);
            db.ChangeTracker.Clear();
            tried.Remember();
            return tried.Outcomes;
        }

        try
        {
            var (plan, outcomes) = await db.InTransactionAsync(token => SaveAsync(session, rows, token), ct);
            plan.Remember();
            return outcomes;
        }
        catch (DbUpdateException failure) when (database.TroubleOf(failure) != DatabaseTrouble.Busy)
        {
            // Somebody writes the same week at this moment: only the row it hits is refused.
            if (rows.Count == 1)
                return [new(rows[0].Number, RowResult.Refused, [new RowProblem(null, RowTrouble.Taken)])];
            var half = rows.Count / 2;
            var first = await TakeAsync(session, [.. rows.Take(half)], ct);
            return [.. first, .. await TakeAsync(session, [.. rows.Skip(half)], ct)];
        }
    }

    public override Task<(int Rows, int Lowest)> TakeBackAsync(
        Guid batch, int below, int most, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return db.InTransactionAsync(async token =>
        {
            var rows = await db.Set<ImportedRow>()
                .Where(r => r.BatchId == batch && r.Kind == Kind && r.Row < below
                    && r.State == ImportedState.Stands)
                .OrderByDescending(r => r.Row).Take(most).ToListAsync(token);
            if (rows.Count > 0) await new TimeBack(db).TakeAsync(rows, token);
            return (rows.Count, rows.Count == 0 ? below : rows[^1].Row);
        }, ct);
    }

    private async Task<(TimePlan Plan, IReadOnlyList<RowOutcome> Outcomes)> SaveAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (first, last) = (rows[0].Number, rows[^1].Number);
        var done = await db.Set<ImportedRow>().AsNoTracking()
            .Where(r => r.BatchId == session.Batch && r.Kind == Kind && r.Row >= first && r.Row <= last)
            .ToDictionaryAsync(r => r.Row, ct);
        var plan = await TimePlan.MakeAsync(
            db, me, people, clock, session, [.. rows.Where(r => !done.ContainsKey(r.Number))], ct);
        var traces = plan.Apply();
        await db.SaveChangesAsync(ct);
        db.AddRange(traces.Select(trace => trace()));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return (plan, [.. plan.Outcomes, .. done.Values.Select(row => new RowOutcome(
            row.Row, TimeTrace.Of(row).IsNew ? RowResult.Created : RowResult.Updated, []))]);
    }
}

internal static class TimeColumns
{
    public const string Person = "person";
    public const string Day = "workedOn";
    public const string Project = "project";
    public const string Task = "task";
    public const string Hours = "hours";
    public const string Billable = "isBillable";
    public const string Note = "note";
}
