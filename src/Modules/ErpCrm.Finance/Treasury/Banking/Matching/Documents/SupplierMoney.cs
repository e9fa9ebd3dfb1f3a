using ErpCrm.Contracts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Documents;

/// <summary>Bills, and what suppliers were paid of them; a payment is positive, and its line goes out.</summary>
internal sealed class SupplierMoney(FinanceDbContext db, SupplierSettlement settlement, ICurrentUser me)
    : IMoneyDocuments
{
    public IReadOnlyList<string> Paid { get; } = [Kinds.Bill];

    public string Money => Kinds.SupplierPayment;

    public async Task FindAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.ViewSuppliers)) return;
        var suppliers = await db.Suppliers.AsNoTracking()
            .Select(s => new { s.Id, s.Name, s.TaxId, s.AccountNumber }).ToListAsync(ct);
        found.Parties.AddRange(suppliers.Select(s => new PartyFacts(s.Id, false, [s.Name], s.TaxId)
        {
            Accounts = s.AccountNumber.Length > 0 ? [s.AccountNumber] : [],
        }));
        await FindBillsAsync(ask, found, ct);
        await FindPaymentsAsync(ask, found, ct);
    }

    public async Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct) =>
        await Waiting.Where(p => p.Id == id).Select(p => new RecordedMoney(Kinds.SupplierPayment, p.Id, -p.Amount,
            p.Currency, p.PaidOn, p.SupplierId, p.SupplierName)).FirstOrDefaultAsync(ct);

    public async Task<RecordedMoney> PayAsync(PayOrder order, CancellationToken ct)
    {
        var line = order.Line;
        if (line.Amount > 0) throw new BusinessRuleException("Bills are paid by money that goes out.");
        var supplier = await db.Suppliers.OneAsync(s => s.Id == order.PartyId, ct);
        var reference = line.Text.Length > SupplierPayment.ReferenceLength
            ? line.Text[..SupplierPayment.ReferenceLength] : line.Text;
        var terms = new SupplierPaymentTerms(order.On, order.Amount, line.Currency, line.ExchangeRate,
            PaymentMethod.BankTransfer, reference, null, line.BankAccountId);
        var payment = await settlement.PayAsync(me.Id, supplier, terms,
            [.. order.Of.Select(s => new PlannedBill(s.Id, s.Amount))], ct);
        return new RecordedMoney(Kinds.SupplierPayment, payment.Id, -payment.Amount, payment.Currency, payment.PaidOn,
            payment.SupplierId, payment.SupplierName);
    }

    public async Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct)
    {
        var payment = await db.SupplierPayments.Include(p => p.Allocations).OneAsync(p => p.Id == id, ct);
        await settlement.ReverseAsync(payment, me.Id, reason, ct, on);
    }

    // Neither taken back nor met by a line.
    private IQueryable<SupplierPayment> Waiting => db.SupplierPayments.AsNoTracking()
        .Where(p => !p.IsReversed && p.ReversesId == null
            && !db.BankMatches.Any(m => m.DocumentId == p.Id && m.UndoneAt == null));

    // What a payment run is about to pay waits for the run's money.
    private async Task FindBillsAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var currencies = ask.Currencies;
        var open = await db.Bills.AsNoTracking().VisibleTo(me)
            .Where(b => b.IsOpen && b.Kind == BillKind.Bill && b.State == BillState.Posted
                && currencies.Contains(b.Currency)
                && !db.PaymentRunItems.Any(i => i.BillId == b.Id
                    && db.PaymentRuns.Any(r => r.Id == i.PaymentRunId && r.IsOpen)))
            .Select(b => new
            {
                b.Id, b.Number, b.PaymentReference, b.SupplierId, b.SupplierName, b.OpenAmount, b.Currency, b.BilledOn,
                b.DueOn
            }).ToListAsync(ct);
        found.Candidates.AddRange(open.Select(b => new Candidate(CandidateKind.Bill, Kinds.Bill, b.Id, b.Currency,
            -b.OpenAmount, b.BilledOn, b.DueOn, b.SupplierId)
        {
            Numbers = [.. new[] { b.Number, b.PaymentReference }.Where(n => n.Length > 0).Distinct()],
            Title = b.Number, PartyName = b.SupplierName,
        }));
    }

    private async Task FindPaymentsAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var (currencies, from) = (ask.Currencies, ask.From);
        var payments = await Waiting.Where(p => p.PaidOn >= from && currencies.Contains(p.Currency))
            .Select(p => new
            {
                p.Id, p.SupplierId, p.SupplierName, p.Amount, p.Currency, p.PaidOn, p.Reference, p.HasAdvance,
                p.BankAccountId,
            }).ToListAsync(ct);
        var ids = payments.ConvertAll(p => (Guid?)p.Id);
        var used = (await (from a in db.SupplierAllocations.AsNoTracking()
                           join b in db.Bills on a.BillId equals b.Id
                           where ids.Contains(a.PaymentId)
                           select new { PaymentId = a.PaymentId!.Value, b.Id, b.Number }).ToListAsync(ct))
            .ToLookup(a => a.PaymentId);
        foreach (var p in payments)
        {
            if (ask.AccountOf(p.BankAccountId, p.Currency) is not { } account) continue;
            found.Candidates.Add(new Candidate(CandidateKind.Payment, Kinds.SupplierPayment, p.Id, p.Currency,
                -p.Amount, p.PaidOn, p.PaidOn, p.SupplierId)
            {
                Numbers = [.. used[p.Id].Select(u => u.Number).Append(p.Reference).Where(n => n.Length > 0).Distinct()],
                Title = p.Reference, PartyName = p.SupplierName, OfAccount = account,
                Pays = [.. used[p.Id].Select(u => u.Id)], HasCredit = p.HasAdvance,
            });
        }
    }
}
