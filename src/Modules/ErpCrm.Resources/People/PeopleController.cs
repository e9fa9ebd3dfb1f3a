using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Shared;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.People;

[Route("resources/people")]
internal sealed class PeopleController(ResourcesDbContext db, ICurrentUser me, IBusinessClock clock, PeopleList list,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    [HttpGet(""), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await PersonPage.LoadAsync(db, me, clock.Today, id, ct));

    /// <summary>The signed-in user's own page.</summary>
    [HttpGet("me"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Mine(CancellationToken ct)
    {
        var id = await db.People.Where(p => p.UserId == me.Id).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);
        return LocalRedirect(id is null ? "/resources/people" : $"/resources/people/{id}");
    }

    [HttpGet("create"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> Create(Guid? department, CancellationToken ct) =>
        View(await PreparedAsync(new PersonForm { JoinedOn = clock.Today, DepartmentId = department }, ct));

    [HttpPost("create"), RequirePermission(ResourcesPermissions.EditPeople)]
    public Task<IActionResult> Create(PersonForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            var person = new Person(form.ToFacts(), await DepartmentAsync(form, ct), await UserAsync(form, null, ct));
            form.Custom.Give(person);
            db.Add(person);
            await db.SaveChangesAsync(ct);
            return Saved($"/resources/people/{person.Id}", texts["{0} is added", person.Name]);
        }, f => PreparedAsync(f, ct));

    [HttpGet("{id:guid}/edit"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(await PreparedAsync(PersonForm.Of(await FindAsync(id, ct)), ct));

    [HttpPost("{id:guid}/edit"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> Edit(Guid id, PersonForm form, CancellationToken ct)
    {
        var person = await FindAsync(id, ct);
        form.Custom.Over(person);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (person.Version != form.Version)
                return Conflict("Edit", await PreparedAsync(form, ct), PersonForm.Of(person));
            person.Change(form.ToFacts(), await DepartmentAsync(form, ct), await UserAsync(form, person, ct));
            form.Custom.Give(person);
            await db.SaveChangesAsync(ct);
            return Saved($"/resources/people/{id}", texts["{0} is saved", person.Name]);
        }, f => PreparedAsync(f, ct));
    }

    /// <summary>People who work here, for pickers.</summary>
    [HttpGet("options"), RequirePermission(ResourcesPermissions.ViewPeople)]
    public async Task<IActionResult> Options(string? q, CancellationToken ct)
    {
        var today = clock.Today;
        return PartialView("_PickerOptions", await db.People
            .Where(p => p.LeftOn == null || p.LeftOn >= today)
            .Matching(q, word => p => p.SearchText.Contains(word))
            .OrderByDescending(p => p.WorksOnProjects).ThenBy(p => p.Name)
            .Take(12)
            .Select(p => new PickerOption(p.Id.ToString(), p.Name, p.JobTitle))
            .ToListAsync(ct));
    }

    /// <summary>Users that are nobody's yet.</summary>
    [HttpGet("user-options"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> UserOptions(string? q, CancellationToken ct)
    {
        var users = await db.Users.Where(u => !db.People.Any(p => p.UserId == u.Id)).OrderBy(u => u.Name).Take(200)
            .ToListAsync(ct);
        var words = SearchText.Words(q);
        return PartialView("_PickerOptions", users
            .Where(u => words.All(word => SearchText.Of(u.Name, u.Email).Contains(word, StringComparison.Ordinal)))
            .Take(12)
            .Select(u => new PickerOption(u.Id.ToString(), u.Name, u.Email)));
    }

    private Task<Person> FindAsync(Guid id, CancellationToken ct) =>
        db.People.Include(p => p.Department).Include(p => p.Hours).OneAsync(id, ct);

    private async Task<PersonForm> PreparedAsync(PersonForm form, CancellationToken ct)
    {
        form.Page = new PersonFormPage(await DepartmentOption.AllAsync(db, ct));
        return form;
    }

    private Task<Department?> DepartmentAsync(PersonForm form, CancellationToken ct) =>
        db.Departments.FirstOrDefaultAsync(d => d.Id == form.DepartmentId, ct);

    private async Task<UserCopy?> UserAsync(PersonForm form, Person? person, CancellationToken ct)
    {
        if (form.UserId is not { } id) return null;
        var other = await db.People.Where(p => p.UserId == id && (person == null || p.Id != person.Id))
            .Select(p => p.Name)
            .FirstOrDefaultAsync(ct);
        if (other is not null)
            throw new BusinessRuleException("This user already belongs to {0}.", other)
            {
                Field = nameof(PersonForm.UserId)
            };
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, ct)
            ?? throw new BusinessRuleException("This user is unknown.") { Field = nameof(PersonForm.UserId) };
    }
}
