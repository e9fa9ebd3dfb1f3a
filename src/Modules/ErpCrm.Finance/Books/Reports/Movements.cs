using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>An account as reports name it.</summary>
internal sealed record ReportAccount(Guid Id, string Code, string Name, AccountClass Class)
{
    public AccountType Type => Class.TypeOf();
}

/// <summary>What accounts moved by, month by month: debits less credits in base currency.</summary>
internal sealed class Movements
{
    private readonly Dictionary<(Guid Account, DateOnly Month), decimal> _amounts = [];

    public Movements(IEnumerable<AccountSum> sums)
    {
        foreach (var sum in sums)
        {
            var key = (sum.AccountId, FinancialYears.MonthOf(sum.Month!.Value));
            _amounts[key] = _amounts.GetValueOrDefault(key) + sum.BaseAmount;
        }
    }

    public bool IsNothing => _amounts.Count == 0;

    /// <summary>A part of the days that were read; within a month it is the whole part of the month that was.</summary>
    public decimal Of(Guid account, ReportDays days) =>
        days.MonthStarts().Sum(month => _amounts.GetValueOrDefault((account, month)));

    public decimal Of(IEnumerable<ReportAccount> accounts, ReportDays days) =>
        accounts.Sum(account => Of(account.Id, days));
}
