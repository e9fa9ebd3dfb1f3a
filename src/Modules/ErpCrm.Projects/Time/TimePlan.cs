using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>What some rows of hours come to, before any of it is written.</summary>
internal sealed class TimePlan
{
    private const string Touched = "t:";

    private readonly ProjectsDbContext _db;
    private readonly ICurrentUser _me;
    private readonly IBusinessClock _clock;
    private readonly ImportSession _session;
    private readonly List<RowOutcome> _outcomes = [];
    private readonly List<(PlannedCell Cell, ImportRow Row, TimeTrace Before, int Sign)> _steps = [];
    private readonly Dictionary<string, PlannedCell> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectTask> _made = new(StringComparer.Ordinal);
    private readonly List<(int Row, ProjectTask Task)> _madeBy = [];
    private readonly Dictionary<(Guid, DateOnly), Timesheet> _sheets = [];
    private readonly HashSet<Guid> _begun = [];
    private ProjectLookup _projects = null!;
    private ILookup<string, Guid> _called = null!;
    private Dictionary<Guid, Person> _persons = [];
    private ILookup<(Guid, string), ProjectTask> _tasks = null!;
    private HashSet<Guid> _ours = [];
    private Person? _own;

    private TimePlan(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, ImportSession session) =>
        (_db, _me, _clock, _session) = (db, me, clock, session);

    public IReadOnlyList<RowOutcome> Outcomes => _outcomes;

    public static async Task<TimePlan> MakeAsync(ProjectsDbContext db, ICurrentUser me, IWorkingPeople people,
        IBusinessClock clock, ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var plan = new TimePlan(db, me, clock, session);
        await plan.LoadAsync(people, rows, ct);
        foreach (var row in rows) plan.Take(row);
        return plan;
    }

    /// <summary>Writes it into the weeks; the next save keeps it.</summary>
    /// <returns>What is kept of each row, once the cells have their ids.</returns>
    public IReadOnlyList<Func<ImportedRow>> Apply()
    {
        foreach (var some in _steps.Select(step => step.Cell).Distinct().GroupBy(cell => cell.Sheet))
        {
            if (_begun.Contains(some.Key.Id)) _db.Add(some.Key);
            foreach (var cell in some) cell.Begin(_db);
            some.Key.Take([.. some.Select(cell => cell.Known())]);
        }

        foreach (var (_, task) in _madeBy.Where(made => _db.Entry(made.Task).State == EntityState.Detached))
            _db.Add(task);
        return [.. _steps.Select(step => (Func<ImportedRow>)(() => TraceOf(step))),
            .. _madeBy.Select(made => (Func<ImportedRow>)(() => new ImportedRow
            {
                BatchId = _session.Batch, Row = made.Row, Kind = Kinds.Task, RecordId = made.Task.Id,
                Version = made.Task.Version
            }))];
    }

    /// <summary>It is saved, or was a check: the next rows of the file add to what these touched.</summary>
    public void Remember()
    {
        foreach (var (cell, row, _, _) in _steps) _session.See(Touched + cell.Key, row.Number);
    }

    private ImportedRow TraceOf((PlannedCell Cell, ImportRow Row, TimeTrace Before, int Sign) step) => new()
    {
        BatchId = _session.Batch, Row = step.Row.Number, Kind = Kinds.Week, RecordId = step.Cell.EntryId(),
        Version = step.Sign, Before = (step.Before with { Row = step.Cell.RowId }).ToJson(),
    };

