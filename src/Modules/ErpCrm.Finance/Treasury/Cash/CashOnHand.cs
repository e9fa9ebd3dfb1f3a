using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>Cash of one currency: opening balances, what came in, what
/// went out. In base at today's rate; null without one.</summary>
/// <param name="Other">What moved beside payments and expenses: bank charges, taxes, transfers, lines of statements
/// that nobody explained.</param>
internal sealed record CashPosition(string Currency, decimal Opening, decimal In, decimal Out, decimal Other,
    DateOnly? Since, decimal? Base)
{
    public decimal OnHand => Opening + In - Out + Other;
}

internal static class CashOnHand
{
    /// <summary>
    /// Per currency what the books have on accounts and in cash boxes (domain-rules §21: the bank balance is the
    /// truth), and what of it are opening balances, payments in and expenses paid since the first opening balance.
    /// </summary>
    public static async Task<IReadOnlyList<CashPosition>> LoadAsync(FinanceDbContext db, ICashBooks books,
        ExchangeRateTable rates, DateOnly today, CancellationToken ct)
    {
        var onHand = await books.OnHandAsync(today, ct);
        var accounts = await db.BankAccounts.AsNoTracking().ToListAsync(ct);
        var openings = accounts.GroupBy(a => a.Currency)
            .ToDictionary(g => g.Key, g => (Balance: g.Sum(a => a.OpeningBalance), Since: g.Min(a => a.OpenedOn)));
        var first = accounts.Count == 0 ? DateOnly.MinValue : accounts.Min(a => a.OpenedOn);
        var payments = await db.Payments.Where(p => p.ReceivedOn >= first && p.ReceivedOn <= today)
            .GroupBy(p => new { p.Currency, p.ReceivedOn })
            .Select(g => new { g.Key.Currency, On = g.Key.ReceivedOn, Amount = g.Sum(p => p.Amount) }).ToListAsync(ct);
        var expenses = await db.Expenses
            .Where(e => e.State == ExpenseState.Paid && e.PaidOn >= first && e.PaidOn <= today)
            .GroupBy(e => new { Currency = e.PayableCurrency!, e.PaidOn })
            .Select(g => new { g.Key.Currency, On = g.Key.PaidOn!.Value, Amount = g.Sum(e => e.Payable!.Value) })
            .ToListAsync(ct);

        var currencies = openings.Keys.Concat(payments.Select(p => p.Currency)).Concat(expenses.Select(e => e.Currency))
            .Concat(onHand.Where(o => o.Value != 0).Select(o => o.Key)).Distinct()
            .Order(StringComparer.Ordinal);
        return [.. currencies.Select(currency =>
        {
            var since = openings.TryGetValue(currency, out var opening) ? opening.Since : (DateOnly?)null;
            var from = since ?? DateOnly.MinValue;
            var position = new CashPosition(
                currency, opening.Balance, payments.Where(p => p.Currency == currency && p.On >= from)
                    .Sum(p => p.Amount),
                expenses.Where(e => e.Currency == currency && e.On >= from).Sum(e => e.Amount), 0, since, null);
            var standing = onHand.GetValueOrDefault(currency);
            return position with
            {
                Other = standing - position.OnHand, Base = rates.ToBase(standing, currency, today)
            };
        })];
    }
}
