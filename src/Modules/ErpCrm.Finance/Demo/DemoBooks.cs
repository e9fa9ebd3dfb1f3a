using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>The books begin with what the company had: its money, its equipment, what its owners paid in and what it
/// earned before. Journals are numbered month by month, as they are every minute where people work.</summary>
internal sealed class DemoBooks(FinanceDbContext db, BookKeeper keeper, LedgerSums sums, FoldJournals folding)
    : IDemoActor
{
    private const decimal Equipment = 1_420_000m;
    private const decimal Depreciation = 512_000m;
    private const decimal Capital = 500_000m;

    // After the accounts are there, and on each day after everything that is posted.
    public int Order => 49;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        using var acting = world.As(FinanceDemo.Accountant);
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Id, ct);
        var run = await keeper.BeginAsync(ct);
        var entry = run.Open(JournalKind.Opening, world.FirstDay, Kinds.Journal, Guid.Empty, null,
            "Баланс на начало учёта");
        foreach (var begun in await sums.ReadAsync(new SumQuery(null, world.FirstDay, By: SumBy.Currency,
            Accounts: [run.Accounts.Of(AccountRole.OpeningBalances)]), ct))
            entry.Credit(AccountRole.OpeningBalances, begun.Currency!, begun.Amount, begun.BaseAmount)
                .Debit(AccountRole.RetainedEarnings, begun.Currency!, begun.Amount, begun.BaseAmount);
        entry.Debit(accounts["2110"], Equipment).Credit(accounts["2190"], Depreciation)
            .Credit(accounts["5110"], Capital)
            .Credit(AccountRole.RetainedEarnings, Equipment - Depreciation - Capital);
        keeper.Post(run);
        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day.Day == 1 || day == world.Today) await folding.RunAsync(ct);
    }
}
