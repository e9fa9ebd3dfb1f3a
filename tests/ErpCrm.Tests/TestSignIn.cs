using System.Security.Claims;
using System.Text.Encodings.Web;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Tests;

/// <summary>Signs a request in by a header, so that page tests need no
/// password; requests without it go through the real sign-in.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger,
    UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-Test-User";
    private const string SchemeName = "Test";
    private const string Choice = "TestOrReal";

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(SchemeName, null)
            .AddPolicyScheme(Choice, null, _ => { });
        services.AddSingleton<IPostConfigureOptions<AuthenticationOptions>, PreferHeader>();
        services.AddSingleton<IPostConfigureOptions<PolicySchemeOptions>, Forward>();

        var real = services.Last(s => s.ServiceType == typeof(ICurrentUser));
        services.RemoveAll<ICurrentUser>();
        services.AddScoped<ICurrentUser>(
            provider => UserOf(provider.GetRequiredService<IHttpContextAccessor>().HttpContext) is { } user
            ? new CurrentTestUser(UserWithRights(user, provider.GetServices<Permission>()))
            : (ICurrentUser)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!));
        services.AddHttpContextAccessor();
        var readers = services.Last(s => s.ServiceType == typeof(IReaders)).ImplementationType!;
        services.RemoveAll<IReaders>();
        services.AddScoped<IReaders>(provider => new Absent(
            (IReaders)ActivatorUtilities.CreateInstance(provider, readers), provider.GetServices<Permission>()));
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (UserOf(Context) is not { } user) return Task.FromResult(AuthenticateResult.NoResult());
        Claim[] claims = [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(ClaimTypes.Name, user.Name)];
        return Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName)));
    }

    private static TestUser? UserOf(HttpContext? context) =>
        Guid.TryParse(context?.Request.Headers[Header], out var id) ? TestUser.Find(id) : null;

    private sealed class PreferHeader : IPostConfigureOptions<AuthenticationOptions>
    {
        public void PostConfigure(string? name, AuthenticationOptions options) =>
            options.DefaultScheme = options.DefaultAuthenticateScheme =
                options.DefaultChallengeScheme = options.DefaultForbidScheme = Choice;
    }

    private sealed class Forward : IPostConfigureOptions<PolicySchemeOptions>
    {
        public void PostConfigure(string? name, PolicySchemeOptions options)
        {
            if (name == Choice)
                options.ForwardDefaultSelector =
                    context => UserOf(context) is null ? "Identity.Application" : SchemeName;
        }
    }

    /// <summary>With the rights of his role.</summary>
    public static ICurrentUser UserWithRights(TestUser user, IEnumerable<Permission> permissions) =>
        new SignedInUser(user, permissions);

    // As the real one: within a request, too, something can be read as another.
    private sealed class CurrentTestUser(ICurrentUser user) : ICurrentUser
    {
        private ICurrentUser Now => ActingUser.Current ?? user;

        public Guid Id => Now.Id;

        public string Name => Now.Name;

        public bool IsSignedIn => true;

        public TimeZoneInfo TimeZone =>
            ActingUser.Current is { IsReader: true } reader ? reader.TimeZone : user.TimeZone;

        public IReadOnlyCollection<Guid> TeamMates => Now.TeamMates;

        public Scope ScopeOf(string permission) => Now.ScopeOf(permission);
    }

    /// <summary>Work that is done for a test user while he is not there.</summary>
    private sealed class Absent(IReaders real, IEnumerable<Permission> permissions) : IReaders
    {
        public async Task<Reader?> FindAsync(Guid userId, CancellationToken ct) =>
            await real.FindAsync(userId, ct) ?? (TestUser.Find(userId) is { } user
                ? new Reader(new SignedInUser(user, permissions), "en")
                : null);
    }

    private sealed class SignedInUser(TestUser user, IEnumerable<Permission> permissions) : ICurrentUser
    {
        public Guid Id => user.Id;

        public string Name => user.Name;

        public bool IsSignedIn => true;

        public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");

        public IReadOnlyCollection<Guid> TeamMates => user.Team;

        public Scope ScopeOf(string permission) => user.Role == BuiltInRoles.Owner
            ? Scope.All
            : permissions.FirstOrDefault(p => p.Key == permission)?.Defaults.GetValueOrDefault(user.Role) ?? Scope.None;
    }
}
