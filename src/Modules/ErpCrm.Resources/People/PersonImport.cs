using ErpCrm.Contracts;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Imports;
using ErpCrm.Resources.Departments;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Resources.People.PersonForm>;

namespace ErpCrm.Resources.People;

/// <summary>People out of files; nobody is invited to sign in by that.</summary>
internal sealed class PersonImport(
    ImportTools<ResourcesDbContext> tools, IValidator<PersonForm> validator, IBusinessClock clock)
    : RecordImport<ResourcesDbContext, Person, PersonForm>(tools)
{
    private const string ByEmail = "e:";
    private const string ByName = "n:";
    private const string ByNameAlone = "a:";

    private Dictionary<string, Department> _departments = [];
    private HashSet<Guid> _told = [];
    private bool _makes;

    public override string Kind => Kinds.Person;

    public override string Missing => "Add departments that are not known";

    public override IReadOnlyList<ImportColumn<PersonForm>> Fields { get; } =
    [
        Column.Text("name", "Full name", f => f.Name).Required().Like("Aizada Toktogulova", "Максим Ли")
            .Called("Name", "Employee", "Person", "ФИО", "Имя", "Сотрудник", "Работник", "Аты-жөнү", "Кызматкер"),
        Column.Text("email", "Email", f => f.Email).Like("aizada@firm.example", "max@firm.example")
            .Called("E-mail", "Mail", "Почта", "Эл. почта", "Электронная почта", "Электрондук почта"),
        Column.Text("phone", "Phone", f => f.Phone).Like("+996 700 500 600", "0777 11 22 33")
            .Called("Tel", "Mobile", "Телефон", "Тел", "Мобильный"),
        Column.Text("jobTitle", "Job title", f => f.JobTitle).Like("Designer", "Разработчик")
            .Called("Position", "Title", "Role", "Должность", "Кызматы"),
        Column.Record("department", "Department", f => f.DepartmentId).Changes().Like("Design", "Разработка")
            .Called("Team", "Unit", "Отдел", "Подразделение", "Департамент", "Бөлүм"),
        Column.Date("joinedOn", "Joined on", f => f.JoinedOn).Like("2024-03-01", "2025-09-15")
            .Called("Start date", "Hired", "Hire date", "Дата приёма", "Принят", "Дата найма", "Ишке кирген күнү"),
        Column.Date("leftOn", "Left on", f => f.LeftOn)
            .Called("End date", "Terminated", "Дата увольнения", "Уволен", "Иштен кеткен күнү"),
        Column.YesNo("worksOnProjects", "Works on projects", f => f.WorksOnProjects)
            .Called("Billable", "Planned", "Работает на проектах"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
    [
        new("known", "Email, otherwise name", "email", "name"), new("email", "Email", "email"),
        new("name", "Full name", "name"),
    ];

    protected override string Permission => ResourcesPermissions.EditPeople;

    protected override IQueryable<Person> Visible => Db.People;

    protected override IQueryable<Person> Changeable => Db.People;

    protected override IQueryable<Person> Whole => Db.People.Include(p => p.Department).Include(p => p.Hours);

    protected override PersonForm Blank() => new() { JoinedOn = clock.Today };

    protected override PersonForm FormOf(Person record) => PersonForm.Of(record);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<PersonForm>> rows, CancellationToken ct)
    {
        _makes = session.MakesMissing;
        _told = [];
        await PrepareBackAsync([], ct);
    }

    protected override async Task PrepareBackAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        _departments = (await Db.Departments.ToListAsync(ct)).DistinctBy(d => SearchText.Fold(d.Name))
            .ToDictionary(d => SearchText.Fold(d.Name), StringComparer.Ordinal);

    protected override void Relate(RowInWork<PersonForm> row, PersonForm form)
    {
        if (row.Row.Said("department") is not string called) return;
        form.DepartmentId = Find(called)?.Id;
        if (form.DepartmentId is null) row.Wrong("department", RowTrouble.NotFound, called);
    }

    // Of two with one name those with an address each are two.
    protected override IEnumerable<string> KeysOf(PersonForm form, string match)
    {
        var email = EmailOf(form);
        if (match != "name" && email is not null) yield return ByEmail + email;
        if (match == "email" || NameOf(form) is not { Length: > 0 } name) yield break;
        yield return (match == "known" && email is not null ? ByNameAlone : ByName) + name;
    }

    protected override IEnumerable<string> SaidBy(PersonForm form, string match)
    {
        var email = EmailOf(form);
        if (email is not null) yield return ByEmail + email;
        if (NameOf(form) is not { Length: > 0 } name) yield break;
        yield return ByName + name;
        if (email is null) yield return ByNameAlone + name;
    }

    // A name is compared as it is read, which no database does: people are few.
    protected override async Task<IReadOnlyList<(string Key, Person Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var all = await Db.People.AsNoTracking().Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct);
        var found = all.SelectMany(p => KeysOf(p.Name, p.Email).Where(keys.Contains).Select(key => (key, p.Id)))
            .ToList();
        var ids = found.Select(f => f.Id).Distinct().ToList();
        var people = await Whole.Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return [.. found.Select(f => (f.key, people[f.Id]))];
    }

    protected override IEnumerable<(string Property, string Message)> Check(PersonForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Person Make(RowInWork<PersonForm> row) =>
        new(row.Form.ToFacts(), DepartmentOf(row.Form), user: null);

    protected override void Change(Person record, PersonForm form) =>
        record.Change(form.ToFacts(), DepartmentOf(form), UserOf(record));

    protected override IEnumerable<(string Kind, Entity Record)> MadeWith(RowInWork<PersonForm> row)
    {
        if (DepartmentOf(row.Form) is { } made && Db.Entry(made).State == EntityState.Added && _told.Add(made.Id))
            yield return (Kinds.Department, made);
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await new Projects.WorkOfPeople(Db).UsedAsync(Kind, ids, ct);

    protected override void Withdraw(Person record) => record.Withdraw();

    private static IEnumerable<string> KeysOf(string name, string? email)
    {
        if (email is not null) yield return ByEmail + email;
        yield return ByName + SearchText.Fold(name);
        if (email is null) yield return ByNameAlone + SearchText.Fold(name);
    }

    private static string? EmailOf(PersonForm form) =>
        string.IsNullOrWhiteSpace(form.Email) ? null : form.Email.Trim().ToLowerInvariant();

    private static string NameOf(PersonForm form) => SearchText.Fold(form.Name?.Trim() ?? "");

    private Department? DepartmentOf(PersonForm form)
    {
        var found = _departments.Values.FirstOrDefault(d => d.Id == form.DepartmentId)
            ?? Db.Departments.Local.FirstOrDefault(d => d.Id == form.DepartmentId);
        if (found is not null && Db.Entry(found).State == EntityState.Detached) Db.Add(found);
        return found;
    }

    // Whom the person signs in as stays as it is.
    private static UserCopy? UserOf(Person person) => person.UserId is not { } id ? null : new UserCopy
    {
        Id = id, Name = person.UserName ?? "", Email = person.Email ?? "", IsActive = true, Role = "",
        SourceVersion = person.UserVersion,
    };

    // It is added with the first row that is taken; of a refused one nothing is left.
    private Department? Find(string called)
    {
        var key = SearchText.Fold(called.Trim());
        if (_departments.TryGetValue(key, out var known)) return known;
        if (!_makes || key.Length == 0 || called.Trim().Length > Department.NameLength) return null;
        return _departments[key] = new Department(called);
    }
}
