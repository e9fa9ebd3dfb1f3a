using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity;

/// <summary>The application with users who sign in by password; hashing is quick and nobody is slowed down.</summary>
public class IdentityApp : TestApp
{
    public const string Password = "seven quiet horses";

    protected override void Configure(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        services.Configure<SignInLimits>(limits => limits.PerAddress = limits.PerAccount = 100_000);
    }

    /// <summary>A user of a built-in role who has joined.</summary>
    internal Task<User> AddUserAsync(string role = BuiltInRoles.Sales, string? email = null) =>
        InAsync<IdentityModuleDbContext, User>(async db =>
        {
            email ??= $"{Guid.NewGuid():N}@test.example";
            var user = new User($"Person {email[..6]}", email, await db.Roles.SingleAsync(r => r.Name == role), "en");
            user.SetPassword(
                Services.GetRequiredService<IServiceScopeFactory>()
                    .CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Credentials>>()
                    .HashPassword(user.Credentials, Password), Time.GetUtcNow().UtcDateTime);
            db.Add(user);
            await db.SaveChangesAsync();
            return user;
        });

    /// <summary>Fills in the sign-in page.</summary>
    public static async Task<TestAnswer> SignInAsync(TestBrowser browser, string email, string password = Password,
        string returnUrl = "/identity/profile")
    {
        var page = await browser.GetAsync($"/identity/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await browser.SubmitAsync(page, "form#sign-in", ("Email", email), ("Password", password));
    }

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<TestBrowser> SignedInAsync(string email)
    {
        var browser = Browser(null);
        (await SignInAsync(browser, email)).Saved();
        return browser;
    }

    /// <summary>Whether the browser is signed in.</summary>
    public static async Task<bool> IsSignedInAsync(TestBrowser browser)
    {
        using var response = await browser.Http.GetAsync("/identity/profile");
        return response.StatusCode == HttpStatusCode.OK;
    }
}
