using ErpCrm.Contracts;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Companies;

[Route("crm/companies")]
internal sealed class CompaniesController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners,
    CompaniesList list, IStringLocalizer<CrmText> texts) : PageController
{
    [HttpGet(""), RequirePermission(CrmPermissions.ViewCompanies)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("options"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Options(string? q, bool changeable, CancellationToken ct)
    {
        var found = list.Found(ScopeOf(list).With(ListQuery.Empty.With((ListQuery.Words, q))));
        if (changeable) found = found.ChangeableBy(me);
        var rows = await found.OrderBy(c => c.Name).ThenBy(c => c.Id).Take(8)
            .Select(c => new { c.Id, c.Name, c.TaxId, c.Industry })
            .ToListAsync(ct);
        return PartialView("_PickerOptions", rows.Select(c => new PickerOption(c.Id.ToString(), c.Name,
            c.Industry.Length > 0 ? c.Industry : c.TaxId.Length > 0 ? c.TaxId : null)));
    }

    [HttpGet("{id:guid}"), RequirePermission(CrmPermissions.ViewCompanies)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await CompanyPage.LoadAsync(db, me, id, await StoredExchangeRates.LoadAsync(db, profile, ct),
            profile.Current.BaseCurrency, clock.Today, ct));

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
        return await TrySaveAsync("Create", form, async () =>
        {
            var twins = await TwinsAsync(form, null, ct);
            if (!twins.AreDecided) return Ask("Create", form, twins);
            var company = new Company(form.ToData(), clock.UtcNow, isDistinct: twins.IsDistinct);
            form.Custom.Give(company);
            db.Companies.Add(company);
            await db.KeepApartAsync(Kinds.Company, company.Id, twins, ct);
            return await SaveAsync(form, null, ct) is { } known
                ? Ask("Create", form, known)
                : Saved($"/crm/companies/{company.Id}", texts["Company created"]);
        });
    }

    /// <summary>A company made from a picker, with nothing but its name; or those that it may be.</summary>
    [HttpPost("quick"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Quick(string? name, string? anyway, CancellationToken ct)
    {
        var form = new CompanyForm { Name = name?.Trim(), Anyway = anyway };
        if (string.IsNullOrEmpty(form.Name) || form.Name.Length > Company.NameLength
            || CompanyKeys.OfName(form.Name).Length == 0)
            return BadRequest();
        var twins = await TwinsAsync(form, null, ct);
        if (!twins.AreDecided) return Options(twins.ToOptions(form.Name, texts));
        var data = form.ToData() with
        {
            Currency = profile.Current.BaseCurrency, Language = profile.Current.Language, PaymentTermDays = 14,
            OwnerId = await owners.DefaultAsync(ct)
        };
        var company = new Company(data, clock.UtcNow, isDistinct: twins.IsDistinct);
        db.Companies.Add(company);
        await db.KeepApartAsync(Kinds.Company, company.Id, twins, ct);
        if (await SaveAsync(form, null, ct) is { } known) return Options(known.ToOptions(form.Name, texts));
        return PartialView("_PickerOptions",
            new[] { new PickerOption(company.Id.ToString(), company.Name, IsChosen: true) });
    }

    /// <summary>The companies that look like what was typed so far.</summary>
    [HttpGet("known"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Known(CompanyForm form, Guid? except, CancellationToken ct)
    {
        ModelState.Clear();
        return PartialView("/Crm/Twins/_Twins.cshtml", await TwinsAsync(form, except, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(CompanyForm.Of(await FindAsync(id, ct)));

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditCompanies)]
    public async Task<IActionResult> Edit(Guid id, CompanyForm form, CancellationToken ct)
    {
        var company = await FindAsync(id, ct);
        form.NameBefore = company.Name;
        form.Custom.Over(company);
        await CheckOwnerAsync(form.OwnerId, company.OwnerId, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (company.Version != form.Version) return Conflict("Edit", form, CompanyForm.Of(company, form.Anyway));
            var twins = form.Traits().DiffersFrom(company) ? await TwinsAsync(form, id, ct) : null;
            if (twins is { AreDecided: false }) return Ask("Edit", form, twins);
            company.Change(form.ToData(), twins?.IsDistinct);
            form.Custom.Give(company);
            await db.KeepApartAsync(Kinds.Company, id, twins, ct);
            return await SaveAsync(form, id, ct) is { } known
                ? Ask("Edit", form, known)
                : Saved($"/crm/companies/{id}", texts["Company saved"]);
        });
    }

    [HttpPost("{id:guid}/archive"), RequirePermission(CrmPermissions.EditCompanies)]
    public Task<IActionResult> Archive(Guid id, CancellationToken ct) =>
        DoAsync(id, c => c.Archive(), texts["Company archived"], $"/crm/companies/{id}/restore", ct);

    [HttpPost("{id:guid}/restore"), RequirePermission(CrmPermissions.EditCompanies)]
    public Task<IActionResult> Restore(Guid id, CancellationToken ct) =>
        DoAsync(id, c => c.Restore(), texts["Company restored"], null, ct);

    private async Task<IActionResult> DoAsync(Guid id, Action<Company> change, string toast, string? undoUrl,
        CancellationToken ct)
    {
        var company = await FindAsync(id, ct);
        return await TryAsync($"/crm/companies/{id}", async () =>
        {
            change(company);
            await db.SaveChangesAsync(ct);
            Toast(toast, undoUrl);
            return Saved($"/crm/companies/{id}");
        });
    }

    private Task<Company> FindAsync(Guid id, CancellationToken ct) => db.Companies.ChangeableBy(me).OneAsync(id, ct);

    private async Task CheckOwnerAsync(Guid? ownerId, Guid? before, CancellationToken ct)
    {
        if (!await owners.MayAssignAsync(CrmPermissions.EditCompanies, ownerId, before, ct))
            ModelState.AddModelError(nameof(CompanyForm.OwnerId), texts["Choose somebody of your team."]);
    }

    private Task<TwinsFound> TwinsAsync(CompanyForm form, Guid? except, CancellationToken ct) =>
        db.TwinsAsync(me, form.Traits(), form.Anyway, except, ct);

    private IActionResult Options(IEnumerable<PickerOption> options)
    {
        Response.StatusCode = 422;
        return PartialView("_PickerOptions", options);
    }

    private IActionResult Ask(string view, CompanyForm form, TwinsFound twins)
    {
        form.Twins = twins;
        var isTaxId = twins.Found.Any(twin => twin.Why == "Same tax id");
        ModelState.AddModelError(isTaxId ? nameof(form.TaxId) : nameof(form.Name),
            texts["This may be a known company. Open it, or say that it is another one."]);
        return Invalid(view, form);
    }

    /// <returns>Null when it is saved; else the company that somebody else entered a moment ago.</returns>
    private async Task<TwinsFound?> SaveAsync(CompanyForm form, Guid? except, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var twins = await TwinsAsync(form, except, ct);
            if (!twins.Asks) throw;
            return twins;
        }
    }
}
