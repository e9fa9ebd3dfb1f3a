using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Companies;

[Route("crm/companies")]
internal sealed class CompaniesController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners, IStringLocalizer<CrmText> texts) : PageController
{
    private static readonly string[] ExportColumns =
        ["Name", "Status", "Tax id", "Industry", "Primary contact", "Phone", "Email", "Owner", "Currency", "Open deals", "Client since"];

    [HttpGet(""), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Index(CompanyFilter filter, CancellationToken ct)
    {
        var list = await CompanyList.LoadAsync(db, me, filter, ct);
        return WantsRegion("list") ? PartialView("_List", list) : View(list);
    }

    [HttpGet("export"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Export(CompanyFilter filter, CancellationToken ct)
    {
        var rows = await CompanyList.Rows(db, me, filter).Take(CompanyList.ExportLimit).ToListAsync(ct);
        var csv = new Csv().Row(ExportColumns.Select(column => texts[column].Value));
        foreach (var c in rows) csv.Row(c.Name, texts[c.Status.ToString()], c.TaxId, c.Industry, c.Contact, c.Phone, c.Email, c.Owner, c.Currency, c.OpenDeals, c.ClientSince);
        return File(csv.ToBytes(), Csv.ContentType, $"companies-{clock.Today:yyyy-MM-dd}.csv");
    }

    [HttpGet("options"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Options(string? q, CancellationToken ct)
    {
        var rows = await CompanyList.Rows(db, me, new CompanyFilter { Q = q }).Take(8).Select(c => new { c.Id, c.Name, c.TaxId, c.Industry }).ToListAsync(ct);
        return PartialView("_PickerOptions", rows.Select(c => new PickerOption(c.Id.ToString(), c.Name, c.Industry.Length > 0 ? c.Industry : c.TaxId.Length > 0 ? c.TaxId : null)));
    }

    [HttpGet("{id:guid}"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        await CompanyPage.LoadAsync(db, me, id, await RateTable.LoadAsync(db, profile, ct), profile.Current.BaseCurrency, clock.Today, ct) is { } page ? View(page) : NotFound();

    [HttpGet("create"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Create(string? name, CancellationToken ct) => View(new CompanyForm
    {
        Name = name,
        Currency = profile.Current.BaseCurrency,
        Language = profile.Current.Language,
        PaymentTermDays = 14,
        OwnerId = await owners.DefaultAsync(ct),
    });

    [HttpPost("create"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Create(CompanyForm form, CancellationToken ct)
    {
        await CheckOwnerAsync(form.OwnerId, null, ct);
        if (!ModelState.IsValid) return Invalid("Create", form);
        if (await db.FindTwinAsync(form.Name, form.TaxId, null, ct) is { } twin) return Twin("Create", form, twin);

        Company company;
        try
        {
            company = new Company(form.ToData(), clock.UtcNow);
            db.Companies.Add(company);
            await db.SaveChangesAsync(ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            if (await db.FindTwinAsync(form.Name, form.TaxId, null, ct) is not { } other) throw;
            return Twin("Create", form, other);
        }

        return Saved($"/crm/companies/{company.Id}", texts["Company created"]);
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, CrmPermissions.EditCompanies, ct) is not { } company) return NotFound();
        ViewData["Name"] = company.Name;
        return View(CompanyForm.Of(company));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CompanyForm form, CancellationToken ct)
    {
        if (await FindAsync(id, CrmPermissions.EditCompanies, ct) is not { } company) return NotFound();
        ViewData["Name"] = company.Name;
        await CheckOwnerAsync(form.OwnerId, company.OwnerId, ct);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (company.Version != form.Version) return Conflict("Edit", form, CompanyForm.Of(company));
        if (await db.FindTwinAsync(form.Name, form.TaxId, id, ct) is { } twin) return Twin("Edit", form, twin);
        try
        {
            company.Change(form.ToData());
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/crm/companies/{id}", texts["Company saved"]);
    }

    [HttpPost("{id:guid}/archive"), RequirePermission(CrmPermissions.EditCompanies)]
    public Task<IActionResult> Archive(Guid id, CancellationToken ct) => DoAsync(id, c => c.Archive(), texts["Company archived"], $"/crm/companies/{id}/restore", ct);

    [HttpPost("{id:guid}/restore"), RequirePermission(CrmPermissions.EditCompanies)]
    public Task<IActionResult> Restore(Guid id, CancellationToken ct) => DoAsync(id, c => c.Restore(), texts["Company restored"], null, ct);

    private async Task<IActionResult> DoAsync(Guid id, Action<Company> change, string toast, string? undoUrl, CancellationToken ct)
    {
        if (await FindAsync(id, CrmPermissions.EditCompanies, ct) is not { } company) return NotFound();
        try
        {
            change(company);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/crm/companies/{id}");
        }

        await db.SaveChangesAsync(ct);
        Toast(toast, undoUrl);
        return Saved($"/crm/companies/{id}");
    }

    private Task<Company?> FindAsync(Guid id, string permission, CancellationToken ct) =>
        db.Companies.VisibleTo(me.AccessTo(permission), c => c.OwnerId).FirstOrDefaultAsync(c => c.Id == id, ct);

    private async Task CheckOwnerAsync(Guid? ownerId, Guid? before, CancellationToken ct)
    {
        if (!await owners.MayAssignAsync(CrmPermissions.EditCompanies, ownerId, before, ct)) ModelState.AddModelError(nameof(CompanyForm.OwnerId), texts["Choose somebody of your team."]);
    }

    private IActionResult Twin(string view, CompanyForm form, CompanyTwin twin)
    {
        ViewData["Twin"] = twin;
        ModelState.AddModelError(twin.SameTaxId ? nameof(form.TaxId) : nameof(form.Name), texts["This company is known already: {0}.", twin.Name]);
        return Invalid(view, form);
    }
}
