using ErpCrm.Finance.CreditNotes;
using ErpCrm.Finance.Invoices;
using ErpCrm.Finance.Payments;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Search;

/// <summary>Finds invoices and credit notes by number, customer or reference, customers, and payments by their reference, all in one question.</summary>
internal sealed class FinanceSearch(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> texts) : ISearchSource
{
    private const int Invoice = 0, CreditNote = 1, Customer = 2, Payment = 3;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var words = SearchText.Words(text);
        if (words.Count == 0) return [];
        var customerLimit = me.Can(FinancePermissions.ViewCustomers) ? limit : 0;
        var paymentLimit = me.Can(FinancePermissions.ViewPayments) ? limit : 0;
        var invoices = db.Invoices.AsNoTracking().VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices));
        var notes = db.CreditNotes.AsNoTracking().VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices));
        var customers = db.Customers.AsNoTracking();
        var payments = db.Payments.AsNoTracking().VisibleTo(db, me).Where(p => p.Reference != "");
        foreach (var word in words)
        {
            invoices = invoices.Where(i => i.SearchText.Contains(word) || i.Client.Search.Contains(word));
            notes = notes.Where(n => n.SearchText.Contains(word) || n.Client.Search.Contains(word));
            customers = customers.Where(c => c.SearchText.Contains(word));
            payments = payments.Where(p => p.SearchText.Contains(word) || p.Client.Search.Contains(word));
        }

        // Each in the order of an index: looking ends as soon as there are enough.
        var found = await invoices.OrderByDescending(i => i.Id).Take(limit).Select(i => new { Kind = Invoice, i.Id, Title = i.Number ?? "", Detail = i.Client.Name, Amount = i.Gross, i.Currency, On = i.DraftedOn })
            .Concat(notes.OrderByDescending(n => n.Id).Take(limit).Select(n => new { Kind = CreditNote, n.Id, Title = n.Number, Detail = n.Client.Name, Amount = n.Gross, n.Currency, On = n.IssuedOn }))
            .Concat(customers.OrderBy(c => c.Name).Take(customerLimit).Select(c => new { Kind = Customer, c.Id, Title = c.Name, Detail = c.TaxId, Amount = 0m, c.Currency, On = DateOnly.MinValue }))
            .Concat(payments.OrderByDescending(p => p.ReceivedOn).Take(paymentLimit).Select(p => new { Kind = Payment, p.Id, Title = p.Reference, Detail = "", p.Amount, p.Currency, On = p.ReceivedOn }))
            .ToListAsync(ct);
        return
        [
            .. found.OrderBy(f => f.Kind).Select(f => f.Kind switch
            {
                Invoice => new SearchHit(texts["Invoice"], f.Title.Length > 0 ? f.Title : texts["Draft"], $"{f.Detail}, {Format.Money(f.Amount, f.Currency)}", $"/finance/invoices/{f.Id}", "receipt-text"),
                CreditNote => new SearchHit(texts["Credit note"], f.Title, f.Detail, $"/finance/credit-notes/{f.Id}", "undo-2"),
                Customer => new SearchHit(texts["Customer"], f.Title, f.Detail, $"/finance/customers/{f.Id}", "landmark"),
                _ => new SearchHit(texts["Payment"], f.Title, $"{Format.Money(f.Amount, f.Currency)} · {Format.Date(f.On)}", $"/finance/payments/{f.Id}", "banknote"),
            }),
        ];
    }
}
