using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Journals;

/// <summary>Whatever is entered by hand, and taken back again.</summary>
public sealed class JournalReversalTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Entries = 14;
    private static readonly DateOnly First = new(2026, 1, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_reversal_leaves_every_sum_as_it_was_and_numbers_have_no_gap(int seed)
    {
        await app.RateAsync("USD", First, 87.4m);
        var (chance, centres) = (new Random(seed), await CentresAsync());
        var accounts = await app.InAsync<FinanceDbContext, List<Guid>>(async db =>
            [.. (await db.Accounts.AsNoTracking().ToListAsync()).Where(a => !a.Role.IsControl()).Select(a => a.Id)]);
        var before = await SumsAsync();
        var posted = new List<Guid>();
        for (var i = 0; i < Entries; i++)
        {
            posted.Add(await PostAsync(EntryOf(chance, accounts, centres)));
            if (i == Entries / 2) await app.FoldAsync();
        }

        Assert.NotEqual(before, await SumsAsync());
        foreach (var id in posted.OrderBy(_ => chance.Next())) await ReverseAsync(id, chance.Next(0, 40));
        Assert.Equal(before, await SumsAsync());
        await app.FoldAsync();
        Assert.Equal(before, await SumsAsync());
        await app.BooksAgreeAsync();
        await app.InAsync<FinanceDbContext>(async db =>
        {
            foreach (var year in (await db.Journals.AsNoTracking().Select(j => new { j.Year, j.Number }).ToListAsync())
                .GroupBy(j => j.Year))
                Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(j => j.Number!.Value).Order());
        });
    }

    private static HandEntry EntryOf(Random chance, List<Guid> accounts, List<Guid> centres)
    {
        var currency = chance.Next(3) == 0 ? "USD" : "KGS";
        var debits = Enumerable.Range(0, chance.Next(1, 4)).Select(_ => chance.Next(1, 5_000_000) / 100m).ToList();
        var credits = Rounding.Allocate(
            debits.Sum(), [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => (decimal)chance.Next(1, 50))], 2);
        Guid Account() => accounts[chance.Next(accounts.Count)];
        List<HandLine> lines =
        [
            .. debits.Select(amount => new HandLine(
                Account(), currency, amount, null, LineOf.Nothing, IsSplit: chance.Next(2) == 0)),
            .. credits.Select(amount => new HandLine(Account(), currency, -amount, null, LineOf.Nothing)),
        ];
        return new HandEntry(First.AddDays(chance.Next(300)), null, "By chance", null, lines,
            [.. centres.Select(id => new CentreShare(id, chance.Next(1, 100)))]);
    }

    private Task<List<Guid>> CentresAsync() => app.InAsync<FinanceDbContext, List<Guid>>(async db =>
    {
        var made = Enumerable.Range(0, 3).Select(i => new CostCentre($"{Guid.NewGuid():N}"[..10], $"Centre {i}"))
            .ToList();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return [.. made.Select(c => c.Id)];
    });

    private Task<Guid> PostAsync(HandEntry entry) => app.InScopeAsync<IServiceProvider, Guid>(services =>
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        return db.InTransactionAsync(async ct =>
        {
            var journal = await services.GetRequiredService<HandJournals>().PostAsync(entry, ct);
            await db.SaveChangesAsync(ct);
            return journal.Id;
        }, CancellationToken.None);
    });

    private Task<bool> ReverseAsync(Guid id, int daysLater) => app.InScopeAsync<IServiceProvider, bool>(
        async services =>
        {
            var db = services.GetRequiredService<FinanceDbContext>();
            var journal = await db.Journals.AsNoTracking().Include(j => j.Lines).SingleAsync(j => j.Id == id);
            await services.GetRequiredService<HandJournals>().ReverseAsync(
                journal, journal.Date.AddDays(daysLater), "By chance", CancellationToken.None);
            await db.SaveChangesAsync();
            return true;
        });

    // What stands on accounts, currencies and cost centres after everything.
    private async Task<List<(Guid, string?, Guid?, decimal, decimal)>> SumsAsync() =>
    [
        .. (await app.SumsAsync(new SumQuery(null, First.AddYears(2), By: SumBy.Currency | SumBy.CostCentre)))
            .Where(s => s.Amount != 0 || s.BaseAmount != 0)
            .Select(s => (s.AccountId, s.Currency, s.CostCentreId, s.Amount, s.BaseAmount)).Order(),
    ];
}
