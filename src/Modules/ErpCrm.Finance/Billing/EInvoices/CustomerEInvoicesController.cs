using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>What e-invoices say of one customer.</summary>
[Route("finance/customers/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class CustomerEInvoicesController(FinanceDbContext db, ICurrentUser me,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("e-invoice")]
    public async Task<IActionResult> Terms(Guid id, CancellationToken ct)
    {
        var customer = await CustomerAsync(id, ct);
        var terms = await db.BuyerTerms.OfAsync(id, ct);
        var form = BuyerTermsForm.Of(terms);
        // Proposed, until somebody says so.
        if (terms is null) form.Country = VatNumbers.CountryOf(customer.TaxId);
        form.Customer = customer;
        return View(form);
    }

    [HttpPost("e-invoice")]
    public async Task<IActionResult> Terms(Guid id, BuyerTermsForm form, CancellationToken ct)
    {
        form.Customer = await CustomerAsync(id, ct);
        var terms = await db.BuyerTerms.OfAsync(id, ct);
        return await TrySaveAsync("Terms", form, async () =>
        {
            if ((terms?.Version ?? 0) != form.Version) return Conflict("Terms", form, BuyerTermsForm.Of(terms));
            terms ??= db.Add(new BuyerTerms(id)).Entity;
            terms.Change(form.ToSide());
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/customers/{id}/e-invoice", T["Saved for this customer"]);
        });
    }

    private Task<Customer> CustomerAsync(Guid id, CancellationToken ct) =>
        db.BilledCustomers(me).OneAsync(c => c.Id == id, ct);
}
