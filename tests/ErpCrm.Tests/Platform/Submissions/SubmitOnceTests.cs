using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Identity;
using ErpCrm.Tests.Identity;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Platform.Submissions;

/// <summary>The key of a form stands for one user, form and content.</summary>
public sealed class SubmitOnceTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_same_form_sent_again_is_led_to_the_first_result()
    {
        var browser = app.Browser(TestUser.Owner);
        var (page, name) = (await browser.GetAsync("/identity/teams/create"), NewName());
        Assert.Equal((await browser.SubmitAsync(page, "form#team", ("Name", name))).Saved(),
            (await browser.SubmitAsync(page, "form#team", ("Name", name))).Saved());
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task The_same_key_with_another_content_is_neither_saved_nor_answered_with_the_first_result()
    {
        var browser = app.Browser(TestUser.Owner);
        var (page, first, second) = (await browser.GetAsync("/identity/teams/create"), NewName(), NewName());
        (await browser.SubmitAsync(page, "form#team", ("Name", first))).Saved();
        var answer = await browser.SubmitAsync(page, "form#team", ("Name", second));
        Assert.Equal((HttpStatusCode.Conflict, null), (answer.Status, answer.Location));
        Assert.Equal((1, 0), (await CountAsync(first), await CountAsync(second)));

        // What was typed is kept, and can become a record of its own.
        (await browser.SubmitAsync(answer.Page, "form#repeat")).Saved();
        Assert.Equal(1, await CountAsync(second));
    }

    [Fact]
    public async Task The_same_key_on_another_form_is_refused()
    {
        var browser = app.Browser(TestUser.Owner);
        var (team, role) = (await browser.GetAsync("/identity/teams/create"),
            await browser.GetAsync("/identity/roles/create"));
        var key = team.QuerySelector("form#team input[name=__Key]")!.GetAttribute("value")!;
        (await browser.SubmitAsync(team, "form#team", ("Name", NewName()))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await browser.SubmitAsync(role, "form#role", ("Name", NewName()[..20]), ("__Key", key))).Status);
    }

    [Fact]
    public async Task The_key_of_somebody_else_opens_nothing()
    {
        var owner = app.Browser(TestUser.Owner);
        var (page, name) = (await owner.GetAsync("/identity/teams/create"), NewName());
        var key = page.QuerySelector("form#team input[name=__Key]")!.GetAttribute("value")!;
        (await owner.SubmitAsync(page, "form#team", ("Name", name))).Saved();
        var admin = app.Browser(TestUser.Administrator);
        var answer = await admin.SubmitAsync(await admin.GetAsync("/identity/teams/create"), "form#team",
            ("Name", name), ("__Key", key));
        Assert.Equal((HttpStatusCode.Conflict, null), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_refused_form_keeps_its_key_and_is_saved_once_it_is_right()
    {
        var browser = app.Browser(TestUser.Owner);
        var page = await browser.GetAsync("/identity/teams/create");
        var refused = await browser.SubmitAsync(page, "form#team", ("Name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        (await browser.SubmitAsync(refused.Page, "form#team", ("Name", NewName()))).Saved();
    }

    [Fact]
    public async Task A_script_is_told_by_a_line_and_the_form_stays()
    {
        var browser = app.Browser(TestUser.Owner);
        var page = await browser.GetAsync("/identity/teams/create");
        (await browser.SubmitAsync(page, "form#team", ("Name", NewName()))).Saved();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/identity/teams/create");
        request.Headers.Add("HX-Request", "true");
        request.Content = new FormUrlEncodedContent(TestBrowser.Merge(
            TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#team")!), ("Name", NewName())));
        using var answer = await browser.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.False(answer.Headers.Contains("HX-Redirect"));
        Assert.Contains("toast", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string NewName() => $"Team {Guid.NewGuid():N}";

    private Task<int> CountAsync(string name) =>
        app.InAsync<IdentityModuleDbContext, int>(db => db.Teams.CountAsync(t => t.Name == name));
}
