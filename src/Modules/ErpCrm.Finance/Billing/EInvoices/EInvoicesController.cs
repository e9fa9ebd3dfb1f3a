using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Whether documents are sent as e-invoices, and what these say of our company.</summary>
[Route("finance/e-invoices"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class EInvoicesController(FinanceDbContext db, ICompanyProfile company,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var terms = await TermsAsync(ct);
        var form = SellerTermsForm.Of(terms);
        if (terms is null) form.Country = VatNumbers.CountryOf(company.Current.TaxId);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(SellerTermsForm form, CancellationToken ct)
    {
        var terms = await TermsAsync(ct);
        return await TrySaveAsync("Index", form, async () =>
        {
            if ((terms?.Version ?? 0) != form.Version) return Conflict("Index", form, SellerTermsForm.Of(terms));
            terms ??= db.Add(new SellerTerms()).Entity;
            terms.Change(form.Use, form.ToSide());
            await db.SaveChangesAsync(ct);
            return Saved("/finance/e-invoices", T["E-invoices saved"]);
        });
    }

    private Task<SellerTerms?> TermsAsync(CancellationToken ct) =>
        db.SellerTerms.FirstOrDefaultAsync(t => t.Id == SellerTerms.Only, ct);
}
