using ErpCrm.Identity;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// What a wrong sign-in costs tells nobody whether the address is
/// known: the one dear step is taken exactly once for everybody.
/// Counted, not timed, because a busy machine has no steady time.
/// </summary>
public sealed class SignInCostTests(SignInCostTests.CountingApp app) : IClassFixture<SignInCostTests.CountingApp>
{
    [Fact]
    public async Task Every_refused_sign_in_costs_one_verification_of_the_same_strength()
    {
        var known = await app.AddUserAsync();
        var disabled = await app.AddUserAsync();
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == disabled.Id)).Disable();
            await db.SaveChangesAsync();
        });
        var invited = await app.InAsync<IdentityModuleDbContext, User>(async db =>
        {
            var user = new User("Invited", "invited@test.example",
                await db.Roles.SingleAsync(r => r.Name == BuiltInRoles.Sales), "en");
            db.Add(user);
            await db.SaveChangesAsync();
            return user;
        });

        foreach (var email in new[] { known.Email, disabled.Email, invited.Email, "nobody@test.example" })
        {
            app.Verified.Clear();
            await IdentityApp.SignInAsync(app.Browser(null), email, "not the password");
            Assert.True(app.Verified.Count == 1, $"{email}: {app.Verified.Count} verifications");
        }

        // The hash's length and head tell its algorithm and iterations: the dummy is as dear as a real one.
        await IdentityApp.SignInAsync(app.Browser(null), known.Email, "not the password");
        await IdentityApp.SignInAsync(app.Browser(null), "nobody@test.example", "not the password");
        Assert.Single(app.Verified.TakeLast(2).Select(hash => Convert.ToHexString(Convert.FromBase64String(hash)[..13]))
            .Distinct());
    }

    public sealed class CountingApp : IdentityApp
    {
        internal List<string> Verified { get; } = [];

        protected override void Configure(IServiceCollection services)
        {
            base.Configure(services);
            services.RemoveAll<IPasswordHasher<Credentials>>();
            services.AddScoped<IPasswordHasher<Credentials>>(provider => new CountingHasher(
                ActivatorUtilities.CreateInstance<PasswordHasher<Credentials>>(provider), Verified));
        }
    }

    private sealed class CountingHasher(PasswordHasher<Credentials> inner, List<string> verified)
        : IPasswordHasher<Credentials>
    {
        public string HashPassword(Credentials user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Credentials user, string hashedPassword,
            string providedPassword)
        {
            lock (verified) verified.Add(hashedPassword);
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
