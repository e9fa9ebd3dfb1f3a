using System.Runtime.ExceptionServices;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Text;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Contacts;

internal sealed record ContactPage(Contact Contact, string CompanyName, bool CanEdit);

[Route("crm/contacts")]
internal sealed class ContactsController(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts)
    : PageController
{
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
        var contact = await db.Contacts.Include(c => c.Company).VisibleTo(me).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (contact is null) return NotFound();
        return View(new ContactPage(contact, contact.Company!.Name,
            me.Can(CrmPermissions.EditCompanies, contact.Company.OwnerId)));
    }

    [HttpGet("create"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Create(Guid company, CancellationToken ct)
    {
        if (await CompanyAsync(company, ct) is not { } found) return NotFound();
        return View(new ContactForm { IsPrimary = !await db.Contacts.AnyAsync(c => c.CompanyId == found.Id, ct) });
    }

    [HttpPost("create"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Create(Guid company, ContactForm form, CancellationToken ct)
    {
        if (await CompanyAsync(company, ct) is not { } found) return NotFound();
        if (!ModelState.IsValid) return Invalid("Create", form);
        var twins = await TwinsAsync(found.Id, form, null, ct);
        if (!twins.AreDecided) return Ask("Create", form, twins);

        var contact = new Contact(found.Id, form.ToData(), isDistinct: twins.Asks);
        db.Contacts.Add(contact);
        try
        {
            await MarkPrimaryAsync(found, contact, form.IsPrimary, ct);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            return await AskOrThrowAsync("Create", found.Id, form, null, e, ct);
        }

        return Saved($"/crm/companies/{found.Id}", texts["Contact created"]);
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } contact) return NotFound();
        Describe(contact.Company!);
        return View(ContactForm.Of(contact));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, ContactForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } contact) return NotFound();
        Describe(contact.Company!);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (contact.Version != form.Version) return Conflict("Edit", form, ContactForm.Of(contact, form.Anyway));
        var twins = form.Traits().DiffersFrom(contact) ? await TwinsAsync(contact.CompanyId, form, id, ct) : null;
        if (twins is { AreDecided: false }) return Ask("Edit", form, twins);

        contact.Change(form.ToData(), twins?.Asks);
        try
        {
            await MarkPrimaryAsync(contact.Company!, contact, form.IsPrimary, ct);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            return await AskOrThrowAsync("Edit", contact.CompanyId, form, id, e, ct);
        }

        return Saved($"/crm/companies/{contact.CompanyId}", texts["Contact saved"]);
    }

    /// <summary>A contact made from a picker, with nothing but the name; or those that it may be.</summary>
    [HttpPost("quick"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Quick(Guid? company, string? name, string? anyway, CancellationToken ct)
    {
        var form = new ContactForm { Name = name?.Trim(), Anyway = anyway };
        if (string.IsNullOrEmpty(form.Name) || form.Name.Length > Contact.NameLength) return BadRequest();
        if (company is not { } id) return Options([new PickerOption("", texts["Choose the company first."])]);
        if (await CompanyAsync(id, ct) is null) return NotFound();
        var twins = await TwinsAsync(id, form, null, ct);
        if (!twins.AreDecided) return Options(twins.ToOptions(form.Name, texts));
        var contact = new Contact(id, form.ToData(), isDistinct: twins.Asks);
        db.Contacts.Add(contact);
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
        ViewData["Twins"] = twins;
        ModelState.AddModelError(nameof(form.Name),
            texts["This person may be known. Open the record, or say that it is somebody else."]);
        return Invalid(view, form);
    }

    // Somebody else entered the person a moment ago.
    private async Task<IActionResult> AskOrThrowAsync(string view, Guid companyId, ContactForm form, Guid? except,
        DbUpdateException refusal, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var twins = await TwinsAsync(companyId, form, except, ct);
        if (!twins.Asks) ExceptionDispatchInfo.Throw(refusal);
        return Ask(view, form, twins);
    }

    private Task<Contact?> FindAsync(Guid id, CancellationToken ct) =>
        db.Contacts.Include(c => c.Company).ChangeableBy(me).FirstOrDefaultAsync(c => c.Id == id, ct);

    private async Task<Company?> CompanyAsync(Guid id, CancellationToken ct)
    {
        var company = await db.Companies.ChangeableBy(me).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (company is not null) Describe(company);
        return company;
    }

    private void Describe(Company company) =>
        (ViewData["CompanyId"], ViewData["CompanyName"]) = (company.Id, company.Name);
}
