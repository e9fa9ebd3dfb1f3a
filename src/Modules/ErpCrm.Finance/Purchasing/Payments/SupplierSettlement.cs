using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>
/// Brings money and bills together: for payments by hand, payment runs and lines of bank statements. Everything is
/// called within a transaction and saved by the caller. Two at the same time cannot use the same open amount: both
/// change the bill, and its version lets only the first one save.
/// </summary>
internal sealed class SupplierSettlement(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock)
{
    private string BaseCurrency => company.Current.BaseCurrency;

    /// <summary>What is told to whoever distributes money over bills that are not any more what was shown.</summary>
    public static BusinessRuleException ChangedMeanwhile() =>
        new("These bills changed meanwhile. Check the amounts and save again.");

    /// <summary>What somebody wrote, with the rate of its day and the account it moves on.</summary>
    /// <param name="field">Of the form the account was chosen in.</param>
    /// <exception cref="BusinessRuleException">There is no rate, or the account is of another currency.</exception>
    public async Task<SupplierPaymentTerms> TermsAsync(DateOnly day, decimal amount, string currency,
        PaymentMethod method, string? reference, string? note, Guid? bankAccountId, string? field,
        CancellationToken ct) => new(
        day, amount, currency,
        RequiredRate.Require(await Rates.ReadAsync(db, company, currency, day, ct), currency, day),
        method, reference, note, await db.BankAccounts.ChosenAsync(bankAccountId, currency, field, ct));

    /// <summary>Records a payment and pays bills as planned; the rest is paid ahead.</summary>
    /// <param name="runId">The payment run that pays; null for money that nobody prepared.</param>
    public async Task<SupplierPayment> PayAsync(Guid byId, Supplier supplier, SupplierPaymentTerms terms,
        IReadOnlyList<PlannedBill> plan, CancellationToken ct, Guid? runId = null)
    {
        var payment = SupplierPayment.Pay(supplier, byId, terms, clock.Today);
        await RequireInNoRunAsync(plan, runId, ct);
        await AllocateAsync(payment, plan, terms.PaidOn, ct);
        db.Add(payment);
        return payment;
    }

    /// <summary>Uses what was paid ahead for bills.</summary>
    public async Task UseAsync(SupplierPayment payment, IReadOnlyList<PlannedBill> plan, CancellationToken ct)
    {
        await RequireSomeAsync(plan, ct);
        await AllocateAsync(payment, plan, clock.Today, ct);
    }

    /// <summary>Uses a supplier's credit for bills.</summary>
    public async Task UseAsync(Bill credit, IReadOnlyList<PlannedBill> plan, CancellationToken ct)
    {
        await RequireSomeAsync(plan, ct);
        var bills = await BillsAsync(plan.Select(p => p.BillId), ct);
        foreach (var part in plan)
        {
            var bill = Find(bills, part.BillId);
            db.Add(SupplierAllocation.OfCredit(credit, bill, part.Amount, FromDay(bill, clock.Today), BaseCurrency));
        }
    }

    /// <summary>Takes a payment back with everything it paid.</summary>
    /// <param name="on">The business day; null for today.</param>
    public async Task<SupplierPayment> ReverseAsync(SupplierPayment payment, Guid byId, string? reason,
        CancellationToken ct, DateOnly? on = null)
    {
        if (await db.BankMatches.AnyAsync(m => m.DocumentId == payment.Id && m.UndoneAt == null, ct))
            throw new BusinessRuleException("A bank line is matched with this payment. Undo that first.");
        var bills = await BillsAsync(payment.Allocations.Select(a => a.BillId), ct);
        var reversal = payment.Reverse(byId, on ?? clock.Today, reason, bills, BaseCurrency);
        db.Add(reversal);
        return reversal;
    }

    /// <summary>What was paid ahead comes back.</summary>
    public SupplierPayment Refund(SupplierPayment payment, Guid byId, SupplierPaymentTerms terms)
    {
        var refund = payment.Refund(byId, terms, clock.Today, BaseCurrency);
        db.Add(refund);
        return refund;
    }

    /// <summary>A supplier's credit is paid out.</summary>
    public SupplierPayment Refund(Bill credit, Guid byId, SupplierPaymentTerms terms)
    {
        var refund = SupplierPayment.Refund(credit, byId, terms, clock.Today, BaseCurrency);
        db.Add(refund);
        return refund;
    }

    private async Task AllocateAsync(SupplierPayment payment, IReadOnlyList<PlannedBill> plan, DateOnly on,
        CancellationToken ct)
    {
        var bills = await BillsAsync(plan.Select(p => p.BillId), ct);
        foreach (var part in plan)
        {
            var bill = Find(bills, part.BillId);
            payment.Allocate(bill, part.Amount, FromDay(bill, on), BaseCurrency);
        }
    }

    // Money that went out before the bill was in the books pays it from that day on.
    private static DateOnly FromDay(Bill bill, DateOnly on) =>
        bill.PostedOn is { } posted && posted > on ? posted : on;

    private async Task RequireSomeAsync(IReadOnlyList<PlannedBill> plan, CancellationToken ct)
    {
        if (plan.Count == 0) throw new BusinessRuleException("Enter an amount for at least one bill.");
        await RequireInNoRunAsync(plan, null, ct);
    }

    // What a run is about to pay is not paid a second time.
    private async Task RequireInNoRunAsync(IReadOnlyList<PlannedBill> plan, Guid? runId, CancellationToken ct)
    {
        var ids = plan.Select(p => p.BillId).ToList();
        var inRun = await (
            from item in db.PaymentRunItems
            join run in db.PaymentRuns on item.PaymentRunId equals run.Id
            join bill in db.Bills on item.BillId equals bill.Id
            where run.IsOpen && run.Id != runId && ids.Contains(item.BillId)
            select new { bill.Number, Run = run.Name }).FirstOrDefaultAsync(ct);
        if (inRun is not null)
            throw new BusinessRuleException("Bill {0} is in the payment run “{1}”. Take it out there first.",
                inRun.Number, inRun.Run);
    }

    private async Task<List<Bill>> BillsAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Bills.Where(b => wanted.Contains(b.Id)).ToListAsync(ct);
    }

    private static Bill Find(List<Bill> bills, Guid id) =>
        bills.Find(b => b.Id == id) ?? throw new BusinessRuleException("The bill belongs to another supplier.");
}
