using ErpCrm.Platform.Figures;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>What may be charged for paying one invoice late, as far as it is not charged yet.</summary>
/// <param name="From">The day after which the interest begins.</param>
internal sealed record LateAmount(Guid InvoiceId, string Number, string Currency, DateOnly From, DateOnly Until,
    decimal Percent, decimal Interest, decimal Fee)
{
    public decimal Sum => Interest + Fee;

    /// <summary>Of a customer, until a day; nothing where nothing was agreed.</summary>
    public static async Task<IReadOnlyList<LateAmount>> OfAsync(FinanceDbContext db, Guid companyId,
        string customerCurrency, DateOnly until, CancellationToken ct) =>
        await OfAsync(db, await db.CollectionTerms.AsNoTracking().OfAsync(companyId, ct), customerCurrency, until, ct);

    /// <param name="terms">What was agreed with the customer; null for nothing.</param>
    public static async Task<IReadOnlyList<LateAmount>> OfAsync(FinanceDbContext db, CollectionTerms? terms,
        string customerCurrency, DateOnly until, CancellationToken ct)
    {
        if (terms is not { HasLateCharges: true }) return [];
        var companyId = terms.CompanyId;
        var since = terms.LateFrom ?? DateOnly.MinValue;
        var late = db.Invoices.AsNoTracking().Where(i => i.CompanyId == companyId && i.IssuedOn != null
            && i.DueOn >= since && i.DueOn < until && (i.IsOpen || i.PaidOn > i.DueOn));
        var invoices = await late.OrderBy(i => i.DueOn).ThenBy(i => i.Number)
            .Select(i => new { i.Id, i.Number, i.Currency, DueOn = i.DueOn!.Value, i.OpenAmount }).ToListAsync(ct);
        var settled = await SettledAsync(db, late.Select(i => i.Id), ct);
        var charged = await ChargedAsync(db, late.Select(i => i.Id), ct);
        return
        [
            .. invoices.Select(i =>
            {
                var before = charged[i.Id].ToList();
                var from = before.Select(c => c.Until).Append(i.DueOn).Max();
                // What was settled later than the day that is looked at was still open then.
                var open = i.OpenAmount + settled[i.Id].Where(s => s.On > until).Sum(s => s.Amount);
                var fee = before.Count == 0 && i.Currency == customerCurrency
                    ? Rounding.Round(terms.LateFee ?? 0, i.Currency)
                    : 0;
                return new LateAmount(i.Id, i.Number!, i.Currency, from, until, terms.LatePercent ?? 0,
                    LateInterest.Of(from, until, open, settled[i.Id], terms.LatePercent ?? 0, i.Currency), fee);
            }).Where(amount => amount.Sum > 0),
        ];
    }

    private static async Task<ILookup<Guid, Settled>> SettledAsync(FinanceDbContext db, IQueryable<Guid> ids,
        CancellationToken ct) =>
        (await db.PaymentAllocations.Where(a => ids.Contains(a.InvoiceId))
            .Select(a => new { a.InvoiceId, a.On, a.Amount })
            .Concat(db.CreditNotes.Where(n => ids.Contains(n.InvoiceId))
                .Select(n => new { n.InvoiceId, On = n.IssuedOn, Amount = n.SettledAmount }))
            .Concat(db.OpenWriteOffs.Where(w => ids.Contains(w.InvoiceId))
                .Select(w => new { w.InvoiceId, w.On, w.Amount }))
            .ToListAsync(ct)).ToLookup(s => s.InvoiceId, s => new Settled(s.On, s.Amount));

    private static async Task<ILookup<Guid, LateCharge>> ChargedAsync(FinanceDbContext db, IQueryable<Guid> ids,
        CancellationToken ct) =>
        (await db.LateCharges.AsNoTracking().Where(c => ids.Contains(c.InvoiceId)
            && db.InvoiceLines.Any(l => l.Id == c.LineId)).ToListAsync(ct)).ToLookup(c => c.InvoiceId);
}

internal static class TermsOfCustomers
{
    /// <summary>What holds for a customer; null where nothing of its own does. Of two that a merge brought together the
    /// later one counts.</summary>
    public static Task<CollectionTerms?> OfAsync(this IQueryable<CollectionTerms> terms, Guid companyId,
        CancellationToken ct) =>
        terms.Where(t => t.CompanyId == companyId).OrderByDescending(t => t.Id).FirstOrDefaultAsync(ct);

    /// <summary>The same for what is only shown: those of all customers, kept until one changes.</summary>
    public static async Task<CollectionTerms?> TermsOfAsync(this FinanceDbContext db, Guid companyId,
        CancellationToken ct) =>
        (await db.KeptAsync("terms of customers", null, [typeof(CollectionTerms)], async () =>
            (await db.CollectionTerms.AsNoTracking().OrderBy(t => t.Id).ToListAsync(ct))
            .GroupBy(t => t.CompanyId).ToDictionary(g => g.Key, g => g.Last())))
        .GetValueOrDefault(companyId);
}
