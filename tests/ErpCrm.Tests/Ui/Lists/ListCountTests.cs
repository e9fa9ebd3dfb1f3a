using System.Globalization;
using ErpCrm.Crm;
using ErpCrm.Crm.Leads;
using ErpCrm.Tests.Crm;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>How many rows there are is asked when somebody looks, and counting ends at a thousand.</summary>
public sealed class ListCountTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";

    [Fact]
    public async Task Counting_ends_at_a_thousand_unless_somebody_wants_to_know_exactly()
    {
        var browser = app.Browser(TestUser.Owner);
        await AddAsync(30);
        var first = await browser.GetAsync(Leads);
        Assert.NotNull(first.QuerySelector(".pager .of[hx-get*='as=count']"));
        Assert.Equal("30", await CountAsync(browser, ""));
        var last = await browser.GetAsync($"{Leads}?page=2");
        Assert.Equal("30", last.QuerySelector(".pager .of")!.TextContent);

        await AddAsync(1000);
        Assert.Equal("1,000+", await CountAsync(browser, ""));
        Assert.Equal("1,030", await CountAsync(browser, "&counted=exact"));
        Assert.Equal("0", await CountAsync(browser, "&f.name=is:nobody"));
        // Without script the page itself says it.
        Assert.Contains("1,000+", (await browser.GetAsync($"{Leads}?counted=1")).QuerySelector(".pager")!.TextContent,
            StringComparison.Ordinal);
    }

    private static async Task<string> CountAsync(TestBrowser browser, string query) =>
        (await browser.GetAsync($"{Leads}?as=count{query}")).Body!.TextContent.Trim();

    private Task AddAsync(int number) => app.InAsync<CrmDbContext>(async db =>
    {
        for (var i = 0; i < number; i++)
        {
            db.Add(new Lead(
                new LeadData { Name = CrmMake.Unique(i.ToString(CultureInfo.InvariantCulture)), Currency = "KGS" },
                app.Time.GetUtcNow().UtcDateTime));
        }

        await db.SaveChangesAsync();
    });
}
