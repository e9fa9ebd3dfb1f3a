using ErpCrm.Contracts.Identity;
using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Identity.AccessTokenOverview;
using ErpCrm.Identity.AccessTokens;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Checks;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Demo;
using ErpCrm.Identity.DemoRemoval;
using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Seeding;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Setup;
using ErpCrm.Identity.Teams;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Navigation;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity;

/// <summary>Users, roles, teams, sign-in and the company's profile.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentityModule(this IServiceCollection services)
    {
        services.AddDemoActor<IdentityDemo>().AddSeeder<IdentitySeeder>();
        services.AddModule<IdentityModuleDbContext>("Identity")
            .Permissions(IdentityPermissions.All)
            .HoldsFiles<LogoFiles>()
            .Record<UserRecord>().Record<TeamRecord>().Record<RoleRecord>().Record<OwnCompanyRecord>()
            .Job<SendMails>("identity.send-mails", "* * * * *")
            .Job<CleanUp>("identity.clean-up", "40 3 * * *")
            .Checks<UsersCheck>()
            .Announces<AnnounceUsers>(typeof(UserChanged))
            .Keeps<UserRecords>();
        services.AddValidatorsFromAssemblyContaining<IdentityModuleDbContext>(includeInternalTypes: true);

        services.AddNavigation(
            NavItem.Of<OwnCompanyRecord>(NavGroup.Settings, "company", 10),
            NavItem.Of<UserRecord>(NavGroup.Settings, "users", 11),
            NavItem.Of<RoleRecord>(NavGroup.Settings, "roles", 12),
            NavItem.Of<TeamRecord>(NavGroup.Settings, "teams", 13),
            new NavItem(NavGroup.Settings, "security", typeof(IdentityText), "Security log", "/identity/security",
                "shield-check", IdentityPermissions.ViewAudit, 81));
        services.AddSingleton(new AccountPages("/identity/profile", "/identity/account/sign-out"));
        services.AddAttention<AttentionToInterventions>();

        services.AddFirstSteps<CompanyFirstSteps>();
        services.AddScoped<ChosenLanguage>()
            .AddScoped<IChosenLanguage>(provider => provider.GetRequiredService<ChosenLanguage>());
        services.AddSingleton<CompanyProfileStore>();
        services.AddSingleton<ICompanyProfile>(provider => provider.GetRequiredService<CompanyProfileStore>());
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<IPublicAddress>(provider => provider.GetRequiredService<PublicAddress>());
        services.AddSingleton<DemoRun>();
        services.AddScoped<DemoRemover>();
        services.AddSingleton<FirstStart>();
        services.AddHostedService(provider => provider.GetRequiredService<FirstStart>());
        services.AddScoped<RoleDefaults>();
        services.AddScoped<MailDesk>().AddScoped<IMailer, Mailer>();
        services.AddScoped<LinkDesk>();
        AddUsers(services);
        AddSignIn(services);
        AddAccessTokens(services);
        AddApi(services);
        return services;
    }

    /// <summary>Holds back whoever has to set up a second step first; stands after authentication.</summary>
    public static IApplicationBuilder UseSecondFactorPolicy(this IApplicationBuilder app) =>
        app.Use(SecondFactorPolicy.EnforceAsync);

    private static void AddUsers(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentUser, CurrentUser>().AddScoped<IReaders, AbsentReaders>();
        services.AddSingleton<RightsCache>();
        services.AddList<UsersList>().AddList<RolesList>().AddList<TeamsList>().AddList<SecurityList>();
        services.AddScoped<UserDesk>();
        services.AddScoped<UserHistory>();
        services.AddScoped<GrantLimits>();
        services.AddScoped<TeamLimits>();
        services.AddScoped<InterventionDesk>();
        services.AddScoped<SecurityJournal>();
        services.AddSingleton<CommonPasswords>();
        services.AddSingleton<PasswordRules>();
        services.AddScoped<PasswordDesk>();
        services.AddIdentityCore<Credentials>().AddUserStore<CredentialsStore>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
    }

    private static void AddAccessTokens(IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(ApiAddress.Scheme, null);
        services.AddScoped<TokenStore>().AddList<AccessTokensList>();
        services.AddNavigation(new NavItem(NavGroup.Settings, "access-tokens", typeof(IdentityText), "Access tokens",
            "/identity/access-tokens", "key-round", IdentityPermissions.ManageUsers, 14));
    }

    private static void AddApi(IServiceCollection services) =>
        services.AddApi<UserApi>().AddApi<RoleApi>().AddApi<TeamApi>();

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddAuthentication(SessionSettings.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionSettings.Scheme, null);
        services.AddOptions<SessionSettings>().BindConfiguration("Session");
        services.AddOptions<SignInLimits>().BindConfiguration("SignIn");
        services.AddSingleton<KeptSessions>();
        services.AddSingleton<SeenSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<SeenSessions>());
        services.AddScoped<SessionStore>();
        services.AddScoped<ISessionWatch, SessionWatch>();
        services.AddSingleton<DummyPassword>();
        services.AddSingleton<PendingSignIn>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<SignInCounter>();
        services.AddScoped<CodeCheck>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SignInGates>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasswordCheck>();
    }
}
