using ErpCrm.Finance.Copies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Payments;

internal sealed record AllocationRow(Guid InvoiceId, string Number, DateOnly On, decimal Amount,
    decimal ExchangeDifference);

/// <summary>A part that was paid back.</summary>
internal sealed record RefundRow(Guid Id, DateOnly On, decimal Amount, decimal ExchangeDifference);

/// <summary>One payment and what it was used for.</summary>
internal sealed record PaymentPage(Payment Payment, Customer Customer, string RecordedBy,
    IReadOnlyList<AllocationRow> Allocations, Guid? ReversedById, IReadOnlyList<RefundRow> Refunds, string? CreditNote,
    decimal RefundDifference, string? BankAccount)
{
    /// <summary>Realised by everything it was used for and paid back, base currency.</summary>
    public decimal ExchangeDifference =>
        Allocations.Sum(a => a.ExchangeDifference) + Refunds.Sum(r => r.ExchangeDifference);

    public static async Task<PaymentPage> LoadAsync(FinanceDbContext db, Payment payment, string baseCurrency,
        CancellationToken ct)
    {
        var refunds = await db.Payments.AsNoTracking().Where(p => p.RefundsId == payment.Id).OrderBy(p => p.ReceivedOn)
            .ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.ReceivedOn, p.Amount, p.ExchangeRate }).ToListAsync(ct);
        var cameInAt = await CameInAtAsync(db, payment, ct);
        var allocations = await (
            from a in db.PaymentAllocations
            join i in db.Invoices on a.InvoiceId equals i.Id
            where a.PaymentId == payment.Id
            orderby a.On, a.Id
            select new AllocationRow(i.Id, i.Number!, a.On, a.Amount, a.ExchangeDifference)).ToListAsync(ct);
        return new PaymentPage(
            payment,
            await db.Customers.AsNoTracking().SingleAsync(c => c.Id == payment.CompanyId, ct),
            await db.Users.Where(u => u.Id == payment.RecordedById).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? "",
            allocations,
            payment.IsReversed ? await db.Payments.Where(p => p.ReversesId == payment.Id).Select(p => (Guid?)p.Id)
                .FirstOrDefaultAsync(ct) : null,
            refunds.ConvertAll(p => new RefundRow(p.Id, p.ReceivedOn, -p.Amount,
                Payment.RefundDifference(-p.Amount, payment.ExchangeRate, p.ExchangeRate, baseCurrency))),
            payment.RefundsCreditNoteId is { } note ? await db.CreditNotes.Where(n => n.Id == note)
                .Select(n => n.Number)
                .SingleOrDefaultAsync(ct) : null,
            cameInAt is { } rate
                ? Payment.RefundDifference(-payment.Amount, rate, payment.ExchangeRate, baseCurrency)
                : 0,
            payment.BankAccountId is { } account ? await db.BankAccounts.Where(a => a.Id == account)
                .Select(a => a.Name).FirstOrDefaultAsync(ct) : null);
    }

    // The rate at which a refund's money had come in: of its payment, or of the invoice that was credited.
    private static async Task<decimal?> CameInAtAsync(FinanceDbContext db, Payment refund, CancellationToken ct)
    {
        if (refund.RefundsId is { } payment)
            return await db.Payments.Where(p => p.Id == payment).Select(p => (decimal?)p.ExchangeRate)
                .SingleOrDefaultAsync(ct);
        return refund.RefundsCreditNoteId is { } note ? await db.CreditNotes.Where(n => n.Id == note)
            .Select(n => (decimal?)n.ExchangeRate)
            .SingleOrDefaultAsync(ct) : null;
    }
}

internal static class PaymentLabels
{
    /// <summary>English label, the key of its translation.</summary>
    public static string LabelOf(PaymentMethod method) => method switch
    {
        PaymentMethod.BankTransfer => "Bank transfer",
        PaymentMethod.Card => "Card",
        PaymentMethod.Cash => "Cash",
        _ => "Other",
    };
}
