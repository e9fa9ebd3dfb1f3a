using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Tests.Finance.Books.Reports;

/// <summary>A report asks as few questions about many accounts and months as about few.</summary>
[Collection(KnownBooksOnce.Name)]
public sealed class ReportCostTests(KnownBooks app)
{
    private const int Limit = 12;

    [Theory]
    [InlineData("/finance/reports/trial-balance?from={0}&to={1}&currencies=true")]
    [InlineData("/finance/reports/profit-and-loss?from={0}&to={1}&by=Month&compare=LastYear")]
    [InlineData("/finance/reports/cash-flow?from={0}&to={1}&by=Month")]
    [InlineData("/finance/reports/balance-sheet?from={0}&to={1}&against={0}")]
    [InlineData("/finance/reports/general-ledger?from={0}&to={1}&account={2}")]
    public async Task The_number_of_questions_depends_on_neither_accounts_nor_months(string url)
    {
        var cash = await app.AccountAsync("1190");
        var codes = new[] { "8110", "8120", "8130", "8140", "8150", "8160", "8170", "8180", "8190" };
        for (var month = 1; month <= 12; month++)
            await app.PostAsync(JournalKind.Manual, new(2030, month, 7),
                [.. codes.Select(code => (code, 10m)), ("1190", -10m * codes.Length)]);
        await app.PostAsync(JournalKind.Manual, new(2029, 1, 7), ("8110", 10), ("1190", -10));
        var few = await CountAsync(Filled("2029-01-01", "2029-01-31"));
        var many = await CountAsync(Filled("2030-01-01", "2030-12-31"));
        Assert.Equal(few, many);
        Assert.True(many <= Limit, $"{url}: {many} questions");

        string Filled(string from, string to) => url.Replace("{0}", from, StringComparison.Ordinal)
            .Replace("{1}", to, StringComparison.Ordinal)
            .Replace("{2}", cash.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(string url)
    {
        await app.Accountant.GetAsync(url);
        var commands = app.Commands.Begin();
        await app.Accountant.GetAsync(url);
        return commands.Count;
    }
}
