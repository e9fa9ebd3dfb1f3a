using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>What one customer owes in one currency, and the credit it has.</summary>
internal sealed record Balance(Guid CompanyId, string Currency, decimal Open, decimal Overdue, decimal Credit);

/// <summary>What a customer owes, in base currency at today's rates.
/// Amounts without a rate are not counted and told apart.</summary>
internal sealed record BaseBalance(decimal Open, decimal Overdue, decimal Credit, bool IsComplete)
{
    public static BaseBalance Of(IEnumerable<Balance> balances, ExchangeRateTable rates, DateOnly today)
    {
        var (open, overdue, credit, complete) = (0m, 0m, 0m, true);
        foreach (var balance in balances)
        {
            if (rates.RateOn(balance.Currency, today) is null)
            {
                complete = false;
                continue;
            }

            open += rates.ToBase(balance.Open, balance.Currency, today) ?? 0;
            overdue += rates.ToBase(balance.Overdue, balance.Currency, today) ?? 0;
            credit += rates.ToBase(balance.Credit, balance.Currency, today) ?? 0;
        }

        return new BaseBalance(open, overdue, credit, complete);
    }
}

/// <summary>An invoice with something open, or credit that is left.</summary>
internal sealed class BalanceItem
{
    public required string Currency { get; init; }

    /// <summary>Null for credit.</summary>
    public required DateOnly? DueOn { get; init; }
    public required decimal Open { get; init; }
    public required decimal Credit { get; init; }
}

internal static class Balances
{
    /// <summary>Per customer and currency, only where something is open or credit is left.</summary>
    public static async Task<IReadOnlyList<Balance>> LoadAsync(FinanceDbContext db, DateOnly today, Guid? companyId,
        CancellationToken ct) =>
        Of(await Rows(db, today, companyId).ToListAsync(ct));

    /// <summary>One customer's, in one question; null when there is no such customer.</summary>
    public static async Task<IReadOnlyList<Balance>?> FindAsync(FinanceDbContext db, DateOnly today, Guid customerId,
        CancellationToken ct)
    {
        var known = db.Customers.Where(c => c.Id == customerId)
            .Select(c => new BalanceRow { CompanyId = c.Id, Currency = "", Open = 0m, Overdue = 0m, Credit = 0m });
        var rows = await Rows(db, today, customerId).Concat(known).ToListAsync(ct);
        return rows.Exists(r => r.Currency.Length == 0) ? Of(rows.Where(r => r.Currency.Length > 0)) : null;
    }

    /// <summary>What one customer owes now, by due day, and the credit it has, in one question.</summary>
    public static async Task<IReadOnlyList<BalanceItem>> ItemsAsync(FinanceDbContext db, Guid customerId,
        CancellationToken ct)
    {
        var isOpen = true;
        return await db.Invoices.Where(i => i.CompanyId == customerId && i.IsOpen == isOpen)
            .Select(i => new BalanceItem { Currency = i.Currency, DueOn = i.DueOn, Open = i.OpenAmount, Credit = 0m })
            .Concat(db.Payments.Where(p => p.CompanyId == customerId && p.HasCredit)
                .Select(p => new BalanceItem { Currency = p.Currency, DueOn = null, Open = 0m, Credit = p.OpenAmount }))
            .Concat(db.CreditNotes.Where(n => n.CompanyId == customerId && n.OpenAmount > 0)
                .Select(n => new BalanceItem { Currency = n.Currency, DueOn = null, Open = 0m, Credit = n.OpenAmount }))
            .ToListAsync(ct);
    }

    private static IQueryable<BalanceRow> Rows(FinanceDbContext db, DateOnly today, Guid? companyId)
    {
        var (invoices, credits, credited) = (db.Invoices.Where(i => i.IsOpen), db.Payments.Where(p => p.HasCredit),
            db.CreditNotes.Where(n => n.OpenAmount > 0));
        if (companyId is { } company)
            (invoices, credits, credited) = (invoices.Where(i => i.CompanyId == company),
                credits.Where(p => p.CompanyId == company), credited.Where(n => n.CompanyId == company));
        return invoices.GroupBy(i => new { i.CompanyId, i.Currency })
            .Select(g => new BalanceRow { CompanyId = g.Key.CompanyId, Currency = g.Key.Currency, Open = g
                .Sum(i => i.OpenAmount), Overdue = g.Sum(i => i.DueOn < today ? i.OpenAmount : 0), Credit = 0m })
            .Concat(credits.GroupBy(p => new { p.CompanyId, p.Currency })
                .Select(g => new BalanceRow
                {
                    CompanyId = g.Key.CompanyId, Currency = g.Key.Currency, Open = 0m, Overdue = 0m,
                    Credit = g.Sum(p => p.OpenAmount)
                }))
            .Concat(credited.GroupBy(n => new { n.CompanyId, n.Currency })
                .Select(g => new BalanceRow
                {
                    CompanyId = g.Key.CompanyId, Currency = g.Key.Currency, Open = 0m, Overdue = 0m,
                    Credit = g.Sum(n => n.OpenAmount)
                }));
    }

    private static IReadOnlyList<Balance> Of(IEnumerable<BalanceRow> rows) =>
    [
        .. rows.GroupBy(r => (r.CompanyId, r.Currency))
            .Select(g => new Balance(g.Key.CompanyId, g.Key.Currency, g.Sum(r => r.Open), g.Sum(r => r.Overdue),
                g.Sum(r => r.Credit)))
            .OrderBy(b => b.Currency, StringComparer.Ordinal),
    ];

    private sealed class BalanceRow
    {
        public required Guid CompanyId { get; init; }
        public required string Currency { get; init; }
        public required decimal Open { get; init; }
        public required decimal Overdue { get; init; }
        public required decimal Credit { get; init; }
    }
}
