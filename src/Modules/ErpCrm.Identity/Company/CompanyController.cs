using ErpCrm.Identity.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Company;

[Route("identity/company"), RequirePermission(IdentityPermissions.EditCompany)]
internal sealed class CompanyController(IdentityModuleDbContext db, CompanyProfileStore store,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken ct) =>
        await FindAsync(ct) is { } company ? View(CompanyForm.Of(company)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Edit(CompanyForm form, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } company) return NotFound();

        // The books are kept in one currency from the first day on.
        form.BaseCurrency = company.BaseCurrency;
        ModelState.Remove(nameof(CompanyForm.BaseCurrency));
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (company.Version != form.Version) return Conflict("Edit", form, CompanyForm.Of(company));
        try
        {
            company.Change(form.ToProfile());
            if (form.Logo is { } file) company.ShowLogo(await Logo.ReadAsync(file, ct));
            else if (form.RemoveLogo) company.ShowLogo(null);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        await db.SaveChangesAsync(ct);
        await store.RefreshAsync(ct);
        return Saved("/identity/company", texts["Company saved"]);
    }

    /// <summary>The logo in its full size.</summary>
    [HttpGet("logo")]
    public IActionResult ShowLogo() => store.Current.Logo is { } logo ? File(logo, Logo.TypeOf(logo)) : NotFound();

    private Task<OwnCompany?> FindAsync(CancellationToken ct) =>
        db.Companies.FirstOrDefaultAsync(c => c.Id == OwnCompany.TheId, ct);
}
