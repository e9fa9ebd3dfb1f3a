using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>Costs, and what is bought to be kept: everything else is posted by its own documents.</summary>
internal sealed class LedgerBillAccounts(FinanceDbContext db, IStringLocalizer<FinanceText> texts) : IBillAccounts
{
    public async Task<IReadOnlyList<BillAccount>> OfferedAsync(IReadOnlyCollection<Guid> besides, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Code).ToListAsync(ct);
        return
        [
            .. accounts.Where(a => besides.Contains(a.Id) || (a.IsActive && IsOfBills(a)))
                .Select(a => new BillAccount(a.Id, AccountTexts.Of(a, texts))),
        ];
    }

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, string>();
        return (await db.Accounts.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).ToListAsync(ct))
            .ToDictionary(a => a.Id, a => AccountTexts.Of(a, texts));
    }

    private static bool IsOfBills(Account account) => account.Type == AccountType.Expense
        || (account is { Class: AccountClass.FixedAsset or AccountClass.OtherCurrentAsset, Role: AccountRole.None });
}

internal sealed class LedgerOpenDays(FinanceDbContext db) : IOpenDays
{
    public Task<DateOnly> FirstOpenAsync(DateOnly day, CancellationToken ct) => PeriodGuard.FirstOpenAsync(db, day, ct);
}
