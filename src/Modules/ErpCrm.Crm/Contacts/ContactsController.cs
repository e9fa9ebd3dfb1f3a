using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Contacts;

internal sealed record ContactPage(Contact Contact, string CompanyName, bool CanEdit);

[Route("crm/contacts")]
internal sealed class ContactsController(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : PageController
{
    [HttpGet("options"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Options(string? q, Guid? company, CancellationToken ct)
    {
        var contacts = db.Contacts.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.Company!.OwnerId);
        if (company is { } id) contacts = contacts.Where(c => c.CompanyId == id);
        foreach (var word in SearchText.Words(q)) contacts = contacts.Where(c => c.SearchText.Contains(word));
        var rows = await contacts.OrderBy(c => c.Name).Take(8).Select(c => new { c.Id, c.Name, Company = c.Company!.Name }).ToListAsync(ct);
        return PartialView("_PickerOptions", rows.Select(c => new PickerOption(c.Id.ToString(), c.Name, c.Company)));
    }

    [HttpGet("{id:guid}"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, CrmPermissions.ViewCompanies, ct) is not { } contact) return NotFound();
        return View(new ContactPage(contact, contact.Company!.Name, me.Can(CrmPermissions.EditCompanies, contact.Company.OwnerId)));
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
        if (await TwinAsync(found.Id, form.Email, null, ct) is { } twin) return Twin("Create", form, twin);

        var contact = new Contact(found.Id, form.ToData());
        db.Contacts.Add(contact);
        await MarkPrimaryAsync(found, contact, form.IsPrimary, ct);
        await db.SaveChangesAsync(ct);
        return Saved($"/crm/companies/{found.Id}", texts["Contact created"]);
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, CrmPermissions.EditCompanies, ct) is not { } contact) return NotFound();
        Describe(contact.Company!);
        return View(ContactForm.Of(contact));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, ContactForm form, CancellationToken ct)
    {
        if (await FindAsync(id, CrmPermissions.EditCompanies, ct) is not { } contact) return NotFound();
        Describe(contact.Company!);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (contact.Version != form.Version) return Conflict("Edit", form, ContactForm.Of(contact));
        if (await TwinAsync(contact.CompanyId, form.Email, id, ct) is { } twin) return Twin("Edit", form, twin);

        contact.Change(form.ToData());
        await MarkPrimaryAsync(contact.Company!, contact, form.IsPrimary, ct);
        await db.SaveChangesAsync(ct);
        return Saved($"/crm/companies/{contact.CompanyId}", texts["Contact saved"]);
    }

    // One contact of a company is the primary one.
    private async Task MarkPrimaryAsync(Company company, Contact contact, bool isPrimary, CancellationToken ct)
    {
        if (!isPrimary)
        {
            contact.StepBack();
            return;
        }

        var others = await db.Contacts.Where(c => c.CompanyId == company.Id && c.IsPrimary && c.Id != contact.Id).ToListAsync(ct);
        if (contact.IsPrimary && others.Count == 0) return;
        company.ChoosePrimaryContact();
        foreach (var other in others) other.StepBack();
        contact.BecomePrimary();
    }

    private Task<string?> TwinAsync(Guid companyId, string? email, Guid? except, CancellationToken ct)
    {
        var key = CompanyKeys.OfEmail(email);
        return key is null
            ? Task.FromResult<string?>(null)
            : db.Contacts.Where(c => c.CompanyId == companyId && c.EmailKey == key && c.Id != except).Select(c => c.Name).FirstOrDefaultAsync(ct);
    }

    private IActionResult Twin(string view, ContactForm form, string name)
    {
        ModelState.AddModelError(nameof(form.Email), texts["{0} of this company has this email.", name]);
        return Invalid(view, form);
    }

    private Task<Contact?> FindAsync(Guid id, string permission, CancellationToken ct) =>
        db.Contacts.Include(c => c.Company).VisibleTo(me.AccessTo(permission), c => c.Company!.OwnerId).FirstOrDefaultAsync(c => c.Id == id, ct);

    private async Task<Company?> CompanyAsync(Guid id, CancellationToken ct)
    {
        var company = await db.Companies.VisibleTo(me.AccessTo(CrmPermissions.EditCompanies), c => c.OwnerId).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (company is not null) Describe(company);
        return company;
    }

    private void Describe(Company company) => (ViewData["CompanyId"], ViewData["CompanyName"]) = (company.Id, company.Name);
}
