using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Imports;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Projects.Tasks.TaskForm>;

namespace ErpCrm.Projects.Tasks;

/// <summary>Tasks out of files, in the order of their rows; one is known by its project and name.</summary>
internal sealed class TaskImport(
    ImportTools<ProjectsDbContext> tools, IWorkingPeople people, IValidator<TaskForm> validator, IBusinessClock clock)
    : RecordImport<ProjectsDbContext, ProjectTask, TaskForm>(tools)
{
    private readonly Dictionary<Guid, double> _last = [];
    private readonly Dictionary<Guid, Person> _persons = [];
    private ProjectLookup _projects = null!;
    private ILookup<string, Guid> _called = Array.Empty<Guid>().ToLookup(_ => "");

    public override string Kind => Kinds.Task;

    public override IReadOnlyList<ImportColumn<TaskForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Draw the wireframes", "Настроить сервер")
            .Called("Task", "Title", "Summary", "Issue", "Задача", "Название", "Тема", "Тапшырма"),
        Column.Record("project", "Project", f => f.ProjectId).Required().Like("Website relaunch", "W-17")
            .Called("Project name", "Project code", "Проект", "Код проекта", "Долбоор"),
        Column.Text("description", "Description", f => f.Description)
            .Called("Notes", "Details", "Описание", "Комментарий", "Сүрөттөмө"),
        Column.Record("assignee", "Assignee", f => f.AssigneeId).Changes()
            .Called("Assigned to", "Owner", "Person", "Исполнитель", "Ответственный", "Аткаруучу"),
        Column.Text("estimate", "Estimate", f => f.Estimate).Like("8", "1:30")
            .Called("Hours", "Planned hours", "Оценка", "Часы", "План", "Трудозатраты"),
        Column.Date("dueOn", "Due on", f => f.DueOn).Like("2027-02-28", "")
            .Called("Due", "Due date", "Deadline", "Срок", "Крайний срок", "Дедлайн", "Мөөнөтү"),
        Column.Choice("state", "State", f => f.State,
            Enum.GetValues<TaskState>().Select(s => new ImportChoice(s.ToString(), Words.KeyOf(s))))
            .Like("ToDo", "InProgress").Called("Status", "Стадия", "Статус", "Состояние", "Абалы"),
        Column.YesNo("isBillable", "Is billable", f => f.IsBillable).Like("yes", "no")
            .Called("Billable", "Оплачивается", "К оплате"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } = [new("known", "Name and project", "name")];

    protected override string Permission => ProjectsPermissions.EditProjects;

    protected override IQueryable<ProjectTask> Visible
    {
        get
        {
            var projects = Db.Projects.VisibleTo(Me);
            return Db.Tasks.Where(t => projects.Any(p => p.Id == t.ProjectId));
        }
    }

    protected override IQueryable<ProjectTask> Changeable => Db.Tasks.PlannableBy(Db, Me);

    protected override TaskForm Blank() => new() { IsBillable = true, State = TaskState.ToDo };

    protected override TaskForm FormOf(ProjectTask record)
    {
        var form = TaskForm.Of(record, fromPage: false);
        form.State = record.State;
        return form;
    }

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<TaskForm>> rows, CancellationToken ct)
    {
        _projects = await ProjectLookup.LoadAsync(Db, Me, ct);
        _called = await people.FindAsync(
            [.. rows.Select(row => row.Row.Said("assignee")).OfType<string>().Distinct()], ct);
        await LoadPersonsAsync([.. _called.SelectMany(found => found)], ct);
        foreach (var row in rows) Relate(row, row.Form);
        await LoadPlacesAsync([.. rows.Select(row => row.Form.ProjectId).Distinct()], ct);
    }

    protected override void Relate(RowInWork<TaskForm> row, TaskForm form)
    {
        if (_projects.Find(row.Row, "project", row.Wrong) is { } project)
        {
            form.ProjectId = project.Id;
            if (!project.MayPlan) row.Wrong("project", RowTrouble.NotYours);
        }

        // Typed in any way it is the same time.
        if (Hours.TryParse(form.Estimate, out var minutes)) form.Estimate = Hours.Format(minutes);
        if (row.Row.Said("assignee") is not string called) return;
        var found = _called[called].Where(_persons.ContainsKey).ToList();
        if (found is [var one]) form.AssigneeId = one;
        else row.Wrong("assignee", found.Count == 0 ? RowTrouble.NotFound : RowTrouble.Several, called);
    }

    protected override string? StageOf(TaskForm form, ProjectTask? record) => form.State?.ToString();

    protected override IEnumerable<string> KeysOf(TaskForm form, string match)
    {
        if (form.ProjectId != Guid.Empty && form.Name?.Trim() is { Length: > 0 } name)
            yield return KeyOf(form.ProjectId, name);
    }

    protected override async Task<IReadOnlyList<(string Key, ProjectTask Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var projects = keys.Select(key => Guid.Parse(key.Split(':')[0])).Distinct().ToList();
        var ids = (await Db.Tasks.AsNoTracking().Where(t => EF.Parameter(projects).Contains(t.ProjectId))
                .Select(t => new { t.Id, t.ProjectId, t.Name }).ToListAsync(ct))
            .Where(t => keys.Contains(KeyOf(t.ProjectId, t.Name))).Select(t => t.Id).ToList();
        if (ids.Count == 0) return [];
        var found = await Whole.Where(t => EF.Parameter(ids).Contains(t.Id)).ToListAsync(ct);
        await LoadPersonsAsync([.. found.Select(t => t.AssigneeId).OfType<Guid>()], ct);
        return [.. found.Select(t => (KeyOf(t.ProjectId, t.Name), t))];
    }

    protected override async Task PrepareBackAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await LoadPersonsAsync([.. await Db.People.Select(p => p.Id).ToListAsync(ct)], ct);
        await LoadPlacesAsync(await Db.Tasks.Where(t => EF.Parameter(ids).Contains(t.Id)).Select(t => t.ProjectId)
            .Distinct().ToListAsync(ct), ct);
    }

    protected override IEnumerable<(string Property, string Message)> Check(TaskForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override ProjectTask Make(RowInWork<TaskForm> row)
    {
        var form = row.Form;
        var task = ProjectTask.Plan(form.ProjectId, form.Name!, PlaceIn(form.ProjectId));
        Write(task, form);
        return task;
    }

    protected override void Change(ProjectTask record, TaskForm form) => Write(record, form);

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Tasks.Where(t => ids.Contains(t.Id)
                && (Db.TimeEntries.Any(e => e.TaskId == t.Id) || Db.Set<TimesheetRow>().Any(r => r.TaskId == t.Id)
                    || Db.Timers.Any(r => r.TaskId == t.Id) || Db.MeasuredTimes.Any(m => m.TaskId == t.Id)))
            .Select(t => t.Id).ToListAsync(ct);

    private void Write(ProjectTask task, TaskForm form)
    {
        task.Change(form.Name!, form.Description, form.AssigneeId is { } id ? _persons.GetValueOrDefault(id) : null,
            form.EstimateMinutes, form.DueOn, form.IsBillable);
        if (form.State is { } state && state != task.State)
            task.Move(state, PlaceIn(task.ProjectId), null, clock.UtcNow);
    }

    private double PlaceIn(Guid project) => _last[project] = _last.GetValueOrDefault(project) + 1;

    private async Task LoadPlacesAsync(List<Guid> projects, CancellationToken ct)
    {
        _last.Clear();
        foreach (var place in await Db.Tasks.Where(t => EF.Parameter(projects).Contains(t.ProjectId))
            .GroupBy(t => t.ProjectId).Select(g => new { g.Key, Last = g.Max(t => t.Position) }).ToListAsync(ct))
            _last[place.Key] = place.Last;
    }

    private async Task LoadPersonsAsync(List<Guid> ids, CancellationToken ct)
    {
        var missing = ids.Where(id => !_persons.ContainsKey(id)).Distinct().ToList();
        if (missing.Count == 0) return;
        foreach (var person in await Db.People.AsNoTracking().Where(p => EF.Parameter(missing).Contains(p.Id))
            .ToListAsync(ct))
            _persons[person.Id] = person;
    }

    private static string KeyOf(Guid project, string name) => $"{project}:{SearchText.Fold(name.Trim())}";
}
