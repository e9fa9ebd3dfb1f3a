using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Walker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ErpCrm.Tests.Finance.Books.Reports.ReportReading;

namespace ErpCrm.Tests.Finance.Books.Reports;

[Collection(KnownBooksOnce.Name)]
public sealed class GeneralLedgerTests(KnownBooks app)
{
    private TestBrowser Accountant { get; } = app.Accountant;

    [Fact]
    public async Task Every_line_says_what_stands_after_it_and_where_its_other_side_is()
    {
        var page = await LedgerAsync("1410", "from=2026-01-01&to=2026-11-25");
        Assert.Equal(1000m, page.Sum("before"));
        Assert.Equal([13_000.50m, 5000.50m], Balances(page));
        Assert.Equal((12_000.50m, 8000m, 5000.50m), (page.Sum("debit"), page.Sum("credit"), page.Sum("closing")));
        Assert.Equal(["6110", "1190"], Lines(page).Select(line => line.QuerySelectorAll("td")[4].TextContent.Trim()));
        foreach (var link in Lines(page).Select(line => line.QuerySelector("a.rowlink")!.GetAttribute("href")!))
            await Accountant.GetAsync(link);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_and_a_line_that_comes_meanwhile_moves_nothing()
    {
        for (var i = 1; i <= 130; i++)
            await app.PostAsync(JournalKind.Manual, new DateOnly(2035, 2, 1).AddDays(i % 7), ("1190", i), ("6210", -i));
        var first = await LedgerAsync("6210", "from=2035-01-01&to=2035-12-31");
        Assert.Equal(100, Lines(first).Count);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        await app.PostAsync(JournalKind.Manual, new(2035, 1, 1), ("1190", 1000), ("6210", -1000));

        var second = await Accountant.GetAsync(next);
        Assert.Equal(30, Lines(second).Count);
        Assert.Equal(Balances(first)[^1] - 1000, second.Sum("before"));
        Assert.Equal(second.Sum("closing"), Balances(second)[^1]);
        Assert.Equal(-1000m - (130 * 131 / 2), second.Sum("closing"));
        Assert.Empty(Links(first).Intersect(Links(second)));
        Assert.NotNull((await Accountant.GetAsync(second.QuerySelector("a[rel=first]")!.GetAttribute("href")!))
            .QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Amounts_of_one_currency_are_shown_in_it()
    {
        var account = await PostForeignAsync();
        var inBase = await Accountant.GetAsync(
            $"/finance/reports/general-ledger?account={account}&from=2036-01-01&to=2036-12-31");
        Assert.Equal(8750m, inBase.Sum("debit"));
        var balance = await Accountant.GetAsync(
            "/finance/reports/trial-balance?from=2036-01-01&to=2036-12-31&of=Cash&currencies=true");
        Assert.Equal([0m, 100m, 0m, 100m], balance.Row($"{account}-USD"));
        var foreign = await Accountant.GetAsync(
            balance.QuerySelector($"tr[data-row='{account}-USD'] a")!.GetAttribute("href")!);
        Assert.Equal((100m, 100m), (foreign.Sum("debit"), foreign.Sum("closing")));
        Assert.Contains("USD", foreign.QuerySelector(".report-asked")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_has_every_line_and_ends_with_the_closing_balance()
    {
        var account = await app.AccountAsync("1190");
        using var answer = await Accountant.Http.GetAsync(
            $"/finance/reports/general-ledger?account={account}&from=2026-01-01&to=2026-11-25&as=csv");
        var rows = ExportTests.Cells((await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF')).ToList();
        Assert.Equal(8, rows.Count);
        Assert.Equal("57500.00", rows[^1][^1]);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
    }

    [Theory]
    [InlineData("20260101-0123456789abcdef0123456789abcdef-7", true)]
    [InlineData("20260101-0123456789abcdef0123456789abcdef--7", false)]
    [InlineData("20261301-0123456789abcdef0123456789abcdef-7", false)]
    [InlineData("x", false)]
    [InlineData(null, false)]
    public void A_place_is_read_from_the_address_or_not_at_all(string? key, bool isPlace) =>
        Assert.Equal(isPlace ? key : null, LedgerPlace.Parse(key)?.Key);

    private async Task<Guid> PostForeignAsync()
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FinanceDbContext>();
        var account = new Account("1299", "Dollars", AccountClass.Cash);
        db.Add(account);
        await db.SaveChangesAsync();
        var keeper = scope.ServiceProvider.GetRequiredService<BookKeeper>();
        var run = await keeper.BeginAsync(CancellationToken.None);
        run.Open(JournalKind.Manual, new(2036, 3, 3), "journal", Guid.CreateVersion7(), "USD")
            .Debit(account.Id, "USD", 100, 8750).Credit(AccountRole.OpeningBalances, 8750);
        keeper.Post(run);
        await db.SaveChangesAsync();
        return account.Id;
    }

    private async Task<IHtmlDocument> LedgerAsync(string code, string days) => await Accountant.GetAsync(
        $"/finance/reports/general-ledger?account={await app.AccountAsync(code)}&{days}");

    private static List<IElement> Lines(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("table.ledger tbody tr").Where(row => row.QuerySelector("a.rowlink") is not null)];

    private static List<string?> Links(IHtmlDocument page) =>
        [.. Lines(page).Select(line => line.QuerySelector("a.rowlink")!.GetAttribute("href"))];

    private static List<decimal> Balances(IHtmlDocument page) =>
        [.. Lines(page).Select(line => Amount(line.QuerySelectorAll("td")[^1].TextContent))];
}
