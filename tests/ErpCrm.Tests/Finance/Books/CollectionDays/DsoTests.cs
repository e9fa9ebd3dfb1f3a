using ErpCrm.Finance.Books.CollectionDays;
using ErpCrm.Tests.Finance.Books.Posting;

namespace ErpCrm.Tests.Finance.Books.CollectionDays;

/// <summary>Days sales outstanding (domain-rules §17).</summary>
public sealed class DsoTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void The_simple_figure_is_what_is_open_in_days_of_sales() =>
        Assert.Equal(30.4m, Dso.Simple(150_000, 1_800_000, 365));

    [Fact]
    public void Counting_back_takes_whole_months_off_and_the_last_one_pro_rata()
    {
        SalesSpan[] even = [new(100, 30), new(80, 30), new(70, 30)];
        Assert.Equal(new CountedDays(73.7m, false), Dso.CountBack(212, even));
        // The same with the days of the calendar, latest first: November, October, September.
        SalesSpan[] calendar = [new(100, 30), new(80, 31), new(70, 30)];
        Assert.Equal(new CountedDays(74.7m, false), Dso.CountBack(212, calendar));
        Assert.Equal(new CountedDays(90, true), Dso.CountBack(251, even));
        Assert.Equal(new CountedDays(0, false), Dso.CountBack(0, even));
        Assert.Null(Dso.Simple(10, 0, 30));
    }

    [Fact]
    public void A_month_has_its_own_days_and_the_running_one_those_that_are_over()
    {
        var today = new DateOnly(2026, 11, 25);
        var months = new Dictionary<DateOnly, decimal>
        {
            [new(2026, 9, 1)] = 70, [new(2026, 10, 1)] = 80, [new(2026, 11, 1)] = 100,
        };
        var points = CollectionDaysReading.PointsOf(new CollectionHistory(months, months), today);
        Assert.Equal(12, points.Count);
        Assert.Equal((today, 250m, 25 + 31 + 30), (points[^1].On, points[^1].Open, points[^1].Days));
        Assert.Equal(new CountedDays(86, false), points[^1].Counted);
        Assert.Equal((new DateOnly(2026, 10, 31), 150m, 61), (points[^2].On, points[^2].Open, points[^2].Days));
        Assert.Null(points[0].Counted);
    }

    [Fact]
    public async Task The_page_counts_what_the_books_have()
    {
        var customer = await app.CustomerAsync("Pays in time");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today.AddDays(-40));
        await app.InvoiceAsync(customer, 500, app.Today);
        await new PostingSteps(app).PayAsync(customer, 1000, 1, (invoice.Id, 1000));
        var page = await app.Browser(TestUser.Management).GetAsync("/finance/receivables/days");
        // Of 500 sold in the 25 days of November so far all is open; of all 1,500 in 56 days a third is.
        Assert.Equal("25.0", page.QuerySelector("[data-dso=counted] .value")!.TextContent.Trim());
        Assert.Equal("18.7", page.QuerySelector("[data-dso=simple] .value")!.TextContent.Trim());
        Assert.Equal("18.7", page.QuerySelector("[data-dso=best] .value")!.TextContent.Trim());
        Assert.Equal("0.0", page.QuerySelector("[data-dso=late] .value")!.TextContent.Trim());
        Assert.Contains("after it is due", page.QuerySelector("[data-behaviour]")!.TextContent,
            StringComparison.Ordinal);
    }
}