    private async Task LoadAsync(IWorkingPeople people, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        _projects = await ProjectLookup.LoadAsync(_db, _me, ct);
        _called = await people.FindAsync(
            [.. rows.Select(row => row.Said(TimeColumns.Person)).OfType<string>().Distinct()], ct);
        _own = await _db.PersonOfAsync(_me, ct);
        var ids = _called.SelectMany(found => found).Concat(_own is null ? [] : [_own.Id]).Distinct().ToList();
        _persons = await _db.RecordableBy(_me).Where(p => EF.Parameter(ids).Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, ct);
        var mondays = rows.Select(row => row.Said(TimeColumns.Day)).OfType<DateOnly>().Select(Weeks.MondayOf)
            .Distinct().ToList();
        var persons = _persons.Keys.ToList();
        foreach (var sheet in await _db.WholeSheets().Where(s => EF.Parameter(persons).Contains(s.PersonId)
            && EF.Parameter(mondays).Contains(s.WeekStart)).ToListAsync(ct))
            _sheets[(sheet.PersonId, sheet.WeekStart)] = sheet;
        var projects = rows.Select(row => _projects.Find(row, TimeColumns.Project, _ => { })?.Id).OfType<Guid>()
            .Distinct().ToList();
        _tasks = (await _db.Tasks.AsNoTracking().Where(t => EF.Parameter(projects).Contains(t.ProjectId))
            .ToListAsync(ct)).ToLookup(t => (t.ProjectId, SearchText.Fold(t.Name)));
        var weeks = _sheets.Values.SelectMany(sheet => sheet.Entries).Select(entry => entry.Id).ToList();
        _ours = _session.IsTrial ? [] : [.. await _db.Set<ImportedRow>()
            .Where(r => r.BatchId == _session.Batch && r.Kind == Kinds.Week
                && EF.Parameter(weeks).Contains(r.RecordId))
            .Select(r => r.RecordId).ToListAsync(ct)];
    }

    private void Take(ImportRow row)
    {
        var problems = new List<RowProblem>();
        var cell = CellOf(row, problems);
        if (cell is null || problems.Count > 0)
        {
            _outcomes.Add(new RowOutcome(row.Number, RowResult.Refused, problems));
            return;
        }

        _outcomes.Add(new RowOutcome(row.Number, Put(row, cell, problems), problems));
    }

    // The first row of the file replaces what was there, the next ones are added to it.
    private RowResult Put(ImportRow row, PlannedCell cell, List<RowProblem> problems)
    {
        var isOurs = cell.IsTouched || (cell.Entry is { } there && _ours.Contains(there.Id))
            || _session.HasSeen(Touched + cell.Key);
        if (!isOurs && cell.Minutes > 0 && _session.Way == ImportWay.Add) return RowResult.Skipped;
        if (!isOurs && cell.Minutes == 0 && _session.Way == ImportWay.Update) return RowResult.Skipped;
        if (!Hours.TryParse((string)row.Said(TimeColumns.Hours)!, out var typed)) typed = 0;
        var (minutes, before) = ((isOurs ? cell.Minutes : 0) + typed, cell.Trace());
        if (cell.OthersOfDay(_cells.Values) + minutes > Timesheet.MinutesOfDay)
        {
            problems.Add(Refusal(TimeColumns.Hours, "A day has 24 hours."));
            return RowResult.Refused;
        }

        // What was noted is never taken away: a row that says nothing of it least of all.
        var note = NoteOf(row, cell.Note);
        var isBillable = row.Said(TimeColumns.Billable) as bool?
            ?? (cell.Minutes > 0 ? cell.IsBillable : cell.UsuallyBillable);
        if (!isOurs && (minutes, isBillable, note) == (cell.Minutes, cell.IsBillable, cell.Note))
            return RowResult.Skipped;
        var isNew = before.IsNew || isOurs;
        cell.Set(minutes, isBillable, note);
        if (cell.NewTask is { } task && _madeBy.TrueForAll(made => made.Task != task)) _madeBy.Add((row.Number, task));
        _steps.Add((cell, row, before, TimeTrace.SignOf(minutes, isBillable)));
        return isNew ? RowResult.Created : RowResult.Updated;
    }

    private PlannedCell? CellOf(ImportRow row, List<RowProblem> problems)
    {
        var person = PersonOf(row, problems);
        var project = _projects.Find(row, TimeColumns.Project, problems.Add);
        var day = row.Said(TimeColumns.Day) as DateOnly?;
        foreach (var key in new[] { TimeColumns.Day, TimeColumns.Project, TimeColumns.Hours })
        {
            if (row.Said(key) is null) problems.Add(Refusal(key, "Fill in this field."));
        }

        if (row.Said(TimeColumns.Hours) is string typed && (!Hours.TryParse(typed, out var minutes) || minutes <= 0))
            problems.Add(Refusal(TimeColumns.Hours, "Enter hours like 1.5, 1:30 or 90m."));
        if (day > RecordableDays.Last(_clock.Today))
            problems.Add(Refusal(TimeColumns.Day,
                "Hours are recorded up to the end of this week, {0}. Plan later work in Capacity.",
                RecordableDays.Last(_clock.Today)));
        if (person is not null && project is { Members.Count: > 0 } && !project.Members.Contains(person.Id))
            problems.Add(Refusal(TimeColumns.Person, "This person is no member of the project."));
        if (problems.Count > 0 || person is null || project is null || day is not { } on) return null;
        var sheet = SheetOf(person.Id, on);
        if (sheet.State != TimesheetState.Open)
        {
            problems.Add(Refusal(TimeColumns.Day, sheet.State == TimesheetState.Submitted
                ? "This week is submitted and cannot be changed."
                : "This week is approved and cannot be changed."));
            return null;
        }

        return TaskOf(row, project, problems) is var (task, isFound) && isFound
            ? CellOf(sheet, on, project, task)
            : null;
    }

