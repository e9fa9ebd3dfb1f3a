using ErpCrm.Identity.AccessTokens;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Setup;
using ErpCrm.Identity.Teams;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity;

internal sealed class IdentityModuleDbContext(DbContextOptions<IdentityModuleDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "identity";

    public DbSet<User> Users => Set<User>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<KnownPermission> KnownPermissions => Set<KnownPermission>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<OwnCompany> Companies => Set<OwnCompany>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<SecondFactorUse> SecondFactorUses => Set<SecondFactorUse>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Link> Links => Set<Link>();

    public DbSet<Intervention> Interventions => Set<Intervention>();

    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();

    public DbSet<SetupToken> SetupTokens => Set<SetupToken>();

    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();

    public DbSet<Stamp> Stamps => Set<Stamp>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default)
    {
        if (Changes<User>() || Changes<Role>() || Changes<RoleGrant>() || Changes<TeamMember>())
            await RenewAsync(Stamp.Rights, cancellationToken);
        if (Changes<OwnCompany>()) await RenewAsync(Stamp.Company, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        ModuleModel.Apply(modelBuilder, this, Module);
    }

    private bool Changes<T>()
        where T : class => ChangeTracker.Entries<T>()
            .Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    private async Task RenewAsync(string name, CancellationToken ct)
    {
        if (await Stamps.FindAsync([name], ct) is { } stamp) stamp.Value = Guid.NewGuid();
        else Add(new Stamp { Name = name, Value = Guid.NewGuid() });
    }
}
