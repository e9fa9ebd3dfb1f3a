using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Notifications;

public sealed class ChoicesPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/workspace/notifications/choices";

    [Fact]
    public async Task Somebody_chooses_what_he_is_told_and_when_it_is_quiet()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(Url);
        Assert.Contains("Mail is not set up here", page.Body!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(page, "form#choices", (RowOf(NoticeKind.DealWon), nameof(Way.Off)),
            (RowOf(NoticeKind.Commented), nameof(Way.DailyMail)), ("QuietFrom", "22:00"), ("QuietTo", "07:30")))
            .Saved();

        var again = await browser.GetAsync(Url);
        Assert.Equal("22:00", again.QuerySelector("[name=QuietFrom]")!.GetAttribute("value"));
        Assert.Equal(nameof(Way.Off), ChosenOf(again, NoticeKind.DealWon));
        Assert.Equal(nameof(Way.InApplication), ChosenOf(again, NoticeKind.DealLost));
        Assert.Equal([(NoticeKind.Commented, Way.DailyMail), (NoticeKind.DealWon, Way.Off)],
            (await app.InAsync<WorkspaceDbContext, List<NoticeChoice>>(
                db => db.NoticeChoices.Where(c => c.UserId == TestUser.Sales.Id).ToListAsync()))
            .OrderBy(c => c.Kind).Select(c => (c.Kind, c.Way)));
    }

    [Fact]
    public async Task One_time_alone_is_refused_beside_its_field()
    {
        var browser = app.Browser(TestUser.ProjectManager);
        var answer = await browser.SubmitAsync(await browser.GetAsync(Url), "form#choices", ("QuietFrom", "22:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choose both times", answer.Page.QuerySelector("[data-valmsg-for=QuietTo]")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_saved_in_another_tab_are_shown()
    {
        var browser = app.Browser(TestUser.Accountant);
        var (first, second) = (await browser.GetAsync(Url), await browser.GetAsync(Url));
        (await browser.SubmitAsync(first, "form#choices", ("QuietFrom", "21:00"), ("QuietTo", "06:00"))).Saved();
        var answer = await browser.SubmitAsync(second, "form#choices", ("QuietFrom", "23:00"), ("QuietTo", "06:00"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    private static string RowOf(NoticeKind kind) => $"Rows[{(int)kind}].Way";

    private static string? ChosenOf(AngleSharp.Html.Dom.IHtmlDocument page, NoticeKind kind) =>
        page.QuerySelector($"select[name='{RowOf(kind)}'] option[selected]")?.GetAttribute("value");
}