    private PlannedCell CellOf(Timesheet sheet, DateOnly day, CalledProject project, ProjectTask? task)
    {
        var isMade = task is not null && _made.ContainsValue(task);
        // A task that is to be made has another id in every check.
        var work = isMade ? "+" + SearchText.Fold(task!.Name) : task?.Id.ToString() ?? "";
        var key = $"{sheet.PersonId}:{day:O}:{project.Id}:{work}";
        if (_cells.TryGetValue(key, out var known)) return known;
        var bills = project.Billing == BillingMethod.TimeAndMaterial && task?.IsBillable != false;
        var row = sheet.Rows.FirstOrDefault(r => r.ProjectId == project.Id && r.TaskId == task?.Id);
        var entry = row is null ? null : sheet.Entries.FirstOrDefault(e => e.RowId == row.Id && e.WorkedOn == day);
        return _cells[key] = new PlannedCell(key, sheet, day, project.Id, task, isMade, row, entry, bills)
        {
            HasWeek = !_begun.Contains(sheet.Id),
        };
    }

    private Person? PersonOf(ImportRow row, List<RowProblem> problems)
    {
        if (row.Said(TimeColumns.Person) is not string called)
        {
            if (_own is null) problems.Add(Refusal(TimeColumns.Person, "Fill in this field."));
            return _own;
        }

        var found = _called[called].ToList();
        if (found is [var id] && _persons.TryGetValue(id, out var person)) return person;
        problems.Add(new RowProblem(TimeColumns.Person, found.Count switch
        {
            0 => RowTrouble.NotFound,
            1 => RowTrouble.NotYourTeam,
            _ => RowTrouble.Several,
        }, called));
        return null;
    }

    private (ProjectTask? Task, bool IsFound) TaskOf(ImportRow row, CalledProject project, List<RowProblem> problems)
    {
        if (row.Said(TimeColumns.Task) is not string called) return (null, true);
        var key = SearchText.Fold(called.Trim());
        if (_tasks[(project.Id, key)].OrderBy(task => task.IsDone).FirstOrDefault() is { } known) return (known, true);
        if (_made.TryGetValue($"{project.Id}:{key}", out var made)) return (made, true);
        if (!_session.MakesMissing || !project.MayPlan || called.Trim().Length > ProjectTask.NameLength)
        {
            problems.Add(new RowProblem(TimeColumns.Task, RowTrouble.NotFound, called));
            return (null, false);
        }

        made = ProjectTask.Plan(project.Id, called, position: row.Number);
        return (_made[$"{project.Id}:{key}"] = made, true);
    }

    private Timesheet SheetOf(Guid person, DateOnly day)
    {
        var key = (person, Weeks.MondayOf(day));
        if (_sheets.TryGetValue(key, out var known)) return known;
        var sheet = Timesheet.Begin(person, day);
        _begun.Add(sheet.Id);
        return _sheets[key] = sheet;
    }

    private static string NoteOf(ImportRow row, string before)
    {
        var said = (row.Said(TimeColumns.Note) as string)?.Trim() ?? "";
        var note = before.Length == 0 || said.Length == 0 || before.Split("; ").Contains(said)
            ? before.Length == 0 ? said : before
            : $"{before}; {said}";
        return note.Length <= TimeEntry.NoteLength ? note : note[..TimeEntry.NoteLength];
    }

    private static RowProblem Refusal(string column, string text, params object[] arguments) =>
        new(column, RowTrouble.Refused) { Refusal = new BusinessRuleException(text, arguments) };
}
