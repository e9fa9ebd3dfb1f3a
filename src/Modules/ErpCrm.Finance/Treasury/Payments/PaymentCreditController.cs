using ErpCrm.Finance.Billing.CreditNotes;
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

/// <summary>Credit that a payment or a credit note left is used for other invoices.</summary>
[Route("finance/payments"), RequirePermission(FinancePermissions.EditPayments)]
internal sealed class PaymentCreditController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("{id:guid}/use")]
    public async Task<IActionResult> OfPayment(Guid id, CancellationToken ct)
    {
        var payment = await Payments.Where(p => p.HasCredit).OneAsync(id, ct);
        return View("Use", UseCreditForm.Of(payment.Version, await ContextOfAsync(payment, ct)));
    }

    [HttpPost("{id:guid}/use")]
    public async Task<IActionResult> OfPayment(Guid id, UseCreditForm form, CancellationToken ct)
    {
        var payment = await Payments.OneAsync(id, ct);
        return await UseAsync(form, payment.Version, $"/finance/payments/{id}",
            (settlement, plan) => settlement.UseAsync(payment, plan, ct),
            async () =>
            {
                var now = await Payments.OneAsync(id, ct);
                return (now.Version, await ContextOfAsync(now, ct));
            }, ct);
    }

    [HttpGet("credit/{id:guid}")]
    public async Task<IActionResult> OfCreditNote(Guid id, CancellationToken ct)
    {
        var note = await db.CreditOf(me).Where(n => n.OpenAmount > 0).OneAsync(id, ct);
        return View("Use", UseCreditForm.Of(note.Version, await ContextOfAsync(note, ct)));
    }

    [HttpPost("credit/{id:guid}")]
    public async Task<IActionResult> OfCreditNote(Guid id, UseCreditForm form, CancellationToken ct)
    {
        var note = await db.CreditOf(me).OneAsync(id, ct);
        return await UseAsync(form, note.Version, $"/finance/customers/{note.CompanyId}",
            (settlement, plan) => settlement.UseAsync(note, plan, ct),
            async () =>
            {
                var now = await db.CreditOf(me).OneAsync(id, ct);
                return (now.Version, await ContextOfAsync(now, ct));
            }, ct);
    }

    private IQueryable<Payment> Payments => db.Payments.Include(p => p.Allocations).VisibleTo(db, me);

    private Task<IActionResult> UseAsync(UseCreditForm form, int version, string url,
        Func<Settlement, IReadOnlyList<PlannedAllocation>, Task> use,
        Func<Task<(int Version, UseCreditContext Context)>> read, CancellationToken ct) =>
        TrySaveTogetherAsync("Use", form, Settlement.ChangedMeanwhile(), async () =>
        {
            if (version != form.Version) throw new DbUpdateConcurrencyException();
            await use(new Settlement(db, company.Current.BaseCurrency, clock.Today), AllocationLine.PlanOf(form.Lines));
            await db.SaveChangesAsync(ct);
            return Saved(url, T["Credit used"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            var (now, context) = await read();
            again.ShowAgain(now, context);
        });

    private async Task<UseCreditContext> ContextOfAsync(Payment payment, CancellationToken ct)
    {
        var open = await Settlement.OpenAsync(db, payment.CompanyId, payment.Currency, ct);
        var customer = await db.Customers.Where(c => c.Id == payment.CompanyId).Select(c => c.Name).SingleAsync(ct);
        var url = $"/finance/payments/{payment.Id}";
        return new UseCreditContext(url, $"{url}/use", customer, payment.OpenAmount, payment.Currency, open);
    }

    private async Task<UseCreditContext> ContextOfAsync(CreditNote note, CancellationToken ct) => new(
        $"/finance/credit-notes/{note.Id}", $"/finance/payments/credit/{note.Id}", note.CustomerToday.Name,
        note.OpenAmount, note.Currency, await Settlement.OpenAsync(db, note.CompanyId, note.Currency, ct));
}
