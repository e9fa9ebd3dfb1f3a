using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Following;
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

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        CopiesModel.MapUsers(modelBuilder);
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}
