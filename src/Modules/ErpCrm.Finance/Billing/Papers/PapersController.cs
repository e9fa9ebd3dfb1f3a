using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>Which papers go with an invoice, who signs them, and whether invoices are reported to the tax service.
/// </summary>
[Route("finance/papers"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class PapersController(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var form = PaperSettingsForm.Of(await db.PaperSettingsAsync(ct));
        await PrepareAsync(form, ct);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(PaperSettingsForm form, CancellationToken ct)
    {
        await PrepareAsync(form, ct);
        var settings = await db.PaperSettings.FirstOrDefaultAsync(s => s.Id == PaperSettings.Only, ct);
        return await TrySaveAsync("Index", form, async () =>
        {
            if ((settings?.Version ?? 0) != form.Version)
                return Conflict("Index", form, PaperSettingsForm.Of(settings ?? new PaperSettings()));
            settings ??= db.Add(new PaperSettings()).Entity;
            settings.Report(form.ReportsEsf ? form.EsfSince ?? clock.Today : null,
                form.EsfDays ?? settings.EsfDays);
            settings.Change(form.Set, form.Director, form.ChiefAccountant);
            await db.CatchUpEsfAsync(settings, ct);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/papers", T["Papers saved"]);
        });
    }

    private async Task PrepareAsync(PaperSettingsForm form, CancellationToken ct)
    {
        form.TaxId = company.Current.TaxId;
        form.HasActByCountry = PaperSettings.HasAct(PaperSet.ByCountry,
            await db.CountryAsync(PaperSet.ByCountry, ct), company.Current);
    }
}
