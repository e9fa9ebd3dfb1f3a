using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>Cash of one currency: opening balances, what came in, what
/// went out. In base at today's rate; null without one.</summary>
internal sealed record CashPosition(string Currency, decimal Opening, decimal In, decimal Out, DateOnly? Since,
    decimal? Base)
{
    public decimal OnHand => Opening + In - Out;
}

internal static class CashOnHand
{
    /// <summary>
    /// Per currency: opening balances + payments in − expenses paid, both from the day of the first opening balance on
    /// (domain-rules §21: the bank balance is the starting truth).
    /// </summary>
    public static async Task<IReadOnlyList<CashPosition>> LoadAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today, CancellationToken ct)
    {
        var accounts = await db.BankAccounts.AsNoTracking().ToListAsync(ct);
        var openings = accounts.GroupBy(a => a.Currency)
            .ToDictionary(g => g.Key, g => (Balance: g.Sum(a => a.OpeningBalance), Since: g.Min(a => a.OpenedOn)));
        var first = accounts.Count == 0 ? DateOnly.MinValue : accounts.Min(a => a.OpenedOn);
        var payments = await db.Payments.Where(p => p.ReceivedOn >= first && p.ReceivedOn <= today)
            .GroupBy(p => new { p.Currency, p.ReceivedOn })
            .Select(g => new { g.Key.Currency, On = g.Key.ReceivedOn, Amount = g.Sum(p => p.Amount) }).ToListAsync(ct);
        var expenses = await db.Expenses
            .Where(e => e.State == ExpenseState.Paid && e.PaidOn >= first && e.PaidOn <= today)
            .GroupBy(e => new { e.Currency, e.PaidOn })
            .Select(g => new { g.Key.Currency, On = g.Key.PaidOn!.Value, Amount = g.Sum(e => e.Net + e.Vat) })
            .ToListAsync(ct);

        var currencies = openings.Keys.Concat(payments.Select(p => p.Currency)).Concat(expenses.Select(e => e.Currency))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return [.. currencies.Select(currency =>
        {
            var since = openings.TryGetValue(currency, out var opening) ? opening.Since : (DateOnly?)null;
            var from = since ?? DateOnly.MinValue;
            var position = new CashPosition(
                currency, opening.Balance, payments.Where(p => p.Currency == currency && p.On >= from)
                    .Sum(p => p.Amount),
                expenses.Where(e => e.Currency == currency && e.On >= from).Sum(e => e.Amount), since, null);
            return position with { Base = rates.ToBase(position.OnHand, currency, today) };
        })];
    }
}
