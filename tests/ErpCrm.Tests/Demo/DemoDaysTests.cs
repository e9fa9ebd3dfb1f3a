using System.Globalization;
using System.Net;
using ErpCrm.Tests.Checking;

namespace ErpCrm.Tests.Demo;

/// <summary>The demo company is sound on whatever day somebody starts it; here
/// it is some weeks old, which is enough for the ends of months.</summary>
[Trait("Lane", "Long")]
public sealed class DemoDaysTests
{
    private static readonly int Days = LongForm.Of(65, 364);

    public static TheoryData<string> Todays => LongForm.IsAsked
        ? ["2028-02-29", "2026-12-31", "2027-01-31", "2027-01-01", "2027-02-28", "2027-03-01", "2027-05-09",
            "2027-10-31", "2027-11-15", "2024-02-29"]
        : ["2028-02-29", "2026-12-31", "2027-01-31"];

    // The last day of a leap February, of a year, and of a month on a Sunday.
    [Theory, MemberData(nameof(Todays))]
    public async Task Every_rule_holds_on_the_day(string today)
    {
        var app = new OnADay(DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        await app.InitializeAsync();
        try
        {
            await DemoPlay.PlayAsync(app, Days);
            Assert.Equal("", await app.Services.BrokenRulesAsync());
            foreach (var page in new[]
            {
                "/", "/finance/cash", "/finance/invoices", "/projects/time", "/crm/deals", "/insights/margin",
                "/resources/capacity"
            })
                await app.Browser(TestUser.Owner).GetAsync(page, HttpStatusCode.OK);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private sealed class OnADay(DateOnly today) : TestApp(today.ToDateTime(new TimeOnly(5, 0), DateTimeKind.Utc))
    {
        protected override bool IsSetUp => false;

        protected override bool KnowsTestUsers => false;
    }
}
