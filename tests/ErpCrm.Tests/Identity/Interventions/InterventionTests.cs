using System.Net;
using System.Text.RegularExpressions;
using ErpCrm.Identity;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Interventions;

/// <summary>Nobody takes over an account unseen: without a mail server.</summary>
public sealed class InterventionTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string NewPassword = "eight loud camels";

    [Fact]
    public async Task A_link_made_by_an_administrator_works_once_an_owner_has_confirmed_it()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Accountant);
        var link = await MakeLinkAsync(TestUser.Administrator, user);
        var thief = app.Browser(null);
        Assert.Null((await thief.GetAsync(link)).QuerySelector("form#password"));

        await AnswerAsync(user, "confirm");
        var page = await thief.GetAsync(link);
        (await thief.SubmitAsync(page, "form#password", ("Password", NewPassword))).Saved();
        Assert.True(await IdentityApp.IsSignedInAsync(thief));
    }

    [Fact]
    public async Task A_refused_link_stays_worthless()
    {
        var user = await app.AddUserAsync();
        var link = await MakeLinkAsync(TestUser.Administrator, user);
        await AnswerAsync(user, "refuse");
        Assert.Null((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task Only_owners_confirm()
    {
        var user = await app.AddUserAsync();
        var link = await MakeLinkAsync(TestUser.Administrator, user);
        var admin = app.Browser(TestUser.Administrator);
        var page = await admin.GetAsync($"/identity/users/{user.Id}");
        Assert.Empty(page.QuerySelectorAll($"form[action='/identity/users/{user.Id}/confirm']"));
        var act = await app.InAsync<IdentityModuleDbContext, Guid>(
            db => db.Interventions.Where(i => i.UserId == user.Id).Select(i => i.Id).SingleAsync());
        var fields = TestBrowser.Merge(TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(
            $"form[action='/identity/users/{user.Id}/disable']")!), ("act", act.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden,
            (await admin.PostAsync($"/identity/users/{user.Id}/confirm", fields)).Status);
        Assert.Null((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task The_history_says_who_made_a_link_and_that_it_was_used_not_that_the_user_changed_the_password()
    {
        var user = await app.AddUserAsync();
        var link = await MakeLinkAsync(TestUser.Owner, user);
        var browser = app.Browser(null);
        (await browser.SubmitAsync(await browser.GetAsync(link), "form#password", ("Password", NewPassword))).Saved();

        var saves =
            (await app.Browser(TestUser.Owner).GetAsync($"/audit/user/{user.Id}")).QuerySelectorAll(".feed > li");
        var made = Assert.Single(saves, s => s.TextContent.Contains("Made", StringComparison.Ordinal));
        Assert.StartsWith(TestUser.Owner.Name, made.QuerySelector("b")!.TextContent, StringComparison.Ordinal);
        var used = Assert.Single(saves, s => s.TextContent.Contains("Used", StringComparison.Ordinal));
        Assert.Equal($"A link made by {TestUser.Owner.Name}", used.QuerySelector("b")!.TextContent);
        Assert.DoesNotContain(saves, s => s.QuerySelector("b")!.TextContent == user.Name);
    }

    [Fact]
    public async Task The_user_is_told_at_the_next_sign_in_and_may_object_with_one_click()
    {
        var user = await app.AddUserAsync();
        var link = await MakeLinkAsync(TestUser.Owner, user);
        var browser = app.Browser(null);
        Assert.StartsWith("/identity/profile/notices", (await IdentityApp.SignInAsync(browser, user.Email)).Saved(),
            StringComparison.Ordinal);
        var notices = await browser.GetAsync("/identity/profile/notices");
        Assert.Contains(TestUser.Owner.Name, notices.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal("/identity/profile/password",
            (await browser.SubmitAsync(notices, "form[action='/identity/profile/notices/object']")).Saved());
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
        Assert.Null((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
        var owner = app.Browser(TestUser.Owner);
        Assert.Contains("Objection", (await owner.GetAsync($"/identity/users/{user.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(user.Name, (await owner.GetAsync("/")).Body!.TextContent, StringComparison.Ordinal);
        (await owner.SubmitAsync(await owner.GetAsync($"/identity/users/{user.Id}"),
            $"form[action='/identity/users/{user.Id}/settle']")).Saved();
    }

    [Fact]
    public async Task Whoever_is_content_is_told_once()
    {
        var user = await app.AddUserAsync();
        await MakeLinkAsync(TestUser.Owner, user);
        var browser = app.Browser(null);
        (await IdentityApp.SignInAsync(browser, user.Email)).Saved();
        var notices = await browser.GetAsync("/identity/profile/notices?returnUrl=%2Fidentity%2Fprofile");
        Assert.Equal("/identity/profile", (await browser.SubmitAsync(notices, "form#seen")).Saved());
        Assert.Equal("/identity/profile", (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Saved());
    }

    [Fact]
    public async Task Removing_the_second_step_and_enabling_again_wait_for_an_owner_too()
    {
        var user = await app.AddUserAsync();
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == user.Id)).UseAuthenticator("protected");
            await db.SaveChangesAsync();
        });
        var admin = app.Browser(TestUser.Administrator);
        var url = $"/identity/users/{user.Id}";
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/remove-second-factor']")).Saved();
        Assert.True((await FindAsync(user.Id)).HasSecondFactor);
        await AnswerAsync(user, "confirm");
        Assert.False((await FindAsync(user.Id)).HasSecondFactor);

        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/disable']")).Saved();
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/enable']")).Saved();
        Assert.True((await FindAsync(user.Id)).IsDisabled);
        await AnswerAsync(user, "confirm");
        Assert.False((await FindAsync(user.Id)).IsDisabled);
    }

    private async Task<string> MakeLinkAsync(TestUser by, User user)
    {
        var browser = app.Browser(by);
        var url = $"/identity/users/{user.Id}";
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form[action='{url}/link']")).Saved();
        return new Uri((await browser.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
    }

    private async Task AnswerAsync(User user, string answer)
    {
        var owner = app.Browser(TestUser.Owner);
        (await owner.SubmitAsync(await owner.GetAsync($"/identity/users/{user.Id}"),
            $"form[action='/identity/users/{user.Id}/{answer}']")).Saved();
    }

    private Task<User> FindAsync(Guid id) =>
        app.InAsync<IdentityModuleDbContext, User>(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id));
}

/// <summary>The same with a mail server: the user hears of it, and the link is for the user's eyes alone.</summary>
public sealed partial class InterventionMailTests(MailingApp app) : IClassFixture<MailingApp>
{
    [Fact]
    public async Task A_link_for_an_existing_user_goes_by_mail_to_the_user_and_is_shown_to_nobody()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Accountant);
        var (page, mail) = await MakeLinkAsync(user);
        Assert.Null(page.QuerySelector("#link"));
        Assert.Equal(user.Email, mail.To);
        var link = new Uri(Links().Matches(Open(mail))[0].Value).PathAndQuery;
        Assert.DoesNotContain(link[^20..], page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task Whoever_did_not_want_it_objects_from_the_mail_and_what_was_set_by_the_link_is_worth_nothing()
    {
        var user = await app.AddUserAsync();
        var (_, mail) = await MakeLinkAsync(user);
        var links = Links().Matches(Open(mail)).Select(m => new Uri(m.Value).PathAndQuery).ToList();
        Assert.Contains(TestUser.Administrator.Name, Open(mail), StringComparison.Ordinal);
        var thief = app.Browser(null);
        (await thief.SubmitAsync(await thief.GetAsync(links[0]), "form#password", ("Password", "eight loud camels")))
            .Saved();
        Assert.True(await IdentityApp.IsSignedInAsync(thief));

        var browser = app.Browser(null);
        var page = await browser.GetAsync(links[1]);
        Assert.True(await IdentityApp.IsSignedInAsync(thief), "looking changes nothing");
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(page, "form#object")).Status);
        Assert.False(await IdentityApp.IsSignedInAsync(thief));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email, "eight loud camels")).Status);
    }

    [Fact]
    public async Task The_user_is_mailed_when_the_second_step_is_removed()
    {
        var user = await app.AddUserAsync();
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == user.Id)).UseAuthenticator("protected");
            await db.SaveChangesAsync();
        });
        var admin = app.Browser(TestUser.Administrator);
        var url = $"/identity/users/{user.Id}";
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/remove-second-factor']")).Saved();
        var mail = await MailAsync(user);
        Assert.Contains(TestUser.Administrator.Name, Open(mail), StringComparison.Ordinal);
        Assert.Contains("/identity/account/object?token=", Open(mail), StringComparison.Ordinal);
    }

    private async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, OutgoingMail Mail)> MakeLinkAsync(User user)
    {
        var admin = app.Browser(TestUser.Administrator);
        var url = $"/identity/users/{user.Id}";
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/link']")).Saved();
        return (await admin.GetAsync(url), await MailAsync(user));
    }

    private Task<OutgoingMail> MailAsync(User user) => app.InAsync<IdentityModuleDbContext, OutgoingMail>(
        db => db.Mails.AsNoTracking().SingleAsync(m => m.UserId == user.Id));

    private string Open(OutgoingMail mail)
    {
        using var scope = app.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<MailDesk>().Open(mail);
    }

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Links();
}
