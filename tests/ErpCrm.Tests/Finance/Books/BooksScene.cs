using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books;

/// <summary>A line of the books as a test reads it: debits are positive.</summary>
internal sealed record Posted(AccountRole Role, string Account, string Currency, decimal Amount, decimal Base);

/// <summary>Looks into the books.</summary>
internal static class BooksScene
{
    private static readonly string[] Rules =
        ["Journals", "Balances of months", "Control accounts", "Documents are posted"];

    /// <summary>What a record posted, line by line, oldest first.</summary>
    public static Task<List<Posted>> PostedAsync(this TestApp app, Guid sourceId, JournalKind? kind = null) =>
        app.InAsync<FinanceDbContext, List<Posted>>(async db =>
        {
            var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id);
            var journals = await db.Journals.AsNoTracking().Include(j => j.Lines)
                .Where(j => j.SourceId == sourceId && (kind == null || j.Kind == kind))
                .OrderBy(j => j.PostedAt).ThenBy(j => j.Id).ToListAsync();
            return
            [
                .. journals.SelectMany(j => j.Lines.OrderBy(l => l.Position)).Select(l => new Posted(
                    accounts[l.AccountId].Role, accounts[l.AccountId].Name, l.Currency, l.Debit - l.Credit,
                    l.BaseDebit - l.BaseCredit)),
            ];
        });

    /// <summary>The sum of a role's lines in base currency, of one document where one is named.</summary>
    public static Task<decimal> BaseOfAsync(this TestApp app, AccountRole role, Guid? itemId = null) =>
        app.InAsync<FinanceDbContext, decimal>(async db =>
        {
            var account = await db.Accounts.Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
            var lines = await db.JournalLines.AsNoTracking()
                .Where(l => l.AccountId == account && (itemId == null || l.ItemId == itemId)).ToListAsync();
            return lines.Sum(l => l.BaseDebit - l.BaseCredit);
        });

    public static Task<IReadOnlyList<AccountSum>> SumsAsync(this TestApp app, SumQuery query) =>
        InScopeAsync<LedgerSums, IReadOnlyList<AccountSum>>(app, sums => sums.ReadAsync(query, CancellationToken.None));

    /// <summary>Numbers what is posted and adds it to the kept balances, as every minute.</summary>
    public static Task FoldAsync(this TestApp app) => InScopeAsync<FoldJournals, bool>(app, async folding =>
    {
        await folding.RunAsync(CancellationToken.None);
        return true;
    });

    /// <summary>Every rule of the books holds, and debits equal credits over everything.</summary>
    public static async Task BooksAgreeAsync(this TestApp app, string after = "")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var found = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => Rules.Any(rule => c.Rule.StartsWith(rule, StringComparison.Ordinal))))
        {
            await foreach (var finding in check.RunAsync(CancellationToken.None))
                found.Add($"{check.Rule}: {finding.Record}: {finding.Problem}");
        }

        Assert.True(found.Count == 0, $"{after}\n{string.Join('\n', found)}");
        var sums = await app.SumsAsync(new SumQuery(null, DateOnly.MaxValue));
        Assert.Equal(0m, sums.Sum(s => s.BaseAmount));
    }

    /// <summary>Works with a service, as the system.</summary>
    public static async Task<TResult> InScopeAsync<TService, TResult>(this TestApp app,
        Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
