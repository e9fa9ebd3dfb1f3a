using System.Net;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Who sees statements, and who works with them.</summary>
public sealed class BankRightsTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task Management_looks_and_others_see_nothing()
    {
        var account = await _bank.AccountAsync("Seen");
        var url = await _bank.ImportAsync(account, 1_000, _bank.Line(9, 500, "Оплата"));
        var management = app.Browser(TestUser.Management);
        foreach (var page in new[] { "/finance/bank", url, "/finance/bank/lines", $"/finance/bank/match/{account.Id}" })
        {
            await management.GetAsync(page);
            await app.Browser(TestUser.Sales).GetAsync(page, HttpStatusCode.Forbidden);
        }

        await management.GetAsync("/finance/bank/import", HttpStatusCode.Forbidden);
        await management.GetAsync("/finance/bank/rules", HttpStatusCode.Forbidden);
        Assert.Null((await management.GetAsync(url)).QuerySelector("form#take-back"));
    }

    [Fact]
    public async Task What_one_may_only_look_at_is_not_changed_by_asking_for_it()
    {
        var account = await _bank.AccountAsync("Asked");
        var url = await _bank.ImportAsync(account, 1_000, _bank.Line(9, 500, "Оплата"));
        var line = Assert.Single(await _bank.LinesAsync(account));
        var management = app.Browser(TestUser.Management);
        foreach (var post in new[]
        {
            $"/finance/bank/lines/{line.Id}/confirm", $"/finance/bank/lines/{line.Id}/undo",
            $"/finance/bank/match/{account.Id}", $"/finance/bank/{account.Id}/by-itself", $"{url}/take-back",
            $"{url}/discard", $"{url}/import",
        })
        {
            var answer = await management.PostAsync(post, []);
            Assert.True(answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, post);
        }

        Assert.Single(await _bank.LinesAsync(account));
    }
}
