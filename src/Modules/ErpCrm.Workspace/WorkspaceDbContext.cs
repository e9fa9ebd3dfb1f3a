using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace;

internal sealed class WorkspaceDbContext(DbContextOptions<WorkspaceDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "workspace";

    public DbSet<UserCopy> Users => Set<UserCopy>();

    public DbSet<Follower> Followers => Set<Follower>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    public DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
