using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Account;

/// <summary>Whoever guesses closes the door for himself, not for the user.</summary>
public sealed class LockoutTests(AddressedApp app) : IClassFixture<AddressedApp>
{
    private const string Wrong = "not the password";

    [Fact]
    public async Task Wrong_tries_from_one_address_do_not_close_the_account_at_another()
    {
        var user = await app.AddUserAsync();
        await GuessAsync(user, "203.0.113.7", 40);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.BrowserAt("203.0.113.7"), user.Email)).Status);
        (await IdentityApp.SignInAsync(app.BrowserAt("198.51.100.9"), user.Email)).Saved();
    }

    [Fact]
    public async Task A_known_device_gets_in_behind_the_same_address_and_during_a_guess_from_everywhere()
    {
        var user = await app.AddUserAsync();
        var device = app.BrowserAt("203.0.113.8");
        (await IdentityApp.SignInAsync(device, user.Email)).Saved();
        await device.SubmitAsync(await device.GetAsync("/identity/profile"),
            "form[action='/identity/account/sign-out']");

        await GuessAsync(user, "203.0.113.8", 6);
        for (var i = 10; i < 20; i++) await GuessAsync(user, $"192.0.2.{i}", 5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.BrowserAt("192.0.2.99"), user.Email)).Status);
        (await IdentityApp.SignInAsync(device, user.Email)).Saved();
    }

    [Fact]
    public async Task A_guess_from_everywhere_slows_strangers_down_and_does_not_shut_them_out()
    {
        var user = await app.AddUserAsync();
        for (var i = 20; i < 30; i++) await GuessAsync(user, $"192.0.2.{i}", 5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.BrowserAt("192.0.2.100"), user.Email)).Status);
        app.Time.Advance(TimeSpan.FromSeconds(31));
        (await IdentityApp.SignInAsync(app.BrowserAt("192.0.2.101"), user.Email)).Saved();
    }

    [Fact]
    public async Task A_known_device_has_five_tries_of_its_own()
    {
        var user = await app.AddUserAsync();
        var device = app.BrowserAt("203.0.113.10");
        (await IdentityApp.SignInAsync(device, user.Email)).Saved();
        await device.SubmitAsync(await device.GetAsync("/identity/profile"),
            "form[action='/identity/account/sign-out']");
        for (var i = 0; i < 5; i++) await IdentityApp.SignInAsync(device, user.Email, Wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdentityApp.SignInAsync(device, user.Email)).Status);
    }

    [Fact]
    public async Task A_device_of_one_user_is_a_stranger_to_another()
    {
        var (user, other) = (await app.AddUserAsync(), await app.AddUserAsync());
        var device = app.BrowserAt("203.0.113.11");
        (await IdentityApp.SignInAsync(device, other.Email)).Saved();
        await device.SubmitAsync(await device.GetAsync("/identity/profile"),
            "form[action='/identity/account/sign-out']");
        for (var i = 0; i < 5; i++) await IdentityApp.SignInAsync(device, user.Email, Wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.BrowserAt("203.0.113.11"), user.Email)).Status);
    }

    [Fact]
    public async Task Neighbours_in_one_network_of_the_new_internet_protocol_are_one_source()
    {
        var user = await app.AddUserAsync();
        for (var i = 1; i <= 5; i++) await GuessAsync(user, $"2001:db8:1:2::{i}", 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.BrowserAt("2001:db8:1:2::99"), user.Email)).Status);
        (await IdentityApp.SignInAsync(app.BrowserAt("2001:db8:1:3::1"), user.Email)).Saved();
    }

    [Fact]
    public async Task Wrong_confirmations_inside_a_session_close_the_confirmation_and_not_the_sign_in()
    {
        var user = await app.AddUserAsync();
        var browser = app.BrowserAt("203.0.113.12");
        (await IdentityApp.SignInAsync(browser, user.Email)).Saved();
        for (var i = 0; i < 5; i++) await ChangeAsync(browser, Wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(browser, IdentityApp.Password)).Status);
        (await IdentityApp.SignInAsync(app.BrowserAt("203.0.113.12"), user.Email)).Saved();
    }

    [Fact]
    public async Task The_counts_are_kept_in_the_database_for_every_node()
    {
        var user = await app.AddUserAsync();
        await GuessAsync(user, "203.0.113.13", 5);
        var key = SignInTries.KeyOf(user.Email, "203.0.113.13");
        var tries = await app.InAsync<IdentityModuleDbContext, SignInTries>(
            db => db.SignInTries.AsNoTracking().SingleAsync(t => t.Account == key));
        Assert.True(tries.LockedUntil > app.Time.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Guesses_sent_at_once_are_no_more_than_those_sent_one_after_the_other()
    {
        var gates = SignInGates.OfConfirmation(Guid.NewGuid());
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SignInCounter>().TakeAsync(gates, default);
        }));
        Assert.Equal(SignInTries.Allowed, taken.Count(t => t.IsOpen));
    }

    [Fact]
    public async Task A_right_answer_takes_itself_off_the_count_over_many_addresses_and_nothing_else()
    {
        var user = await app.AddUserAsync();
        for (var i = 40; i < 64; i++) await GuessAsync(user, $"192.0.2.{i}", 1);
        for (var i = 70; i < 73; i++)
            (await IdentityApp.SignInAsync(app.BrowserAt($"192.0.2.{i}"), user.Email)).Saved();
        await GuessAsync(user, "192.0.2.80", 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.BrowserAt("192.0.2.81"), user.Email)).Status);
    }

    private static async Task<TestAnswer> ChangeAsync(TestBrowser browser, string current) =>
        await browser.SubmitAsync(await browser.GetAsync("/identity/profile/password"), "form#password",
            ("Current", current), ("Password", "eight loud camels"));

    private async Task GuessAsync(User user, string address, int times)
    {
        for (var i = 0; i < times; i++) await IdentityApp.SignInAsync(app.BrowserAt(address), user.Email, Wrong);
    }
}
