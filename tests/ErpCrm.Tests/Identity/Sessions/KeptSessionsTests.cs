using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Sessions;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Volume;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Sessions;

/// <summary>What is kept of sessions in memory saves questions and
/// never hides that a session ended or lost a right.</summary>
public sealed class KeptSessionsTests(KeptSessionsTests.RecordingApp app)
    : IClassFixture<KeptSessionsTests.RecordingApp>
{
    private const string Page = "/identity/profile/password";

    [Fact]
    public async Task A_page_does_not_ask_again_who_sent_it()
    {
        var browser = await app.SignedInAsync((await app.AddUserAsync()).Email);
        await browser.GetAsync(Page);
        var asked = app.Commands.Begin();
        await browser.GetAsync(Page);
        Assert.DoesNotContain(asked, c => c.Text.Contains("Sessions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_writes_nothing_about_when_its_session_was_used()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var signedIn = await LastSeenAsync(user.Id);
        app.Time.Advance(TimeSpan.FromHours(2));
        await browser.GetAsync(Page);
        Assert.Equal(signedIn, await LastSeenAsync(user.Id));

        await app.Services.GetRequiredService<SeenSessions>().WriteAsync(default);
        Assert.True(await LastSeenAsync(user.Id) >= signedIn + TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Writing_down_when_sessions_were_used_makes_none_of_them_old()
    {
        var browser = await app.SignedInAsync((await app.AddUserAsync()).Email);
        await browser.GetAsync(Page);
        var (kept, stamps) = (app.Services.GetRequiredService<KeptSessions>(),
            app.Services.GetRequiredService<ChangeStamps>());
        var (stamp, saved) = (kept.Stamp, stamps.OfAll(typeof(IdentityModuleDbContext)));
        await app.Services.GetRequiredService<SeenSessions>().WriteAsync(default);
        Assert.Equal((stamp, saved), (kept.Stamp, stamps.OfAll(typeof(IdentityModuleDbContext))));
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task A_session_that_is_in_use_ends_with_the_next_request(string how)
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
        await EndAsync(how, user.Id);
        Assert.False(await IdentityApp.IsSignedInAsync(browser));
    }

    public static TheoryData<string> Ends => ["disabled", "signed out everywhere", "the row is gone"];

    [Fact]
    public async Task Another_role_holds_with_the_next_request()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Administrator);
        var browser = await app.SignedInAsync(user.Email);
        await browser.GetAsync("/identity/users");
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var changed = await db.Users.SingleAsync(u => u.Id == user.Id);
            changed.Change(changed.Name, await db.Roles.SingleAsync(r => r.Name == BuiltInRoles.Sales));
            await db.SaveChangesAsync();
        });
        await browser.GetAsync("/identity/users", HttpStatusCode.Forbidden);
    }

    private Task EndAsync(string how, Guid userId) => app.InAsync<IdentityModuleDbContext>(async db =>
    {
        if (how == "the row is gone")
        {
            await db.Sessions.Where(s => s.UserId == userId).ExecuteDeleteAsync();
            return;
        }

        var user = await db.Users.SingleAsync(u => u.Id == userId);
        if (how == "disabled") user.Disable();
        else user.SignOutEverywhere();
        await db.SaveChangesAsync();
    });

    private Task<DateTime> LastSeenAsync(Guid userId) => app.InAsync<IdentityModuleDbContext, DateTime>(
        db => db.Sessions.Where(s => s.UserId == userId).Select(s => s.LastSeenAt).SingleAsync());

    public sealed class RecordingApp : IdentityApp
    {
        internal CommandRecorder Commands { get; } = new();

        protected override void Configure(IServiceCollection services)
        {
            base.Configure(services);
            Commands.AddTo(services);
        }
    }
}
