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
