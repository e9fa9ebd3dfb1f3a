using ErpCrm.Finance.Purchasing.Bills;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>A bill that a payment paid a part of.</summary>
internal sealed record PaidBill(Guid BillId, string Number, DateOnly On, decimal Amount, decimal ExchangeDifference);

/// <summary>A part that came back.</summary>
internal sealed record CameBack(Guid Id, DateOnly On, decimal Amount, decimal ExchangeDifference);

/// <summary>One payment to a supplier and what it paid.</summary>
internal sealed record SupplierPaymentPage(SupplierPayment Payment, string RecordedBy)
{
    public IReadOnlyList<PaidBill> Bills { get; init; } = [];
    public IReadOnlyList<CameBack> Refunds { get; init; } = [];
    public Guid? ReversedById { get; init; }

    /// <summary>The supplier's credit that it pays out.</summary>
    public string? CreditNote { get; init; }

    public string? BankAccount { get; init; }

    /// <summary>The payment run that paid.</summary>
    public BillPlace? Run { get; init; }

    /// <summary>Realised by everything it paid and that came back, base currency.</summary>
    public decimal ExchangeDifference => Bills.Sum(b => b.ExchangeDifference) + Refunds.Sum(r => r.ExchangeDifference);

    public static async Task<SupplierPaymentPage> LoadAsync(FinanceDbContext db, SupplierPayment payment,
        CancellationToken ct)
    {
        var id = payment.Id;
        return new SupplierPaymentPage(
            payment,
            await db.Users.Where(u => u.Id == payment.RecordedById).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? "")
        {
            Bills = await (
                from a in db.SupplierAllocations
                join b in db.Bills on a.BillId equals b.Id
                where a.PaymentId == id
                orderby a.On, a.Id
                select new PaidBill(b.Id, b.Number, a.On, a.Amount, a.ExchangeDifference)).ToListAsync(ct),
            Refunds = await db.SupplierPayments.AsNoTracking().Where(p => p.RefundsId == id)
                .OrderBy(p => p.PaidOn).ThenBy(p => p.Id)
                .Select(p => new CameBack(p.Id, p.PaidOn, -p.Amount, p.ExchangeDifference)).ToListAsync(ct),
            ReversedById = payment.IsReversed
                ? await db.SupplierPayments.Where(p => p.ReversesId == id).Select(p => (Guid?)p.Id)
                    .FirstOrDefaultAsync(ct)
                : null,
            CreditNote = payment.RefundsCreditNoteId is { } note
                ? await db.Bills.Where(b => b.Id == note).Select(b => b.Number).FirstOrDefaultAsync(ct)
                : null,
            BankAccount = payment.BankAccountId is { } account
                ? await db.BankAccounts.Where(a => a.Id == account).Select(a => a.Name).FirstOrDefaultAsync(ct)
                : null,
            Run = await (
                from item in db.PaymentRunItems
                join run in db.PaymentRuns on item.PaymentRunId equals run.Id
                where item.PaymentId == id
                select new BillPlace(run.Id, run.Name)).FirstOrDefaultAsync(ct),
        };
    }
}
