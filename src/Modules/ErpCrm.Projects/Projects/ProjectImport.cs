using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Projects.Projects.ProjectForm>;

namespace ErpCrm.Projects.Projects;

/// <summary>Projects out of files: as if they were opened by hand, each with the code that the file gives it, otherwise
/// with the next one.</summary>
internal sealed class ProjectImport(
    ImportTools<ProjectsDbContext> tools, ImportedCompanies companies, IWorkingPeople people,
    IValidator<ProjectForm> validator, IBusinessClock clock, ICompanyProfile profile)
    : RecordImport<ProjectsDbContext, Project, ProjectForm>(tools)
{
    private const string ByCode = "c:";
    private static readonly char[] Dividers = [',', ';', '\n'];

    private readonly Dictionary<Guid, Client> _clients = [];
    private readonly Dictionary<Guid, ProjectMoney> _money = [];
    private HashSet<Guid> _begun = [];
    private HashSet<Guid> _managers = [];
    private ILookup<string, Guid> _people = Array.Empty<Guid>().ToLookup(_ => "");
    private ProjectNumbers? _numbers;

    public override string Kind => Kinds.Project;

    public override string Missing => "Add clients that are not known";

    public override IReadOnlyList<ImportColumn<ProjectForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Website relaunch", "Личный кабинет")
            .Called("Project", "Title", "Проект", "Название", "Наименование", "Долбоор", "Долбоордун аталышы"),
        Column.Record("company", "Client", f => f.CompanyId).Required().Like("Ala-Too Textile", "ОсОО «Жибек»")
            .Called("Company", "Customer", "Account", "Клиент", "Компания", "Заказчик", "Контрагент", "Кардар"),
        Column.Text("code", "Code", f => f.Code).Identifies().Like("W-17", "")
            .Called("Number", "Project number", "Key", "Id", "Код", "Номер", "Шифр", "Коду"),
        Column.Choice("billing", "Billing", f => f.Billing,
            Enum.GetValues<BillingMethod>().Select(b => new ImportChoice(b.ToString(), Words.KeyOf(b))))
            .Like("TimeAndMaterial", "FixedPrice")
            .Called("Billing method", "Type", "Способ оплаты", "Тип", "Төлөө түрү"),
        Column.Number("value", "Contract value", f => f.Value).Like("480000", "1250000")
            .Called("Value", "Amount", "Budget", "Price", "Сумма", "Стоимость", "Бюджет", "Суммасы").In("currency"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "KGS")
            .Called("Валюта"),
        Column.Number("hourlyRate", "Hourly rate", f => f.HourlyRate).Like("2500", "")
            .Called("Rate", "Ставка", "Ставка в час").In("currency"),
        Column.Number("budgetHours", "Budget hours", f => f.BudgetHours).Like("192", "")
            .Called("Hours", "Estimate", "Часы", "Бюджет часов", "План часов"),
        Column.Number("monthlyFee", "Monthly fee", f => f.MonthlyFee).In("currency")
            .Called("Fee", "Абонентская плата"),
        Column.Whole("months", "Months", f => f.Months).Called("Месяцев", "Месяцы", "Айлар"),
        Column.Date("startsOn", "Starts on", f => f.StartsOn).Like("2026-02-02", "2026-03-16")
            .Called("Start", "Start date", "Начало", "Дата начала", "Башталышы"),
        Column.Date("endsOn", "Ends on", f => f.EndsOn).Like("2026-12-18", "")
            .Called("End", "End date", "Due date", "Deadline", "Окончание", "Дата окончания", "Срок", "Бүтүшү"),
        Column.Person("manager", "Manager", f => f.ManagerId)
            .Called("Project manager", "Owner", "Lead", "Руководитель", "Менеджер", "Ответственный", "Жетекчи"),
        Column.Record("members", "Members", f => f.MemberIds)
            .Called("Team", "People", "Участники", "Команда", "Исполнители", "Катышуучулар"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
    [
        new("known", "Code, otherwise name and client", "code", "name"), new("code", "Code", "code"),
        new("name", "Name and client", "name"),
    ];

    protected override string Permission => ProjectsPermissions.EditProjects;

    protected override IQueryable<Project> Visible => Db.Projects.VisibleTo(Me);

    protected override IQueryable<Project> Changeable => Db.Projects.ChangeableBy(Me);

    protected override IQueryable<Project> Whole => Db.Projects.Whole();

    protected override bool MakesElsewhere => true;

    protected override ProjectForm Blank() => new()
    {
        Currency = profile.Current.BaseCurrency,
        Billing = BillingMethod.TimeAndMaterial,
        StartsOn = clock.Today,
        ManagerId = Me.Id,
    };

    protected override ProjectForm FormOf(Project record) => ProjectForm.Of(record, clock.Today);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<ProjectForm>> rows, CancellationToken ct)
    {
        await companies.LoadAsync(rows.Select(row => row.Row.Said("company")), session.MakesMissing, ct);
        await LoadClientsAsync(ct);
        _managers = await Db.ManagerIdsAsync(ct);
        _people = await people.FindAsync([.. rows.SelectMany(row => NamesIn(row.Row)).Distinct()], ct);
        _numbers = Saves && rows.Count > 0
            ? await ProjectNumbers.ReserveAsync(Db, [.. rows.Select(row => row.Form.Code)], ct)
            : null;
    }

    protected override void Relate(RowInWork<ProjectForm> row, ProjectForm form)
    {
        form.CompanyId = companies.Find(row, "company") ?? form.CompanyId;
        var isNew = form.Version is null;
        if (isNew && row.Row.Said("currency") is null && form.CompanyId is { } client
            && _clients.TryGetValue(client, out var known))
            form.Currency = known.Currency;
        if (isNew) form.MemberIds = [.. MembersOf(row)];
        if (row.Row.Said("manager") is { } called && form.ManagerId is { } manager && manager != Me.Id
            && !_managers.Contains(manager))
            row.Wrong("manager", RowTrouble.NotYourTeam, called);
    }

    protected override IEnumerable<string> KeysOf(ProjectForm form, string match)
    {
        if (match != "name" && CodeOf(form) is { } code) yield return ByCode + code;
        // Of two with one name those with a code each are two.
        if (match == "code" || (match == "known" && CodeOf(form) is not null)) yield break;
        if (NameKeyOf(form) is { } name) yield return name;
    }

    protected override IEnumerable<string> UniqueKeysOf(ProjectForm form)
    {
        if (CodeOf(form) is { } code) yield return ByCode + code;
    }

    protected override IEnumerable<string> SaidBy(ProjectForm form, string match)
    {
        if (CodeOf(form) is { } code) yield return ByCode + code;
        if (NameKeyOf(form) is { } name) yield return name;
    }

    protected override async Task<IReadOnlyList<(string Key, Project Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var codes = keys.Where(key => key.StartsWith(ByCode, StringComparison.Ordinal))
            .Select(key => key[ByCode.Length..]).ToList();
        var names = ImportedCompanies.OfKnown(keys.Where(key => !key.StartsWith(ByCode, StringComparison.Ordinal)));
        var clients = names.Select(key => Guid.Parse(key.Split(':')[0])).Distinct().ToList();
        // A code is written in capitals or not. The database has one way to write capitals.
#pragma warning disable CA1304, CA1311, MA0011
        var some = await Db.Projects.AsNoTracking()
            .Where(p => EF.Parameter(codes).Contains(p.Code.ToUpper()) || EF.Parameter(clients).Contains(p.CompanyId))
            .Select(p => new { p.Id, p.Code, p.Name, p.CompanyId }).ToListAsync(ct);
#pragma warning restore CA1304, CA1311, MA0011
        var found = some.SelectMany(p => new[]
            {
                (Key: ByCode + p.Code.ToUpperInvariant(), p.Id), (Key: KeyOf($"{p.CompanyId}", p.Name), p.Id),
            })
            .Where(pair => keys.Contains(pair.Key)).ToList();
        var ids = found.Select(pair => pair.Id).Distinct().ToList();
        if (ids.Count == 0) return [];
        await PrepareBackAsync(ids, ct);
        var projects = await Whole.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return [.. found.Select(pair => (pair.Key, projects[pair.Id]))];
    }

    protected override async Task PrepareBackAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        _begun = [.. await Db.TimeEntries.Where(e => EF.Parameter(ids).Contains(e.ProjectId)).Select(e => e.ProjectId)
            .Distinct().ToListAsync(ct)];
        _money.Clear();
        foreach (var money in await Db.ProjectMoney.AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.ProjectId)).ToListAsync(ct))
            _money[money.ProjectId] = money;
    }

    protected override IEnumerable<(string Property, string Message)> Check(ProjectForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Task MakeElsewhereAsync(
        ImportSession session, IReadOnlyList<RowInWork<ProjectForm>> rows, CancellationToken ct) =>
        companies.MakeAsync(session, rows, "company", ct);

    protected override Project Make(RowInWork<ProjectForm> row)
    {
        var form = row.Form;
        var project = Project.Open(CodeFor(form), form.Name!, ClientOf(form, row), form.Terms(), form.StartsOn!.Value,
            form.EndsOn, form.ManagerId);
        if (form.MemberIds.Count > 0) project.Staff(form.ManagerId, form.MemberIds);
        return project;
    }

    protected override void Change(Project record, ProjectForm form)
    {
        if (form.Currency != record.Currency)
            throw new BusinessRuleException("Change the currency of a project on its page.")
            {
                Field = nameof(form.Currency)
            };
        record.Change(form.Name!, form.Terms(), form.StartsOn!.Value, form.EndsOn, form.ManagerId,
            [.. record.Members.Select(m => m.PersonId)], _begun.Contains(record.Id), clock.Today,
            _money.GetValueOrDefault(record.Id));
    }

    protected override async Task CompleteAsync(IReadOnlyList<Project> made, CancellationToken ct)
    {
        if (_numbers is not null) await _numbers.SettleAsync(Db, made.Select(project => project.Code), ct);
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Projects.Where(p => ids.Contains(p.Id)
                && (Db.Tasks.Any(t => t.ProjectId == p.Id) || Db.Milestones.Any(m => m.ProjectId == p.Id)
                    || Db.Set<TimesheetRow>().Any(r => r.ProjectId == p.Id)
                    || Db.Timers.Any(t => t.ProjectId == p.Id) || Db.MeasuredTimes.Any(m => m.ProjectId == p.Id)))
            .Select(p => p.Id).ToListAsync(ct);

    protected override void Withdraw(Project record) => record.Discard();

    // A client that was made a moment ago is told to this module later: the copy is the same.
    private async Task LoadClientsAsync(CancellationToken ct)
    {
        var known = companies.Known.ToDictionary(company => company.Id);
        var ids = known.Keys.ToList();
        _clients.Clear();
        foreach (var client in await Db.Clients.Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(ct))
            _clients[client.Id] = client;
        foreach (var company in known.Values.Where(company => !_clients.ContainsKey(company.Id)))
        {
            var client = new Client { Id = company.Id };
            client.Follow(company.Details, company.Version);
            _clients[company.Id] = client;
        }
    }

    private Client ClientOf(ProjectForm form, RowInWork<ProjectForm> row)
    {
        if (!_clients.TryGetValue(form.CompanyId!.Value, out var client))
        {
            // Still to be made: nothing of this is saved.
            client = new Client { Id = form.CompanyId.Value };
            client.Follow(new CompanyDetails((string)row.Row.Said("company")!, "", "", "", "", "",
                form.Currency ?? "", 0, "", null), 0);
        }

        if (Db.Entry(client).State == EntityState.Detached && !companies.IsMissing(client.Id)) Db.Add(client);
        return client;
    }

    private string CodeFor(ProjectForm form) =>
        form.Code?.Trim() is { Length: > 0 } given ? given : _numbers?.Next() ?? ProjectCode.Of(0);

    private IEnumerable<Guid> MembersOf(RowInWork<ProjectForm> row)
    {
        foreach (var name in NamesIn(row.Row))
        {
            var found = _people[name].ToList();
            if (found is [var one]) yield return one;
            else row.Wrong("members", found.Count == 0 ? RowTrouble.NotFound : RowTrouble.Several, name);
        }
    }

    private static IEnumerable<string> NamesIn(ImportRow row) => row.Said("members") is string text
        ? text.Split(Dividers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    private static string? CodeOf(ProjectForm form) =>
        form.Code?.Trim() is { Length: > 0 } code ? code.ToUpperInvariant() : null;

    private string? NameKeyOf(ProjectForm form) =>
        form.CompanyId is { } company && form.Name?.Trim() is { Length: > 0 } name
            ? KeyOf(companies.KeyOf(company), name)
            : null;

    private static string KeyOf(string company, string name) => $"{company}:n:{SearchText.Fold(name.Trim())}";
}
