using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>What we owe one supplier in one currency, and what it owes us: its credits, and what we paid
/// ahead.</summary>
internal sealed record SupplierBalance(Guid SupplierId, string Currency, decimal Open, decimal Overdue, decimal Credit);

/// <summary>The same in base currency at today's rates. Amounts without a rate are not counted and told
/// apart.</summary>
internal sealed record SupplierBaseBalance(decimal Open, decimal Overdue, decimal Credit, bool IsComplete)
{
    public static SupplierBaseBalance Nothing { get; } = new(0, 0, 0, true);

    public static SupplierBaseBalance Of(IEnumerable<SupplierBalance> balances, ExchangeRateTable rates, DateOnly today)
    {
        var sum = Nothing;
        foreach (var balance in balances)
        {
            sum = rates.RateOn(balance.Currency, today) is null
                ? sum with { IsComplete = false }
                : new SupplierBaseBalance(
                    sum.Open + (rates.ToBase(balance.Open, balance.Currency, today) ?? 0),
                    sum.Overdue + (rates.ToBase(balance.Overdue, balance.Currency, today) ?? 0),
                    sum.Credit + (rates.ToBase(balance.Credit, balance.Currency, today) ?? 0),
                    sum.IsComplete);
        }

        return sum;
    }
}

internal static class SupplierBalances
{
    /// <summary>Per supplier and currency, only where something is open.</summary>
    /// <param name="supplierId">Null for all.</param>
    public static async Task<IReadOnlyList<SupplierBalance>> LoadAsync(FinanceDbContext db, DateOnly today,
        Guid? supplierId, CancellationToken ct)
    {
        var bills = await db.Bills.AsNoTracking()
            .Where(b => b.IsOpen && (supplierId == null || b.SupplierId == supplierId))
            .Select(b => new { b.SupplierId, b.Currency, b.Kind, b.DueOn, b.OpenAmount }).ToListAsync(ct);
        var advances = await db.SupplierPayments.AsNoTracking()
            .Where(p => p.HasAdvance && (supplierId == null || p.SupplierId == supplierId))
            .Select(p => new { p.SupplierId, p.Currency, p.OpenAmount }).ToListAsync(ct);
        // Added here: SQLite would call back for every single decimal.
        return
        [
            .. bills.Select(b => b.Kind == BillKind.CreditNote
                    ? new SupplierBalance(b.SupplierId, b.Currency, 0, 0, b.OpenAmount)
                    : new SupplierBalance(b.SupplierId, b.Currency, b.OpenAmount,
                        b.DueOn < today ? b.OpenAmount : 0, 0))
                .Concat(advances.Select(p => new SupplierBalance(p.SupplierId, p.Currency, 0, 0, p.OpenAmount)))
                .GroupBy(b => (b.SupplierId, b.Currency))
                .Select(g => new SupplierBalance(g.Key.SupplierId, g.Key.Currency, g.Sum(b => b.Open),
                    g.Sum(b => b.Overdue), g.Sum(b => b.Credit)))
                .OrderBy(b => b.Currency, StringComparer.Ordinal),
        ];
    }
}
