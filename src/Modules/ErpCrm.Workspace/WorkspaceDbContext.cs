using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Workspace.Bulk;
using ErpCrm.Workspace.Approvals;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Fields;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Mail;
using ErpCrm.Workspace.Imports;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
using ErpCrm.Workspace.Tags;
using ErpCrm.Workspace.Views;
using ErpCrm.Workspace.Webhooks;
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

    public DbSet<KeptView> Views => Set<KeptView>();

    public DbSet<ViewUse> ViewUses => Set<ViewUse>();

    public DbSet<BulkRun> BulkRuns => Set<BulkRun>();
    public DbSet<RecordMail> Mails => Set<RecordMail>();

    public DbSet<RefusedAddress> RefusedAddresses => Set<RefusedAddress>();

    public DbSet<MailServer> MailServers => Set<MailServer>();

    public DbSet<MailTemplate> MailTemplates => Set<MailTemplate>();
    public DbSet<ApprovalPolicy> ApprovalPolicies => Set<ApprovalPolicy>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<Substitute> Substitutes => Set<Substitute>();
    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<FieldDefinition> FieldDefinitions => Set<FieldDefinition>();
    public DbSet<ImportBatch> Imports => Set<ImportBatch>();

    public DbSet<ImportProblem> ImportProblems => Set<ImportProblem>();

    public DbSet<ImportPreview> ImportPreviews => Set<ImportPreview>();

    public DbSet<ImportedTag> ImportedTags => Set<ImportedTag>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<WebhookMessage> WebhookMessages => Set<WebhookMessage>();

    public DbSet<ReaderChoice> ReaderChoices => Set<ReaderChoice>();

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
