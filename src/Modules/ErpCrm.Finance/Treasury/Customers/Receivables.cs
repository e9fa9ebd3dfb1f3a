using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>What was open of an invoice on a day.</summary>
internal sealed record Receivable(Guid InvoiceId, Guid CompanyId, string Number, string Currency, DateOnly IssuedOn,
    DateOnly DueOn, decimal Gross, decimal Open);

internal static class Receivables
{
    /// <summary>
    /// Invoices with something open on a day: gross less allocations
    /// and credits dated up to that day (domain-rules §7, §16).
    /// </summary>
    public static async Task<IReadOnlyList<Receivable>> OpenOnAsync(FinanceDbContext db, DateOnly day, Guid? companyId,
        CancellationToken ct)
    {
        var invoices = await db.Invoices.AsNoTracking()
            .Where(i => i.IssuedOn != null && i.IssuedOn <= day && (companyId == null || i.CompanyId == companyId)
                && (i.IsOpen || i.PaidOn > day))
            .Select(i => new { i.Id, i.CompanyId, i.Number, i.Currency, i.IssuedOn, i.DueOn, i.Gross, i.SettledBefore })
            .ToListAsync(ct);
        var ids = db.Invoices
            .Where(i => i.IssuedOn != null && i.IssuedOn <= day && (companyId == null || i.CompanyId == companyId)
                && (i.IsOpen || i.PaidOn > day))
            .Select(i => i.Id);
        var settled = (await db.PaymentAllocations.Where(a => a.On <= day && ids.Contains(a.InvoiceId))
            .GroupBy(a => a.InvoiceId)
            .Select(g => new { g.Key, Amount = g.Sum(a => a.Amount) })
            .Concat(db.CreditNotes.Where(n => n.IssuedOn <= day && ids.Contains(n.InvoiceId)).GroupBy(n => n.InvoiceId)
                .Select(g => new { g.Key, Amount = g.Sum(n => n.SettledAmount) }))
            .ToListAsync(ct)).ToLookup(s => s.Key, s => s.Amount);
        return
        [
            .. invoices
                .Select(i => new Receivable(
                    i.Id, i.CompanyId, i.Number!, i.Currency, i.IssuedOn!.Value, i.DueOn!.Value, i.Gross,
                    i.Gross - i.SettledBefore - settled[i.Id].Sum()))
                .Where(r => r.Open != 0)
                .OrderBy(r => r.DueOn).ThenBy(r => r.Number, StringComparer.Ordinal),
        ];
    }
}
