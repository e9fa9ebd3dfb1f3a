using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Crm.Text;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Contacts;

internal sealed record ContactPage(Contact Contact, string CompanyName, bool CanEdit,
    IReadOnlyList<RecordMerge> Merges);

[Route("crm/contacts")]
internal sealed class ContactsController(CrmDbContext db, ContactsList list, ICurrentUser me,
    IStringLocalizer<CrmText> texts) : PageController
{
    [HttpGet(""), RequirePermission(CrmPermissions.ViewCompanies)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("options"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Options(string? q, Guid? company, CancellationToken ct)
    {
        var contacts = db.Contacts.AsNoTracking().VisibleTo(me);
        if (company is { } id) contacts = contacts.Where(c => c.CompanyId == id);
        foreach (var word in SearchText.Words(q)) contacts = contacts.Where(c => c.SearchText.Contains(word));
        var rows = await contacts.OrderBy(c => c.Name).Take(8)
            .Select(c => new { c.Id, c.Name, Company = c.Company!.Name })
            .ToListAsync(ct);
        return PartialView("_PickerOptions", rows.Select(c => new PickerOption(c.Id.ToString(), c.Name, c.Company)));
    }

    [HttpGet("{id:guid}"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var contact = await db.Contacts.Include(c => c.Company).VisibleTo(me).OneAsync(id, ct);
        return View(new ContactPage(contact, contact.Company!.Name,
            me.Can(CrmPermissions.EditCompanies, contact.Company.OwnerId),
            await RecordMerge.OfAsync(db, Kinds.Contact, id, any: true, ct)));
    }

    [HttpGet("create"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Create(Guid company, CancellationToken ct)
    {
        return View(new ContactForm
        {
            Company = await CompanyAsync(company, ct),
            IsPrimary = !await db.Contacts.AnyAsync(c => c.CompanyId == company, ct),
        });
    }

    [HttpPost("create"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Create(Guid company, ContactForm form, CancellationToken ct)
    {
        var found = form.Company = await CompanyAsync(company, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var twins = await TwinsAsync(company, form, null, ct);
            if (!twins.AreDecided) return Ask("Create", form, twins);
            var contact = new Contact(company, form.ToData(), isDistinct: twins.IsDistinct);
            form.Custom.Give(contact);
            db.Contacts.Add(contact);
            await db.KeepApartAsync(Kinds.Contact, contact.Id, twins, ct);
            await MarkPrimaryAsync(found, contact, form.IsPrimary, ct);
            return await SaveAsync(company, form, null, ct) is { } known
                ? Ask("Create", form, known)
                : Saved($"/crm/companies/{company}", texts["Contact created"]);
        });
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(ContactForm.Of(await FindAsync(id, ct)));

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, ContactForm form, CancellationToken ct)
    {
        var contact = await FindAsync(id, ct);
        var company = form.Company = contact.Company!;
        form.Custom.Over(contact);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (contact.Version != form.Version) return Conflict("Edit", form, ContactForm.Of(contact, form.Anyway));
            var twins = form.Traits().DiffersFrom(contact) ? await TwinsAsync(company.Id, form, id, ct) : null;
            if (twins is { AreDecided: false }) return Ask("Edit", form, twins);
            contact.Change(form.ToData(), twins?.IsDistinct);
            form.Custom.Give(contact);
            await db.KeepApartAsync(Kinds.Contact, id, twins, ct);
            await MarkPrimaryAsync(company, contact, form.IsPrimary, ct);
            return await SaveAsync(company.Id, form, id, ct) is { } known
                ? Ask("Edit", form, known)
                : Saved($"/crm/companies/{company.Id}", texts["Contact saved"]);
        });
    }

    /// <summary>A contact made from a picker, with nothing but the name; or those that it may be.</summary>
    [HttpPost("quick"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Quick(Guid? company, string? name, string? anyway, CancellationToken ct)
    {
        var form = new ContactForm { Name = name?.Trim(), Anyway = anyway };
        if (string.IsNullOrEmpty(form.Name) || form.Name.Length > Contact.NameLength) return BadRequest();
        if (company is not { } id) return Options([new PickerOption("", texts["Choose the company first."])]);
        await CompanyAsync(id, ct);
        var twins = await TwinsAsync(id, form, null, ct);
        if (!twins.AreDecided) return Options(twins.ToOptions(form.Name, texts));
        var contact = new Contact(id, form.ToData(), isDistinct: twins.IsDistinct);
        db.Contacts.Add(contact);
        await db.KeepApartAsync(Kinds.Contact, contact.Id, twins, ct);
        await db.SaveChangesAsync(ct);
        return PartialView("_PickerOptions",
            new[] { new PickerOption(contact.Id.ToString(), contact.Name, IsChosen: true) });
    }

    /// <summary>The people who look like what was typed so far.</summary>
    [HttpGet("known"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Known(Guid companyId, ContactForm form, Guid? except, CancellationToken ct)
    {
        ModelState.Clear();
        return PartialView("/Crm/Twins/_Twins.cshtml", await TwinsAsync(companyId, form, except, ct));
    }

    // One contact of a company is the primary one.
    private async Task MarkPrimaryAsync(Company company, Contact contact, bool isPrimary, CancellationToken ct)
    {
        if (!isPrimary)
        {
            contact.StepBack();
            return;
        }

        var others = await db.Contacts.Where(c => c.CompanyId == company.Id && c.IsPrimary && c.Id != contact.Id)
            .ToListAsync(ct);
        if (contact.IsPrimary && others.Count == 0) return;
        company.ChoosePrimaryContact();
        foreach (var other in others) other.StepBack();
        contact.BecomePrimary();
    }

    private Task<TwinsFound> TwinsAsync(Guid companyId, ContactForm form, Guid? except, CancellationToken ct) =>
        db.TwinsAsync(me, companyId, form.Traits(), form.Anyway, except, ct);

    private IActionResult Options(IEnumerable<PickerOption> options)
    {
        Response.StatusCode = 422;
        return PartialView("_PickerOptions", options);
    }

    private IActionResult Ask(string view, ContactForm form, TwinsFound twins)
    {
        form.Twins = twins;
        ModelState.AddModelError(nameof(form.Name),
            texts["This person may be known. Open the record, or say that it is somebody else."]);
        return Invalid(view, form);
    }

    /// <returns>Null when it is saved; else the person that somebody else entered a moment ago.</returns>
    private async Task<TwinsFound?> SaveAsync(Guid companyId, ContactForm form, Guid? except, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var twins = await TwinsAsync(companyId, form, except, ct);
            if (!twins.Asks) throw;
            return twins;
        }
    }

    private Task<Contact> FindAsync(Guid id, CancellationToken ct) =>
        db.Contacts.Include(c => c.Company).ChangeableBy(me).OneAsync(id, ct);

    private Task<Company> CompanyAsync(Guid id, CancellationToken ct) => db.Companies.ChangeableBy(me).OneAsync(id, ct);
}
