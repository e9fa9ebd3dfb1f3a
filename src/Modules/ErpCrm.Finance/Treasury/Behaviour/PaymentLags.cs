using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Treasury.Disputes;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Figures;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Behaviour;

/// <summary>How a customer, or all of them, pay, and what is disputed meanwhile and left out.</summary>
/// <param name="Disputed">In base currency, at the rates of the invoices.</param>
internal sealed record KnownBehaviour(PaymentBehaviour Behaviour, decimal Disputed);

/// <summary>Reads when invoices were paid, from their due day on (domain-rules §18).</summary>
internal static class PaymentLags
{
    /// <summary>Of everybody, so many days are looked back.</summary>
    public const int DaysOfEverybody = 365;

    private static readonly Type[] Sources =
        [typeof(Invoice), typeof(PaymentAllocation), typeof(Payment), typeof(OpenWriteOff), typeof(Dispute)];

    /// <summary>Invoices that were due within the last year, kept until one of them is paid.</summary>
    public static Task<KnownBehaviour> OfEverybodyAsync(FinanceDbContext db, DateOnly today, CancellationToken ct) =>
        db.KeptAsync($"payment behaviour {today:O}", null, Sources,
            () => ReadAsync(db, null, today.AddDays(-DaysOfEverybody), today, ct));

    /// <summary>All invoices of a customer, kept as those of everybody are.</summary>
    public static Task<KnownBehaviour> OfAsync(FinanceDbContext db, Guid customerId, DateOnly today,
        CancellationToken ct) =>
        db.KeptAsync($"payment behaviour of {customerId} {today:O}", null, Sources,
            () => ReadAsync(db, customerId, DateOnly.MinValue, today, ct));

    private static async Task<KnownBehaviour> ReadAsync(FinanceDbContext db, Guid? customerId, DateOnly since,
        DateOnly today, CancellationToken ct)
    {
        var invoices = db.Invoices.AsNoTracking().Where(i => i.IssuedOn != null && i.IssuedOn <= today
            && i.DueOn >= since && (customerId == null || i.CompanyId == customerId));
        var rows = await invoices.Select(i => new Owed(i.Id, i.DueOn!.Value, i.OpenAmount, i.ExchangeRate,
            db.Disputes.Any(d => d.OpenFor == i.Id))).ToDictionaryAsync(i => i.Id, ct);
        var ids = invoices.Select(i => i.Id);
        var paid = await db.PaymentAllocations.AsNoTracking().Where(a => ids.Contains(a.InvoiceId) && a.Amount > 0
                && !db.Payments.Any(p => p.Id == a.PaymentId && p.IsReversed))
            .Select(a => new { a.InvoiceId, a.On, a.Amount }).ToListAsync(ct);
        var lost = await db.OpenWriteOffs.AsNoTracking().Where(w => ids.Contains(w.InvoiceId)
                && w.ReversesId == null && w.Kind == OpenWriteOffKind.BadDebt
                && !db.OpenWriteOffs.Any(back => back.ReversesId == w.Id))
            .Select(w => new { w.InvoiceId, w.On, w.Amount }).ToListAsync(ct);
        var lags = paid.Where(p => rows.ContainsKey(p.InvoiceId))
            .Select(p => LagOf(rows[p.InvoiceId], p.On, p.Amount, isPaid: true))
            // Until then it was looked at, and not paid.
            .Concat(lost.Where(l => rows.ContainsKey(l.InvoiceId))
                .Select(l => LagOf(rows[l.InvoiceId], l.On, l.Amount, isPaid: false)))
            .Concat(rows.Values.Where(i => i.Open > 0 && !i.IsDisputed)
                .Select(i => LagOf(i, today, i.Open, isPaid: false)));
        return new KnownBehaviour(PaymentBehaviour.Of(lags),
            rows.Values.Where(i => i.IsDisputed).Sum(i => i.Open * i.Rate));
    }

    private static Lag LagOf(Owed invoice, DateOnly on, decimal amount, bool isPaid) =>
        new(on.DayNumber - invoice.DueOn.DayNumber, amount * invoice.Rate, isPaid);

    private sealed record Owed(Guid Id, DateOnly DueOn, decimal Open, decimal Rate, bool IsDisputed);
}
