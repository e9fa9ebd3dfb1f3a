using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Journals.Openings;

/// <summary>Reads what stands on the accounts from the beginning.</summary>
internal sealed class OpeningBooksReading(
    FinanceDbContext db, LedgerSums sums, ICompanyProfile company, IBusinessClock clock)
{
    /// <exception cref="BusinessRuleException">No account is used for opening balances.</exception>
    public async Task<(OpeningBooks Books, Account Against)> ReadAsync(CancellationToken ct)
    {
        var accounts = await db.Accounts.OrderBy(a => a.Code).ToListAsync(ct);
        var against = accounts.Find(a => a.Role == AccountRole.OpeningBalances)
            ?? throw new BusinessRuleException(
                "No account is used for opening balances. Choose one in the chart of accounts.");
        var entered = await ByHandAsync(ct);
        var all = (await sums.ReadAsync(new SumQuery(null, clock.Today.AddYears(1), By: SumBy.Kind), ct))
            .Where(s => s.Kind == JournalKind.Opening).GroupBy(s => s.AccountId)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.BaseAmount));
        var money = (await db.BankAccounts.Select(b => b.LedgerAccountId).ToListAsync(ct)).OfType<Guid>().ToHashSet();
        var rows = accounts.Where(a => a.Id != against.Id).Select(a =>
        {
            var byHand = entered.Amounts.GetValueOrDefault(a.Id);
            var isByHand = !a.Role.IsControl() && !money.Contains(a.Id) && (a.IsActive || byHand != 0);
            return new OpeningRow(a, byHand, all.GetValueOrDefault(a.Id) - byHand, isByHand);
        }).Where(r => r.IsByHand || r.ByDocuments != 0).ToList();
        var date = entered.Date ?? company.Current.YearOf(clock.Today);
        return (new OpeningBooks(rows, date, entered.Date is not null, against.Version, company.Current.BaseCurrency),
            against);
    }

    private async Task<(Dictionary<Guid, decimal> Amounts, DateOnly? Date)> ByHandAsync(CancellationToken ct)
    {
        var journals = db.Journals.Where(j => j.Kind == JournalKind.Opening && j.SourceKind == Kinds.Journal);
        var lines = await (from j in journals
                           join l in db.JournalLines on j.Id equals l.JournalId
                           select new { j.Date, l.AccountId, Amount = l.BaseDebit - l.BaseCredit }).ToListAsync(ct);
        return (lines.GroupBy(l => l.AccountId).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount)),
            lines.Count == 0 ? (DateOnly?)null : lines.Min(l => l.Date));
    }
}
