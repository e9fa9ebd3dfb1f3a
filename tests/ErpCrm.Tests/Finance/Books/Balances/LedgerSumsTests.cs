using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Balances;

/// <summary>Sums equal those of the lines one by one, whatever is folded, whatever is asked.</summary>
public sealed class LedgerSumsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private const int Days = 400;

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public async Task Any_sum_equals_that_of_the_lines(int seed)
    {
        var chance = new Random(seed);
        await PostAsync(chance, 60);
        await app.FoldAsync();
        app.Time.Advance(TimeSpan.FromMinutes(10));
        var known = app.Time.GetUtcNow().UtcDateTime;
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await PostAsync(chance, 30);
        for (var i = 0; i < 120; i++)
        {
            // Now some are folded and some are not, then all of them.
            if (i == 60) await app.FoldAsync();
            await CompareAsync(Ask(chance, await AccountsAsync(), known));
        }
    }

    [Fact]
    public async Task Numbers_have_no_gap_and_stand_in_the_order_of_posting()
    {
        await PostAsync(new Random(5), 20);
        await app.FoldAsync();
        var years = await app.InAsync<FinanceDbContext, List<(int Year, int Number, DateTime At)>>(async db =>
            [.. (await db.Journals.AsNoTracking().OrderBy(j => j.Number).ToListAsync())
                .Select(j => (j.Year, j.Number!.Value, j.PostedAt))]);
        foreach (var year in years.GroupBy(j => j.Year))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(j => j.Number));
            Assert.Equal(year.Select(j => j.At).Order(), year.Select(j => j.At));
        }
    }

    [Fact]
    public async Task Two_who_fold_at_once_number_each_journal_once()
    {
        await PostAsync(new Random(6), 40);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryFoldAsync()));
        await app.FoldAsync();
        await app.BooksAgreeAsync();
    }

    // On a server whoever comes second is refused, and begins again a minute later.
    private async Task TryFoldAsync()
    {
        try
        {
            await app.FoldAsync();
        }
        catch (DbUpdateException)
        {
            await Task.Yield();
        }
    }

    private async Task CompareAsync(SumQuery query)
    {
        var sums = await app.SumsAsync(query);
        var lines = await app.InAsync<FinanceDbContext, List<JournalLine>>(
            db => db.JournalLines.AsNoTracking().ToListAsync());
        var expected = lines.Where(l => l.Date <= query.To && (query.From is null || l.Date >= query.From)
            && (query.KnownAt is null || l.PostedAt <= query.KnownAt)
            && (query.Accounts is null || query.Accounts.Contains(l.AccountId))
            && (query.ProjectId is null || l.ProjectId == query.ProjectId)
            && (query.PartyId is null || l.PartyId == query.PartyId)
            && !(query.WithoutYearEnd && l.Kind == JournalKind.YearEnd))
            .GroupBy(l => KeyOf(l, query.By)).Select(g => (g.Key, Money: query.By.HasFlag(SumBy.Currency)
                ? (g.Sum(l => l.Debit), g.Sum(l => l.Credit)) : (0m, 0m),
                Base: (g.Sum(l => l.BaseDebit), g.Sum(l => l.BaseCredit))))
            .OrderBy(s => s.Key, StringComparer.Ordinal);
        var found = sums.Select(s => (Key: KeyOf(s), Money: (s.Debit, s.Credit), Base: (s.BaseDebit, s.BaseCredit)))
            .OrderBy(s => s.Key, StringComparer.Ordinal);
        Assert.Equal(expected, found);
    }

    private static string KeyOf(JournalLine line, SumBy by) => string.Join('|', line.AccountId,
        by.HasFlag(SumBy.Month) ? Months.Of(line.Date) : null, by.HasFlag(SumBy.Currency) ? line.Currency : null,
        by.HasFlag(SumBy.Project) ? line.ProjectId : null, by.HasFlag(SumBy.Party) ? line.PartyId : null,
        by.HasFlag(SumBy.Kind) ? line.Kind : null,
        by.HasFlag(SumBy.VatPercent) ? $"{line.VatPercent:0.##}" : null);

    private static string KeyOf(AccountSum sum) => string.Join('|', sum.AccountId, sum.Month, sum.Currency,
        sum.ProjectId, sum.PartyId, sum.Kind, $"{sum.VatPercent:0.##}");

    private static SumQuery Ask(Random chance, IReadOnlyList<Guid> accounts, DateTime known)
    {
        SumBy[] by = [SumBy.Month, SumBy.Currency, SumBy.Project, SumBy.Party, SumBy.Kind, SumBy.VatPercent];
        var to = First.AddDays(chance.Next(-5, Days + 40));
        return new SumQuery(
            chance.Next(3) == 0 ? null : to.AddDays(-chance.Next(0, 200)), to,
            chance.Next(3) == 0 ? known : null,
            by.Where(_ => chance.Next(3) == 0).Aggregate(SumBy.Account, (all, one) => all | one),
            chance.Next(3) == 0 ? [.. accounts.Where(_ => chance.Next(2) == 0)] : null,
            ProjectId: chance.Next(6) == 0 ? Known(chance) : null,
            PartyId: chance.Next(8) == 0 ? Known(chance) : null,
            WithoutYearEnd: chance.Next(4) == 0);
    }

    // Control accounts belong to their documents.
    private Task<List<Guid>> AccountsAsync() => app.InAsync<FinanceDbContext, List<Guid>>(async db =>
        [.. (await db.Accounts.OrderBy(a => a.Code).ToListAsync()).Where(a => !a.Role.IsControl()).Take(6)
            .Select(a => a.Id)]);

    private static Guid Known(Random chance) => new(chance.Next(1, 4), 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private async Task PostAsync(Random chance, int count)
    {
        var accounts = await AccountsAsync();
        await app.InScopeAsync<IServiceProvider, bool>(async services =>
        {
            var db = services.GetRequiredService<FinanceDbContext>();
            var keeper = services.GetRequiredService<BookKeeper>();
            var run = await keeper.BeginAsync(default);
            for (var i = 0; i < count; i++)
            {
                var entry = run.Open(chance.Next(10) == 0 ? JournalKind.YearEnd : JournalKind.Manual,
                    First.AddDays(chance.Next(Days)), "journal", Guid.Empty, null);
                for (var lines = chance.Next(1, 5); lines > 0; lines--)
                {
                    var (amount, inBase) = (chance.Next(1, 9_999) / 100m, chance.Next(1, 99_999) / 100m);
                    var of = new LineOf(PartyId: chance.Next(2) == 0 ? Known(chance) : null,
                        ProjectId: chance.Next(2) == 0 ? Known(chance) : null,
                        VatPercent: chance.Next(3) == 0 ? chance.Next(3) * 6 : null);
                    entry.Debit(accounts[chance.Next(accounts.Count)], chance.Next(2) == 0 ? "KGS" : "USD", amount,
                        inBase, of).Credit(accounts[chance.Next(accounts.Count)], "KGS", inBase, inBase, of);
                }
            }

            keeper.Post(run);
            await db.SaveChangesAsync();
            return true;
        });
    }
}
