using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Credit that a payment left is used for other invoices.</summary>
[Route("finance/payments/{id:guid}"), RequirePermission(FinancePermissions.EditPayments)]
internal sealed class PaymentCreditController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("use")]
    public async Task<IActionResult> Use(Guid id, CancellationToken ct)
    {
        var payment = await Payments.Where(p => p.HasCredit).OneAsync(id, ct);
        return View(UseCreditForm.Of(payment.Version, await ContextOfAsync(payment, ct)));
    }

    [HttpPost("use")]
    public async Task<IActionResult> Use(Guid id, UseCreditForm form, CancellationToken ct)
    {
        var payment = await Payments.OneAsync(id, ct);
        return await TrySaveAsync("Use", form, async () =>
        {
            try
            {
                if (payment.Version != form.Version) throw new DbUpdateConcurrencyException();
                await new Settlement(db, company.Current.BaseCurrency, clock.Today).UseAsync(payment,
                    AllocationLine.PlanOf(form.Lines), ct);
                await db.SaveChangesAsync(ct);
                return Saved($"/finance/payments/{id}", T["Credit used"]);
            }
            catch (DbUpdateConcurrencyException)
            {
                await ShowAgainAsync(form, id, ct);
                ModelState.AddModelError("", T["These invoices changed meanwhile. Check the amounts and save again."]);
                var answer = Invalid("Use", form);
                Response.StatusCode = 409;
                return answer;
            }
        }, again => ShowAgainAsync(again, id, ct));
    }

    private IQueryable<Payment> Payments => db.Payments.Include(p => p.Allocations).VisibleTo(db, me);

    private async Task ShowAgainAsync(UseCreditForm form, Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var payment = await Payments.OneAsync(id, ct);
        form.ShowAgain(payment.Version, await ContextOfAsync(payment, ct));
    }

    private async Task<UseCreditContext> ContextOfAsync(Payment payment, CancellationToken ct)
    {
        var open = await Settlement.OpenAsync(db, payment.CompanyId, payment.Currency, ct);
        var customer = await db.Customers.Where(c => c.Id == payment.CompanyId).Select(c => c.Name).SingleAsync(ct);
        var url = $"/finance/payments/{payment.Id}";
        return new UseCreditContext(url, $"{url}/use", customer, payment.OpenAmount, payment.Currency, open);
    }
}
