using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Invoices;

/// <summary>Invoices and credit notes by number, customer or reference.</summary>
internal sealed class InvoiceSearch(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var words = SearchText.Words(text);
        if (words.Count == 0 || access.Scope == Scope.None) return [];
        var invoices = db.Invoices.AsNoTracking().VisibleTo(access);
        foreach (var word in words) invoices = invoices.Where(i => i.SearchText.Contains(word));
        var found = await invoices.OrderByDescending(i => i.Id).Take(limit).Select(i => new { i.Id, i.Number, i.CustomerName, i.Gross, i.Currency }).ToListAsync(ct);
        var notes = db.CreditNotes.AsNoTracking().VisibleTo(access);
        foreach (var word in words) notes = notes.Where(n => n.SearchText.Contains(word));
        var credits = await notes.OrderByDescending(n => n.Id).Take(limit).Select(n => new { n.Id, n.Number, n.CustomerName }).ToListAsync(ct);
        return
        [
            .. found.Select(i => new SearchHit(texts["Invoice"], i.Number ?? texts["Draft"], $"{i.CustomerName}, {Format.Money(i.Gross, i.Currency)}", $"/finance/invoices/{i.Id}", "receipt-text"))
                .Concat(credits.Select(n => new SearchHit(texts["Credit note"], n.Number, n.CustomerName, $"/finance/credit-notes/{n.Id}", "undo-2"))).Take(limit),
        ];
    }
}
