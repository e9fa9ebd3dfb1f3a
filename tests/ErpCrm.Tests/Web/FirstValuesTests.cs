using AngleSharp.Dom;
using ErpCrm.Tests.Finance;

namespace ErpCrm.Tests.Web;

public sealed class FirstValuesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_first_value_has_no_before_in_the_history()
    {
        var scene = new FinanceScene(app);
        await scene.ExchangeAsync("USD", 87.5m);
        var id = (await scene.IssuedAsync("First rate", currency: "USD")).Invoice;
        var changes = (await app.Browser(TestUser.Owner).GetAsync($"/audit/invoice/{id}"))
            .QuerySelectorAll(".changes li").ToDictionary(li => Words(li).Split(':')[0], li => li);
        Assert.Equal("Exchange rate: 87.5", Words(changes["Exchange rate"]));
        foreach (var field in new[] { "Exchange rate", "Number", "Issued on" })
            Assert.Null(changes[field].QuerySelector("del"));
        // What was something else before says so.
        Assert.NotNull(changes["Status"].QuerySelector("del"));
    }

    private static string Words(INode node) =>
        string.Join(' ', node.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
