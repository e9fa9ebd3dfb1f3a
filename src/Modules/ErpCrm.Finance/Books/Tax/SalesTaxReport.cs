using ErpCrm.Finance.TaxRates.SalesTaxes;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>Money that came in for a document, or went back.</summary>
/// <param name="Amount">In the currency of the document, with VAT.</param>
/// <param name="Rate">1 unit of the document's currency = x base.</param>
internal sealed record SaleReceipt(Guid DocumentId, DateOnly On, bool IsCash, decimal Amount, decimal Net,
    decimal Gross, decimal Rate);

/// <summary>What came in on a day in one way, without VAT, in base currency.</summary>
internal sealed record SalesTaxDay(DateOnly On, bool IsCash, decimal Percent, decimal Turnover, decimal Tax);

/// <summary>
/// Sales tax: base × rate by day, in cash and not. The base is the net part of what customers paid for invoices on the
/// day, and of what was paid back to them for credit notes; a document that is paid wholly adds its net amount to the
/// cent. What nobody has used for an invoice yet is no turnover.
/// </summary>
internal sealed class SalesTaxReport(FinanceDbContext db, ICompanyProfile company)
{
    public async Task<IReadOnlyList<SalesTaxDay>> ReadAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var rates = await db.SalesTaxRates.AsNoTracking().ToListAsync(ct);
        if (rates.Count == 0) return [];
        List<SaleReceipt> receipts =
            [.. await PaidAsync(first, last, ct), .. await PaidBackAsync(first, last, ct)];
        return Of(receipts, rates, first, company.Current.BaseCurrency);
    }

    /// <param name="receipts">All of their documents until the last day.</param>
    /// <param name="first">Earlier ones only say what was counted before.</param>
    public static IReadOnlyList<SalesTaxDay> Of(IEnumerable<SaleReceipt> receipts, IReadOnlyList<SalesTaxRate> rates,
        DateOnly first, string baseCurrency) =>
    [
        .. receipts.GroupBy(r => r.DocumentId).SelectMany(g => Parts(g, baseCurrency)).Where(p => p.On >= first)
            .GroupBy(p => (p.On, p.IsCash)).OrderBy(g => g.Key.On).ThenByDescending(g => g.Key.IsCash)
            .Select(g => (g.Key, Turnover: g.Sum(p => p.Net), Percent: SalesTaxRate.On(rates, g.Key.On, g.Key.IsCash)))
            .Where(d => d is { Percent: not null, Turnover: not 0 })
            .Select(d => new SalesTaxDay(d.Key.On, d.Key.IsCash, d.Percent!.Value, d.Turnover,
                Rounding.Round(d.Turnover * d.Percent.Value / 100, baseCurrency))),
    ];

    // Differences of what is paid by then, so that parts add up to the whole.
    private static IEnumerable<(DateOnly On, bool IsCash, decimal Net)> Parts(IEnumerable<SaleReceipt> ofDocument,
        string baseCurrency)
    {
        var (paid, counted) = (0m, 0m);
        foreach (var receipt in ofDocument.OrderBy(r => r.On))
        {
            paid += receipt.Amount;
            var net = Rounding.Round(paid * receipt.Net / receipt.Gross * receipt.Rate, baseCurrency);
            yield return (receipt.On, receipt.IsCash, net - counted);
            counted = net;
        }
    }

    private async Task<List<SaleReceipt>> PaidAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var paid = db.PaymentAllocations.AsNoTracking().Where(a => a.PaymentId != null && a.On <= last);
        var documents = paid.Where(a => a.On >= first).Select(a => a.InvoiceId);
        var found = await paid.Where(a => documents.Contains(a.InvoiceId))
            .Join(db.Payments, a => a.PaymentId, p => (Guid?)p.Id,
                (a, p) => new { a.Id, a.InvoiceId, a.On, a.Amount, p.Method })
            .Join(db.Invoices, a => a.InvoiceId, i => i.Id,
                (a, i) => new { a.Id, a.InvoiceId, a.On, a.Amount, a.Method, i.Net, i.Gross, i.ExchangeRate })
            .ToListAsync(ct);
        return [.. found.OrderBy(a => a.On).ThenBy(a => a.Id).Select(a => new SaleReceipt(a.InvoiceId, a.On,
            a.Method == PaymentMethod.Cash, a.Amount, a.Net, a.Gross, a.ExchangeRate))];
    }

    private async Task<List<SaleReceipt>> PaidBackAsync(DateOnly first, DateOnly last, CancellationToken ct)
    {
        var refunds = db.Payments.AsNoTracking().Where(p => p.RefundsCreditNoteId != null && p.ReceivedOn <= last);
        var documents = refunds.Where(p => p.ReceivedOn >= first).Select(p => p.RefundsCreditNoteId);
        var found = await refunds.Where(p => documents.Contains(p.RefundsCreditNoteId))
            .Join(db.CreditNotes, p => p.RefundsCreditNoteId, n => (Guid?)n.Id,
                (p, n) => new { p.Id, NoteId = n.Id, p.ReceivedOn, p.Amount, p.Method, n.Net, n.Gross, n.ExchangeRate })
            .ToListAsync(ct);
        return [.. found.OrderBy(p => p.ReceivedOn).ThenBy(p => p.Id).Select(p => new SaleReceipt(p.NoteId,
            p.ReceivedOn, p.Method == PaymentMethod.Cash, p.Amount, p.Net, p.Gross, p.ExchangeRate))];
    }
}
