using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace;

internal sealed class WorkspaceDbContext(DbContextOptions<WorkspaceDbContext> options)
    : DbContext(options), IModuleDbContext
{
    public static string Module => "workspace";

    public DbSet<UserCopy> Users => Set<UserCopy>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Follower> Followers => Set<Follower>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<FileRules> FileRules => Set<FileRules>();

    public DbSet<SearchDocument> SearchDocuments => Set<SearchDocument>();

    public DbSet<SearchPart> SearchParts => Set<SearchPart>();

    public DbSet<RecentRecord> RecentRecords => Set<RecentRecord>();

    public DbSet<SearchFilling> SearchFillings => Set<SearchFilling>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    public DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        SearchCollation.Set(modelBuilder, this);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
