using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Numbering.OwnSeries;

/// <summary>What forms of series and of drafts offer, and what issuing asks of a series.</summary>
internal sealed class SeriesChoices(FinanceDbContext db)
{
    public async Task<IReadOnlyList<SelectListItem>> AccountsAsync(CancellationToken ct) =>
        [.. (await db.BankAccounts.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Id, a.Name, a.Currency })
            .ToListAsync(ct)).Select(a => new SelectListItem($"{a.Name}, {a.Currency}", a.Id.ToString()))];
}

internal static class SeriesOfInvoices
{
    /// <summary>Those a draft may be in: the active ones, and its own.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> OfferedAsync(this IQueryable<InvoiceSeries> series,
        Guid? chosen, CancellationToken ct) =>
        [.. (await series.AsNoTracking().Where(s => s.IsActive || s.Id == chosen).OrderBy(s => s.Name)
            .Select(s => new { s.Id, s.Name, s.Prefix }).ToListAsync(ct))
            .Select(s => new SelectListItem($"{s.Prefix}, {s.Name}", s.Id.ToString()))];

    /// <summary>Prefix of the draft's numbers, and the first of them where it has given none yet.</summary>
    public static async Task<(string Prefix, int First)> NumbersOfAsync(this FinanceDbContext db, Invoice draft,
        CancellationToken ct)
    {
        if (draft.SeriesId is not { } id) return (Invoice.Prefix, 1);
        var series = await db.InvoiceSeries.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct)
            ?? throw new BusinessRuleException("Its series is not there any more. Choose another one on the draft.");
        return (series.Prefix, await db.IsUsedAsync(series.Prefix, ct) ? 1 : series.StartsAt);
    }

    /// <summary>Where an invoice is paid to: the account of its series, else the one of its currency.</summary>
    public static async Task<BankAccount?> PaidToAsync(this FinanceDbContext db, Invoice invoice, CancellationToken ct)
    {
        if (invoice.SeriesId is { } id && await db.BankAccounts.AsNoTracking().FirstOrDefaultAsync(
            a => a.Currency == invoice.Currency && a.Number != ""
                && db.InvoiceSeries.Any(s => s.Id == id && s.BankAccountId == a.Id), ct) is { } own)
            return own;
        return await db.BankAccounts.OnInvoicesAsync(invoice.Currency, ct);
    }
}
