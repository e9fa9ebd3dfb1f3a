using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Bills;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>The accounts that lines of bills are a cost on: their own, else that of their category, else the usual one
/// of purchases. Read once per request.</summary>
internal sealed class BilledAccounts(FinanceDbContext db)
{
    private Dictionary<Guid, Guid?>? _byCategory;

    public async Task<Guid> OfAsync(BillLine line, PostingRun run, CancellationToken ct)
    {
        if (line.AccountId is { } own) return own;
        if (line.CategoryId is not { } category) return run.Accounts.Of(AccountRole.Purchases);
        _byCategory ??= await ReadAsync(ct);
        return _byCategory.GetValueOrDefault(category) ?? run.Accounts.Of(AccountRole.Purchases);
    }

    private async Task<Dictionary<Guid, Guid?>> ReadAsync(CancellationToken ct)
    {
        var categories = await db.ExpenseCategories.AsNoTracking().Select(c => new { c.Id, c.AccountId, c.Cost })
            .ToListAsync(ct);
        var there = (await db.Accounts.Select(a => a.Id).ToListAsync(ct)).ToHashSet();
        return categories.ToDictionary(c => c.Id, c => c.AccountId
            ?? (there.Contains(BuiltInChart.UsualFor(c.Cost)) ? BuiltInChart.UsualFor(c.Cost) : null));
    }
}
