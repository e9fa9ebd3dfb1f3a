using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Credit of a customer is paid back: what was overpaid, or what a credit note left.</summary>
[Route("finance/payments"), RequirePermission(FinancePermissions.EditPayments)]
internal sealed class PaymentRefundsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("{id:guid}/refund")]
    public async Task<IActionResult> OfPayment(Guid id, CancellationToken ct)
    {
        var payment = await Payments.Where(p => p.HasCredit).OneAsync(id, ct);
        return View("Refund",
            New(payment.OpenAmount, payment.Version, payment.Method, await ContextOfAsync(payment, ct)));
    }

    [HttpPost("{id:guid}/refund")]
    public async Task<IActionResult> OfPayment(Guid id, RefundForm form, CancellationToken ct)
    {
        var payment = await Payments.OneAsync(id, ct);
        form.Context = await ContextOfAsync(payment, ct);
        var invoices = payment.Allocations.Select(a => a.InvoiceId).Distinct().ToList();
        return await RefundAsync(form, payment.Version, payment.Currency,
            async (terms, token) => (await Payments.OneAsync(id, token))
                .Refund(me.Id, terms, await EngagementsAsync(invoices, token), clock.Today), ct);
    }

    [HttpGet("credit/{id:guid}/refund")]
    public async Task<IActionResult> OfCreditNote(Guid id, CancellationToken ct)
    {
        var note = await db.CreditOf(me).Where(n => n.OpenAmount > 0).OneAsync(id, ct);
        return View("Refund",
            New(note.OpenAmount, note.Version, PaymentMethod.BankTransfer, await ContextOfAsync(note, ct)));
    }

    [HttpPost("credit/{id:guid}/refund")]
    public async Task<IActionResult> OfCreditNote(Guid id, RefundForm form, CancellationToken ct)
    {
        var note = await db.CreditOf(me).OneAsync(id, ct);
        form.Context = await ContextOfAsync(note, ct);
        return await RefundAsync(form, note.Version, note.Currency,
            async (terms, token) => Payment.Refund(await db.CreditOf(me).OneAsync(id, token), me.Id, terms,
                await EngagementsAsync([note.InvoiceId], token), clock.Today),
            ct);
    }

    private IQueryable<Payment> Payments => db.Payments.Include(p => p.Allocations).VisibleTo(db, me);

    private Task<IActionResult> RefundAsync(RefundForm form, int version, string currency,
        Func<RefundTerms, CancellationToken, Task<Payment>> pay, CancellationToken ct) =>
        TrySaveAsync("Refund", form, async () =>
        {
            if (form.Version != version) return Outdated("Refund", form, version);
            var refund = await db.InTransactionAsync(
                async token => await PayAsync(await TermsOfAsync(form, currency, token), pay, token), ct);
            return Saved($"/finance/payments/{refund.Id}", T["Refund recorded"]);
        });

    private async Task<RefundTerms> TermsOfAsync(RefundForm form, string currency, CancellationToken ct)
    {
        var day = form.PaidOn!.Value;
        var rate = RequiredRate.Require(await Rates.ReadAsync(db, company, currency, day, ct), currency, day);
        var account = await db.BankAccounts.ChosenAsync(form.BankAccountId, currency, nameof(form.BankAccountId), ct);
        return new RefundTerms(day, form.Amount!.Value, rate, form.Method, form.Reference, form.Note, account);
    }

    private async Task<Payment> PayAsync(RefundTerms terms, Func<RefundTerms, CancellationToken, Task<Payment>> pay,
        CancellationToken ct)
    {
        var refund = await pay(terms, ct);
        db.Add(refund);
        await db.SaveChangesAsync(ct);
        return refund;
    }

    private RefundForm New(decimal left, int version, PaymentMethod method, RefundContext context) =>
        new() { PaidOn = clock.Today, Amount = left, Method = method, Version = version, Context = context };

    private async Task<RefundContext> ContextOfAsync(Payment payment, CancellationToken ct)
    {
        var customer = await db.Customers.Where(c => c.Id == payment.CompanyId).Select(c => c.Name).SingleAsync(ct);
        var url = $"/finance/payments/{payment.Id}";
        return new RefundContext(customer, T["Payment of {0}", Format.Date(payment.ReceivedOn)], url, $"{url}/refund",
            payment.OpenAmount, payment.Currency, await db.BankAccounts.ItemsAsync(payment.Currency, ct));
    }

    private async Task<RefundContext> ContextOfAsync(CreditNote note, CancellationToken ct) =>
        new(note.CustomerToday.Name, note.Number, $"/finance/credit-notes/{note.Id}",
            $"/finance/payments/credit/{note.Id}/refund", note.OpenAmount, note.Currency,
            await db.BankAccounts.ItemsAsync(note.Currency, ct));

    private async Task<IReadOnlyList<Guid>> EngagementsAsync(IReadOnlyCollection<Guid> invoices,
        CancellationToken ct) =>
        await db.Invoices.Where(i => invoices.Contains(i.Id)).SelectMany(i => i.Lines).Where(
            l => l.EngagementId != null).Select(l => l.EngagementId!.Value).Distinct().ToListAsync(ct);
}
