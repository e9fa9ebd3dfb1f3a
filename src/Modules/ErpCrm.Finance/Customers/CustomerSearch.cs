using ErpCrm.Finance.Payments;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Customers;

/// <summary>Finds customers, and payments by their reference.</summary>
internal sealed class CustomerSearch(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        if (SearchText.Words(text) is not { Count: > 0 } words) return [];
        var hits = new List<SearchHit>();
        if (me.Can(FinancePermissions.ViewCustomers)) hits.AddRange(await CustomersAsync(words, limit, ct));
        if (me.Can(FinancePermissions.ViewPayments)) hits.AddRange(await PaymentsAsync(words, limit, ct));
        return [.. hits.Take(limit)];
    }

    private async Task<List<SearchHit>> CustomersAsync(IReadOnlyList<string> words, int limit, CancellationToken ct)
    {
        var customers = db.Customers.AsNoTracking();
        foreach (var word in words) customers = customers.Where(c => c.SearchText.Contains(word));
        var found = await customers.OrderBy(c => c.Name).Take(limit).Select(c => new { c.Id, c.Name, c.TaxId }).ToListAsync(ct);
        return [.. found.Select(c => new SearchHit(T["Customer"], c.Name, c.TaxId, $"/finance/customers/{c.Id}", "landmark"))];
    }

    private async Task<List<SearchHit>> PaymentsAsync(IReadOnlyList<string> words, int limit, CancellationToken ct)
    {
        var payments = db.Payments.AsNoTracking().VisibleTo(db, me).Where(p => p.Reference != "");
        foreach (var word in words) payments = payments.Where(p => p.SearchText.Contains(word));
        var found = await payments.OrderByDescending(p => p.ReceivedOn).Take(limit).Select(p => new { p.Id, p.Reference, p.Amount, p.Currency, p.ReceivedOn }).ToListAsync(ct);
        return [.. found.Select(p => new SearchHit(T["Payment"], p.Reference, $"{Format.Money(p.Amount, p.Currency)} · {Format.Date(p.ReceivedOn)}", $"/finance/payments/{p.Id}", "banknote"))];
    }
}
