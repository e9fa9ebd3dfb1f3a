using ErpCrm.Finance.Treasury.Customers;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>One supplier in one currency: what is open by age, and what stands against it.</summary>
/// <param name="Credit">The supplier's credits that no bill used.</param>
/// <param name="Advances">What was paid ahead.</param>
/// <param name="InBooks">Open less credits in base currency, at the rates of the documents.</param>
internal sealed record AgedSupplier(Guid SupplierId, string Name, string Currency, Ageing Ageing, decimal Credit,
    decimal Advances, decimal InBooks);

/// <summary>
/// What we owe by age as of a day (domain-rules §16). Credits and advances have columns of their own; open less credits
/// is the balance of the account of payables, per currency and in base.
/// </summary>
internal sealed record PayablesAgeing(DateOnly On, string BaseCurrency, IReadOnlyList<AgedSupplier> Rows)
{
    public IEnumerable<IGrouping<string, AgedSupplier>> Currencies =>
        Rows.GroupBy(r => r.Currency).OrderBy(g => g.Key, StringComparer.Ordinal);

    public decimal InBooks => Rows.Sum(r => r.InBooks);

    public static async Task<PayablesAgeing> LoadAsync(FinanceDbContext db, DateOnly on, string baseCurrency,
        CancellationToken ct)
    {
        var open = await Payables.OpenOnAsync(db, on, null, baseCurrency, ct);
        var ids = open.Select(p => p.SupplierId).Distinct().ToList();
        var names = await db.Suppliers.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name })
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return new PayablesAgeing(on, baseCurrency,
        [
            .. open.GroupBy(p => (p.SupplierId, p.Currency))
                .Select(g => new AgedSupplier(
                    g.Key.SupplierId, names.GetValueOrDefault(g.Key.SupplierId, ""), g.Key.Currency,
                    Ageing.Of(on, g.Where(p => p.Kind == PayableKind.Bill).Select(p => (p.DueOn, p.Open))),
                    g.Where(p => p.Kind == PayableKind.Credit).Sum(p => p.Open),
                    g.Where(p => p.Kind == PayableKind.Advance).Sum(p => p.Open),
                    g.Where(p => p.Kind == PayableKind.Bill).Sum(p => p.InBooks)
                        - g.Where(p => p.Kind == PayableKind.Credit).Sum(p => p.InBooks)))
                .OrderBy(r => r.Currency, StringComparer.Ordinal).ThenByDescending(r => r.Ageing.Open)
                .ThenBy(r => r.Name, StringComparer.CurrentCulture),
        ]);
    }
}
