using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>
/// What somebody's invoices have open and overdue, in base currency
/// at today's rates (domain-rules §6: at a stated date), as cash and receivables
/// count it, and how many are drafts. The home page and the list say the same.
/// </summary>
internal sealed record OpenInvoices(int Drafts, decimal Open, decimal Overdue, int OverdueCount)
{
    public static Task<OpenInvoices> LoadAsync(FinanceDbContext db, Access access, ExchangeRateTable rates,
        DateOnly today,
        string baseCurrency, CancellationToken ct) =>
        db.KeptAsync($"open invoices {today:O} {baseCurrency}", access, [typeof(Invoice), typeof(ExchangeRate)],
            async () =>
        {
            var visible = db.Invoices.VisibleTo(access);
            // Read and added here: SQLite would call back for every single decimal.
            var open = (await visible.Where(i => i.IsOpen).Select(i => new { i.DueOn, i.OpenAmount, i.Currency })
                .ToListAsync(ct))
                .ConvertAll(i => (i.DueOn, Base: rates.ToBase(i.OpenAmount, i.Currency, today) ?? 0));
            var overdue = open.FindAll(i => i.DueOn < today);
            return new OpenInvoices(
                await visible.CountAsync(i => i.Status == InvoiceStatus.Draft, ct),
                open.Sum(i => i.Base),
                overdue.Sum(i => i.Base),
                overdue.Count);
        });
}
