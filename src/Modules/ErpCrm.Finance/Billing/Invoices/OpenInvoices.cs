using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>
/// What somebody's invoices have open and overdue, in base currency
/// at each invoice's own exchange rate (domain-rules §6: at a stated date),
/// and how many are drafts. The home page and the list say the same.
/// </summary>
internal sealed record OpenInvoices(int Drafts, decimal Open, decimal Overdue, int OverdueCount)
{
    public static Task<OpenInvoices> LoadAsync(FinanceDbContext db, Access access, DateOnly today, string baseCurrency,
        CancellationToken ct) =>
        db.KeptAsync($"open invoices {today:O} {baseCurrency}", access, [typeof(Invoice)], async () =>
        {
            var visible = db.Invoices.VisibleTo(access);
            // Read and added here: SQLite would call back for every single decimal.
            var open = await visible.Where(i => i.IsOpen).Select(i => new { i.DueOn, i.OpenAmount, i.ExchangeRate })
                .ToListAsync(ct);
            var overdue = open.Where(i => i.DueOn < today).ToList();
            return new OpenInvoices(
                await visible.CountAsync(i => i.Status == InvoiceStatus.Draft, ct),
                Rounding.Round(open.Sum(i => i.OpenAmount * i.ExchangeRate), baseCurrency),
                Rounding.Round(overdue.Sum(i => i.OpenAmount * i.ExchangeRate), baseCurrency),
                overdue.Count);
        });
}
