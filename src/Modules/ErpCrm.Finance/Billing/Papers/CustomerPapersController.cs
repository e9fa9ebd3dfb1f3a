using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>What papers say of one customer.</summary>
[Route("finance/customers/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class CustomerPapersController(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T)
    : PageController
{
    [HttpGet("papers")]
    public async Task<IActionResult> Papers(Guid id, CancellationToken ct)
    {
        var customer = await CustomerAsync(id, ct);
        var form = CustomerPapersForm.Of(await db.CustomerPapers.OfAsync(id, ct));
        form.Customer = customer;
        return View(form);
    }

    [HttpPost("papers")]
    public async Task<IActionResult> Papers(Guid id, CustomerPapersForm form, CancellationToken ct)
    {
        form.Customer = await CustomerAsync(id, ct);
        var papers = await db.CustomerPapers.OfAsync(id, ct);
        return await TrySaveAsync("Papers", form, async () =>
        {
            if ((papers?.Version ?? 0) != form.Version)
                return Conflict("Papers", form, CustomerPapersForm.Of(papers));
            papers ??= db.Add(new CustomerPapers(id)).Entity;
            papers.Change(form.ToBuyer());
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/customers/{id}/papers", T["Saved for this customer"]);
        });
    }

    private Task<Customer> CustomerAsync(Guid id, CancellationToken ct) =>
        db.BilledCustomers(me).OneAsync(c => c.Id == id, ct);
}
