using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Mail;
using ErpCrm.Platform.Mail;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Users;

public sealed class InvitationTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_invited_chooses_a_password_and_is_in()
    {
        var (email, link) = await InviteAsync();
        var browser = app.Browser(null);
        var page = await browser.GetAsync(link);
        (await browser.SubmitAsync(page, "form#password", ("Password", IdentityApp.Password))).Saved();

        Assert.True(await IdentityApp.IsSignedInAsync(browser));
        Assert.Equal(UserStatus.Active, (await FindAsync(email)).Status);
        (await IdentityApp.SignInAsync(app.Browser(null), email)).Saved();
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        var (_, link) = await InviteAsync();
        var (first, second) = (app.Browser(null), app.Browser(null));
        var (one, two) = (await first.GetAsync(link), await second.GetAsync(link));
        (await first.SubmitAsync(one, "form#password", ("Password", IdentityApp.Password))).Saved();

        var answer = await second.SubmitAsync(two, "form#password", ("Password", "eight loud camels"));
        Assert.Null(answer.Location);
        Assert.False(await IdentityApp.IsSignedInAsync(second));
        Assert.Null((await second.GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task An_invitation_is_good_for_72_hours()
    {
        var (_, link) = await InviteAsync();
        app.Time.Advance(TimeSpan.FromHours(71.9));
        Assert.NotNull((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
        app.Time.Advance(TimeSpan.FromHours(0.2));
        Assert.Null((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task A_new_link_makes_the_earlier_one_worthless()
    {
        var (email, first) = await InviteAsync();
        var admin = app.Browser(TestUser.Administrator);
        var url = $"/identity/users/{(await FindAsync(email)).Id}";
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/link']")).Saved();
        var second = new Uri((await admin.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;

        Assert.Null((await app.Browser(null).GetAsync(first)).QuerySelector("form#password"));
        Assert.NotNull((await app.Browser(null).GetAsync(second)).QuerySelector("form#password"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_link_for_a_new_password_is_worthless_once_the_user_changed_it_or_is_signed_out(bool byTheUser)
    {
        var user = await app.AddUserAsync();
        var admin = app.Browser(TestUser.Administrator);
        var url = $"/identity/users/{user.Id}";
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/link']")).Saved();
        var link = new Uri((await admin.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
        var browser = await app.SignedInAsync(user.Email);

        if (byTheUser)
            (await browser.SubmitAsync(await browser.GetAsync("/identity/profile/password"), "form#password",
                ("Current", IdentityApp.Password), ("Password", "eight loud camels"))).Saved();
        else
            (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/sign-out-everywhere']")).Saved();
        Assert.Null((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task A_token_of_one_purpose_opens_no_other()
    {
        var (_, link) = await InviteAsync();
        var reset = link.Replace("/join?", "/reset?", StringComparison.Ordinal);
        Assert.Null((await app.Browser(null).GetAsync(reset)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task A_common_password_is_refused_and_the_link_stays_good()
    {
        var (_, link) = await InviteAsync();
        var browser = app.Browser(null);
        var page = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(page, "form#password", ("Password", "password1234"))).Status);
        (await browser.SubmitAsync(page, "form#password", ("Password", IdentityApp.Password))).Saved();
    }

    [Fact]
    public async Task A_strange_host_header_never_gets_into_a_link()
    {
        var admin = app.Browser(TestUser.Administrator);
        admin.Http.DefaultRequestHeaders.Host = "evil.example";
        var (_, link) = await InviteAsync(admin, absolute: true);
        Assert.DoesNotContain("evil.example", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_invited_once()
    {
        var (email, _) = await InviteAsync();
        var admin = app.Browser(TestUser.Administrator);
        var role = await RoleIdAsync(BuiltInRoles.Sales);
        var answer = await admin.SubmitAsync(await admin.GetAsync("/identity/users/invite"), "form#user",
            ("Name", "Again"), ("Email", email.ToUpperInvariant()), ("RoleId", role));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Every_module_hears_of_the_invited()
    {
        var (email, _) = await InviteAsync();
        await app.DrainAsync();
        var user = await FindAsync(email);
        foreach (var module in app.Services.GetServices<ModuleInfo>())
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
            if (db.Model.FindEntityType(typeof(UserCopy)) is null) continue;
            var copy = await db.Set<UserCopy>().SingleOrDefaultAsync(u => u.Id == user.Id);
            Assert.True(copy is { IsActive: true, Role: BuiltInRoles.Sales } && copy.Email == email, module.Name);
        }
    }

    [Fact]
    public async Task Without_a_mail_server_no_mail_is_written()
    {
        var (email, _) = await InviteAsync();
        var user = await FindAsync(email);
        Assert.Equal(0,
            await app.InAsync<IdentityModuleDbContext, int>(db => db.Mails.CountAsync(m => m.UserId == user.Id)));
    }

    [Fact]
    public async Task The_token_is_not_readable_in_the_database()
    {
        var (email, link) = await InviteAsync();
        var user = await FindAsync(email);
        var hash = await app.InAsync<IdentityModuleDbContext, string>(
            db => db.Links.Where(l => l.UserId == user.Id).Select(l => l.TokenHash).SingleAsync());
        Assert.DoesNotContain(hash, link, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Invitations_and_changes_stand_in_the_history()
    {
        var (email, _) = await InviteAsync();
        var user = await FindAsync(email);
        var admin = app.Browser(TestUser.Administrator);
        var page = await admin.GetAsync($"/identity/users/{user.Id}/edit");
        (await admin.SubmitAsync(page, "form#user", ("Name", "Renamed Person"))).Saved();

        var history = (await admin.GetAsync($"/audit/user/{user.Id}")).QuerySelector(".feed")!.TextContent;
        Assert.Contains(TestUser.Administrator.Name, history, StringComparison.Ordinal);
        Assert.Contains("Renamed Person", history, StringComparison.Ordinal);
        await app.Browser(TestUser.Sales).GetAsync($"/audit/user/{user.Id}", HttpStatusCode.NotFound);
    }

    internal static Task<string> RoleIdAsync(TestApp app, string name) =>
        app.InAsync<IdentityModuleDbContext, string>(
            async db => (await db.Roles.SingleAsync(r => r.Name == name)).Id.ToString());

    private Task<string> RoleIdAsync(string name) => RoleIdAsync(app, name);

    private Task<User> FindAsync(string email) =>
        app.InAsync<IdentityModuleDbContext, User>(db => db.Users.SingleAsync(u => u.Email == email));

    private async Task<(string Email, string Link)> InviteAsync(TestBrowser? admin = null, bool absolute = false)
    {
        admin ??= app.Browser(TestUser.Administrator);
        var email = $"{Guid.NewGuid():N}@test.example";
        var page = await admin.GetAsync("/identity/users/invite");
        var url = (await admin.SubmitAsync(page, "form#user", ("Name", "New Person"), ("Email", email),
            ("RoleId", await RoleIdAsync(BuiltInRoles.Sales)))).Saved();
        var link = (await admin.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!;
        return (email, absolute ? link : new Uri(link).PathAndQuery);
    }
}

/// <summary>The application with a mail server that does not answer.</summary>
public sealed class MailingApp : IdentityApp
{
    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Configure<MailSettings>(
            mail => (mail.Host, mail.Port, mail.From) = ("127.0.0.1", 1, "ErpCrm <erp@test.example>"));
    }
}

public sealed class InvitationMailTests(MailingApp app) : IClassFixture<MailingApp>
{
    [Fact]
    public async Task An_invitation_is_mailed_and_a_dead_mail_server_disturbs_nobody()
    {
        var admin = app.Browser(TestUser.Administrator);
        var page = await admin.GetAsync("/identity/users/invite");
        var role = await InvitationTests.RoleIdAsync(app, BuiltInRoles.Sales);
        var url = (await admin.SubmitAsync(page, "form#user", ("Name", "Mailed\r\nBcc: x@y.z"),
            ("Email", "mailed@test.example"), ("RoleId", role))).Saved();
        var link = (await admin.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!;

        await using var scope = app.Services.CreateAsyncScope();
        var mail = await scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>().Mails.SingleAsync();
        Assert.Equal("mailed@test.example", mail.To);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.DoesNotContain(link[^20..], mail.Body, StringComparison.Ordinal);
        Assert.Contains(link, scope.ServiceProvider.GetRequiredService<MailDesk>().Open(mail),
            StringComparison.Ordinal);

        await scope.ServiceProvider.GetRequiredService<SendMails>().RunAsync(CancellationToken.None);
        Assert.Equal(1, mail.Attempts);
        Assert.NotNull(mail.LastError);
        Assert.True(mail.NextAt > app.Time.GetUtcNow().UtcDateTime);
        Assert.Contains("E-mail not sent", (await admin.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_failed_connection_postpones_every_mail_that_is_due()
    {
        var user = await app.AddUserAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
        var now = app.Time.GetUtcNow().UtcDateTime;
        for (var i = 0; i < 3; i++)
            db.Add(new OutgoingMail
            {
                UserId = user.Id, To = user.Email, Subject = "S", Body = "B", CreatedAt = now, NextAt = now,
                GiveUpAt = now.AddDays(1)
            });
        await db.SaveChangesAsync();

        await scope.ServiceProvider.GetRequiredService<SendMails>().RunAsync(CancellationToken.None);
        var mails = await db.Mails.AsNoTracking().Where(m => m.UserId == user.Id).ToListAsync();
        Assert.All(mails,
            mail => Assert.Equal((1, true), (mail.Attempts, mail.LastError is not null && mail.NextAt > now)));
        Assert.Single(mails.Select(m => m.LastError).Distinct());
    }
}
