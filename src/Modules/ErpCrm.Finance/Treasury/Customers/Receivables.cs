using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>What was open of an invoice on a day.</summary>
internal sealed record Receivable(Guid InvoiceId, Guid CompanyId, string Number, string Currency, DateOnly IssuedOn,
    DateOnly DueOn, decimal Gross, decimal Open, decimal ExchangeRate)
{
    /// <summary>Days since it was due; negative before.</summary>
    public int DaysLate(DateOnly day) => day.DayNumber - DueOn.DayNumber;
}

internal static class Receivables
{
    /// <summary>
    /// Invoices with something open on a day: gross less allocations, credits and write-offs dated up to that day
    /// (domain-rules §7, §16).
    /// </summary>
    public static async Task<IReadOnlyList<Receivable>> OpenOnAsync(FinanceDbContext db, DateOnly day, Guid? companyId,
        CancellationToken ct)
    {
        var issued = db.Invoices.AsNoTracking()
            .Where(i => i.IssuedOn != null && i.IssuedOn <= day && (companyId == null || i.CompanyId == companyId));
        // Two questions in one: each has an index that finds few of many. Parameters, because SQLite has no use for an
        // index on a bare truth value.
        var (open, closed) = (true, false);
        var (still, later) = (issued.Where(i => i.IsOpen == open),
            issued.Where(i => i.IsOpen == closed && i.PaidOn > day));
        var invoices = await Rows(still).Concat(Rows(later)).ToListAsync(ct);
        var settled = await SettledAsync(db, still.Select(i => i.Id).Concat(later.Select(i => i.Id)), day, ct);
        return
        [
            .. invoices
                .Select(i => new Receivable(
                    i.Id, i.CompanyId, i.Number, i.Currency, i.IssuedOn, i.DueOn, i.Gross,
                    i.Gross - i.SettledBefore - settled[i.Id].Sum(), i.ExchangeRate))
                .Where(r => r.Open != 0)
                .OrderBy(r => r.DueOn).ThenBy(r => r.Number, StringComparer.Ordinal),
        ];
    }

    private static IQueryable<Row> Rows(IQueryable<Invoice> invoices) => invoices.Select(i => new Row
    {
        Id = i.Id, CompanyId = i.CompanyId, Number = i.Number!, Currency = i.Currency, IssuedOn = i.IssuedOn!.Value,
        DueOn = i.DueOn!.Value, Gross = i.Gross, SettledBefore = i.SettledBefore, ExchangeRate = i.ExchangeRate,
    });

    private static async Task<ILookup<Guid, decimal>> SettledAsync(FinanceDbContext db, IQueryable<Guid> ids,
        DateOnly day, CancellationToken ct) =>
        (await db.PaymentAllocations.Where(a => a.On <= day && ids.Contains(a.InvoiceId))
            .GroupBy(a => a.InvoiceId)
            .Select(g => new { g.Key, Amount = g.Sum(a => a.Amount) })
            .Concat(db.CreditNotes.Where(n => n.IssuedOn <= day && ids.Contains(n.InvoiceId)).GroupBy(n => n.InvoiceId)
                .Select(g => new { g.Key, Amount = g.Sum(n => n.SettledAmount) }))
            .Concat(db.OpenWriteOffs.Where(w => w.On <= day && ids.Contains(w.InvoiceId)).GroupBy(w => w.InvoiceId)
                .Select(g => new { g.Key, Amount = g.Sum(w => w.Amount) }))
            .ToListAsync(ct)).ToLookup(s => s.Key, s => s.Amount);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid CompanyId { get; init; }
        public string Number { get; init; } = "";
        public string Currency { get; init; } = "";
        public DateOnly IssuedOn { get; init; }
        public DateOnly DueOn { get; init; }
        public decimal Gross { get; init; }
        public decimal SettledBefore { get; init; }
        public decimal ExchangeRate { get; init; }
    }
}
