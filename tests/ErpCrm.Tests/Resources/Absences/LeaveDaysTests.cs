using System.Net;
using ErpCrm.Resources;
using ErpCrm.Resources.Absences;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.Absences;

/// <summary>Leave tells how many working days it takes, and takes at least a part of one.</summary>
public sealed class LeaveDaysTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Saturday = new(2026, 6, 13);

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    public async Task A_weekend_is_no_leave(int from, int to, bool half)
    {
        var person = await app.PersonAsync($"Weekend {from} {to} {half}");
        var answer = await SaveAsync(person, Saturday.AddDays(from), Saturday.AddDays(to), half);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("no working day", answer.Page.QuerySelector("#FirstDay-error")!.TextContent,
            StringComparison.Ordinal);
        Assert.False(
            await app.InAsync<ResourcesDbContext, bool>(db => db.Absences.AnyAsync(a => a.PersonId == person)));
    }

    [Theory]
    [InlineData(0, 8, false, "5")]
    [InlineData(2, 2, true, "0.5")]
    [InlineData(-1, 2, false, "2")]
    public async Task The_form_tells_working_days_before_it_is_saved(int from, int to, bool half, string days)
    {
        var person = await app.PersonAsync($"Told {from} {to} {half}");
        var (first, last) = (Saturday.AddDays(from).Iso(), Saturday.AddDays(to).Iso());
        var hint = await app.Browser(TestUser.Administrator).GetAsync(
            $"/resources/absences/days?PersonId={person}&FirstDay={first}&LastDay={last}&IsHalfDay={(half ? "true" : "false")}");
        Assert.Contains($"Working days: {days}", hint.Body!.TextContent, StringComparison.Ordinal);
        (await SaveAsync(person, Saturday.AddDays(from), Saturday.AddDays(to), half)).Saved();
    }

    private async Task<TestAnswer> SaveAsync(Guid person, DateOnly first, DateOnly last, bool half)
    {
        var browser = app.Browser(TestUser.Administrator);
        return await browser.SubmitAsync(
            await browser.GetAsync("/resources/absences/create"), "form#absence",
            ("PersonId", $"{person}"), ("FirstDay", first.Iso()), ("LastDay", last.Iso()),
            ("IsHalfDay", half ? "true" : "false"));
    }
}
