using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Journals;

public sealed class OpeningBalancesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/finance/opening-balances";

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task What_is_entered_again_posts_only_the_difference()
    {
        var (equipment, capital) = (await app.AccountAsync("2110"), await app.AccountAsync("5110"));
        var first = await Accountant.GetAsync(Url);
        Assert.Null(first.QuerySelector($"form#openings input[value='{await app.AccountAsync("1410")}']"));
        (await EnterAsync(first, (equipment, "Debit", "5,000"), (capital, "Credit", "3,000"))).Saved();
        Assert.Equal((5000m, -3000m, -2000m), await StandAsync());
        var journals = await CountAsync();

        // The same again posts nothing.
        (await Accountant.SubmitAsync(await Accountant.GetAsync(Url), "form#openings")).Saved();
        Assert.Equal(journals, await CountAsync());

        // Two who entered them from the same page are told apart.
        var (mine, theirs) = (await Accountant.GetAsync(Url), await Accountant.GetAsync(Url));
        (await EnterAsync(theirs, (capital, "Credit", "5,000"))).Saved();
        Assert.Equal((5000m, -5000m, 0m), await StandAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await EnterAsync(mine, (equipment, "Debit", "4,000"))).Status);
        Assert.Equal((5000m, -5000m, 0m), await StandAsync());
        await app.BooksAgreeAsync();
    }

    private Task<TestAnswer> EnterAsync(
        IHtmlDocument page, params (Guid Account, string Side, string Amount)[] amounts) =>
        Accountant.SubmitAsync(page, "form#openings",
            [.. amounts.Select(a => ($"{RowOf(page, a.Account)}.{a.Side}", a.Amount))]);

    private static string RowOf(IHtmlDocument page, Guid account) =>
        page.QuerySelector($"form#openings input[value='{account}']")!.GetAttribute("name")!
            .Replace(".AccountId", "", StringComparison.Ordinal);

    private async Task<(decimal, decimal, decimal)> StandAsync() => (
        await app.StandsOnAsync(await app.AccountAsync("2110")),
        await app.StandsOnAsync(await app.AccountAsync("5110")),
        await app.BaseOfAsync(AccountRole.OpeningBalances));

    private Task<int> CountAsync() => app.InAsync<FinanceDbContext, int>(
        db => db.Journals.CountAsync(j => j.Kind == JournalKind.Opening));
}
