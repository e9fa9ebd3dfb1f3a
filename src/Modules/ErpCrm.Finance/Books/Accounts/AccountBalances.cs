using ErpCrm.Finance.Books.Balances;
using ErpCrm.Platform.Company;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>What stands on accounts today, positive on the side where it usually stands: of the balance sheet since
/// the books began, of income and costs in this financial year.</summary>
internal sealed class AccountBalances(LedgerSums sums, ICompanyProfile company)
{
    public async Task<IReadOnlyDictionary<Guid, decimal>> NowAsync(
        IReadOnlyCollection<Account> accounts, DateOnly today, CancellationToken ct)
    {
        var result = new Dictionary<Guid, decimal>();
        foreach (var kept in accounts.GroupBy(a => a.Type.IsOfBalanceSheet()))
        {
            DateOnly? from = kept.Key ? null : company.Current.YearOf(today);
            var ids = kept.ToDictionary(a => a.Id, a => a.Type);
            var query = new SumQuery(from, today, Accounts: ids.Keys, WithoutYearEnd: !kept.Key);
            foreach (var sum in await sums.ReadAsync(query, ct))
                result[sum.AccountId] = result.GetValueOrDefault(sum.AccountId)
                    + ids[sum.AccountId].Natural(sum.BaseAmount);
        }

        return result;
    }
}

internal static class NaturalSigns
{
    /// <summary>Debits less credits as they are read: positive on the usual side.</summary>
    public static decimal Natural(this AccountType type, decimal debitsLessCredits) =>
        type.IsDebit() ? debitsLessCredits : -debitsLessCredits;
}
