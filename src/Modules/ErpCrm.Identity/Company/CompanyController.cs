using ErpCrm.Identity.Text;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Company;

[Route("identity/company"), RequirePermission(IdentityPermissions.EditCompany)]
internal sealed class CompanyController(IdentityModuleDbContext db, CompanyProfileStore store, IFileStore files,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken ct) => View(CompanyForm.Of(await FindAsync(ct)));

    [HttpPost("")]
    public async Task<IActionResult> Edit(CompanyForm form, CancellationToken ct)
    {
        var company = await FindAsync(ct);

        // The books are kept in one currency from the first day on.
        form.BaseCurrency = company.BaseCurrency;
        ModelState.Remove(nameof(CompanyForm.BaseCurrency));
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (company.Version != form.Version) return Conflict("Edit", form, CompanyForm.Of(company));
            company.Change(form.ToProfile());
            if (form.Logo is { } file) company.ShowLogo(await Logo.StoreAsync(files, file, ct));
            else if (form.RemoveLogo) company.ShowLogo(null);
            await db.SaveChangesAsync(ct);
            await store.RefreshAsync(ct);
            return Saved("/identity/company", texts["Company saved"]);
        });
    }

    /// <summary>The logo in its full size.</summary>
    [HttpGet("logo")]
    public IActionResult ShowLogo()
    {
        var logo = store.Current.Logo.OrNotFound();
        return File(logo, FileTypes.Of(logo));
    }

    private Task<OwnCompany> FindAsync(CancellationToken ct) => db.Companies.OneAsync(OwnCompany.TheId, ct);
}
