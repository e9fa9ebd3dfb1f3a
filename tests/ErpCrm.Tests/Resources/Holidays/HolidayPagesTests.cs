using System.Net;
using ErpCrm.Resources.Holidays;

namespace ErpCrm.Tests.Resources.Holidays;

public sealed class HolidayPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void The_official_days_of_a_year_are_all_different_and_in_it()
    {
        var days = KyrgyzHolidays.Of(2027).Select(h => h.Day).ToList();

        Assert.Equal(days.Count, days.Distinct().Count());
        Assert.All(days, day => Assert.Equal(2027, day.Year));
        Assert.Contains(new DateOnly(2027, 8, 31), days);
    }

    [Fact]
    public async Task The_official_days_are_added_once()
    {
        var browser = app.Browser(TestUser.Management);
        var empty = await browser.GetAsync("/resources/holidays?year=2031");
        (await browser.SubmitAsync(empty, "form[action*='kyrgyzstan']")).Saved();

        var filled = await browser.GetAsync("/resources/holidays?year=2031");
        var count = filled.QuerySelectorAll("tbody tr").Length;
        (await browser.SubmitAsync(filled, "form[action*='kyrgyzstan']")).Saved();

        Assert.Equal(KyrgyzHolidays.Of(2031).Count(), count);
        Assert.Equal(count,
            (await browser.GetAsync("/resources/holidays?year=2031")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_list_and_its_file_are_those_of_one_year()
    {
        var browser = app.Browser(TestUser.Management);
        (await browser.SubmitAsync(
            await browser.GetAsync("/resources/holidays?year=2035"), "form[action*='kyrgyzstan']")).Saved();
        var file = await browser.Http.GetStringAsync("/resources/holidays?year=2035&sort=day&dir=desc&as=csv");
        var lines = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(KyrgyzHolidays.Of(2035).Count(), lines.Length - 1);
        Assert.StartsWith("2035-08-31,Fri,", lines[1], StringComparison.Ordinal);

        var next = await browser.GetAsync("/resources/holidays?year=2036");
        Assert.Empty(next.QuerySelectorAll("tbody tr"));
        Assert.Equal(["2035", "2036", "2037"], next.QuerySelectorAll("nav.seg a").Select(a => a.TextContent));
        foreach (var nonsense in new[] { "0", "99999", "soon", "-5" })
            await browser.GetAsync($"/resources/holidays?year={nonsense}");
    }

    [Fact]
    public async Task Who_may_not_change_holidays_sees_them_without_buttons()
    {
        var manager = app.Browser(TestUser.Management);
        (await manager.SubmitAsync(
            await manager.GetAsync("/resources/holidays?year=2040"), "form[action*='kyrgyzstan']")).Saved();

        var page = await app.Browser(TestUser.TeamMember).GetAsync("/resources/holidays?year=2040");

        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        Assert.Empty(page.QuerySelectorAll("#list form"));
        Assert.Empty((await app.Browser(TestUser.TeamMember).GetAsync("/resources/holidays?year=2041"))
            .QuerySelectorAll("#main form"));
    }

    [Fact]
    public async Task A_day_is_one_holiday()
    {
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync("/resources/holidays/create");
        (await browser.SubmitAsync(form, "form#holiday", ("Day", "2032-03-19"), ("Name", "Орозо айт"))).Saved();

        var again = await browser.GetAsync("/resources/holidays/create");
        var answer = await browser.SubmitAsync(again, "form#holiday", ("Day", "2032-03-19"), ("Name", "Again"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Again", answer.Page.QuerySelector("#Name")!.GetAttribute("value"));
    }
}
