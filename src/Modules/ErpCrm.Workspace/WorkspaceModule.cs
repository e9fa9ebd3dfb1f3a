using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Demo;
using ErpCrm.Platform;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Outgoing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Searching;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Lists.Views;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using ErpCrm.Ui.Timelines;
using ErpCrm.Workspace.Approvals;
using ErpCrm.Workspace.Bulk;
using ErpCrm.Workspace.Checks;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Demo;
using ErpCrm.Workspace.Fields;
using ErpCrm.Workspace.Files;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Imports;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Mail;
using ErpCrm.Workspace.Merging;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Search;
using ErpCrm.Workspace.Tags;
using ErpCrm.Workspace.Text;
using ErpCrm.Workspace.Views;
using ErpCrm.Workspace.Webhooks;
using FluentValidation;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace;

/// <summary>What every record can do, whatever module it is of: kept by kind and id of the record.</summary>
public static class WorkspaceModule
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        var module = services.AddModule<WorkspaceDbContext>("Workspace")
            .FollowsUsers()
            .Permissions(WorkspacePermissions.All);
        services.AddValidatorsFromAssemblyContaining<WorkspaceDbContext>(includeInternalTypes: true);
        AddFiles(services, module);
        AddTalk(services, module);
        AddSearch(services, module);
        AddRecent(services);
        AddNotifications(services, module);
        AddViews(services);
        AddBulk(services, module);
        AddMail(services, module);
        AddMerging(module);
        AddApprovals(services, module);
        AddFields(services, module);
        AddImports(services, module);
        AddWebhooks(services, module);
        AddApi(services);
        return services;
    }

    private static void AddFiles(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.HoldsFiles<AttachedFiles>().Record<FileRulesRecord>();
        services.AddScoped<RecordFiles>().AddScoped<IApiFiles, FileApi>();
        services.AddDemoActor<FilesDemo>();
        services.AddRecordPanel<FilesPanel>(RecordAbility.Files, 10);
        services.AddNavigation(NavItem.Of<FileRulesRecord>(NavGroup.Settings, "file-rules", 45));
    }

    private static void AddTalk(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        services.AddDemoActor<WorkspaceDemo>();
        module.Record<CommentRecord>().Checks<CommentCheck>()
            .Handles<CommentWritten, FollowWhenCommentWritten>("workspace.followers");
        services.AddScoped<TalkAccess>();
        services.AddScoped<TalkReader>().AddScoped<RecordEvents>();
        services.AddRecordPanel<TalkPanel>(RecordAbility.Talk, 20);
    }

    private static void AddSearch(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.Checks<SearchCheck>().Job<SettleSearch>("workspace.settle-search", "40 3 * * *");
        services.AddSingleton<SearchNumbers>();
        services.AddSingleton<SearchFiller>();
        services.AddSingleton<SearchQueue>();
        services.AddSingleton<SearchKeeper>();
        services.AddSingleton<IFillSearch>(provider => provider.GetRequiredService<SearchKeeper>());
        services.AddScoped<IFindRecords, RecordFinder>().AddScoped<FoundPlaces>();
        services.AddHostedService<SearchLoop>();
    }

    private static void AddRecent(IServiceCollection services)
    {
        services.AddSingleton<OpenedRecords>();
        services.AddScoped<IOpenedRecords, OpenedByMe>();
        services.AddHostedService<RecentLoop>();
    }

    private static void AddNotifications(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        var told = typeof(INotifies).Assembly.GetExportedTypes().Where(type => type.IsClass
            && (type.IsAssignableTo(typeof(INotifies)) || type.IsAssignableTo(typeof(ITellsOutside))));
        module.Listens("workspace.notifications",
                it => it.HandlesAll(told, typeof(KeepNotices<>)).OnlyIf<WhoIsTold>())
            .Job<MailNotifications>("workspace.mail-notifications", "* * * * *")
            .Job<RemoveOldNotifications>("workspace.remove-old-notifications", "20 3 * * *");
        services.AddSingleton(provider => NotificationRetention.Of(provider.GetService<IConfiguration>()));
        services.AddNoticeWords<WorkspaceNotices>().AddSingleton<NoticeWording>();
        services.AddScoped<NotificationBook>().AddScoped<NotificationReading>().AddScoped<UnreadCount>();
        services.AddScoped<NotificationLetter>();
        services.AddScoped<TellReaders>().AddScoped<IInterceptor>(it => it.GetRequiredService<TellReaders>());
        services.AddPanel<BellPanel>(PanelSlots.Bell, 10, null).AddPanel<BellTab>(PanelSlots.Tabs, 10, null);
        services.AddPanel<AccountPanel>(PanelSlots.Account, 10, null);
        services.AddPaletteCommands(
            new PaletteCommand(typeof(WorkspaceText), "Notifications", "/workspace/notifications", "bell", null),
            new PaletteCommand(typeof(WorkspaceText), "What I am told", "/workspace/notifications/choices",
                "settings-2", null));
        services.AddDemoActor<NotificationsDemo>();
    }

    private static void AddViews(IServiceCollection services) =>
        services.AddScoped<ISavedViews, SavedViews>().AddScoped<IReaderChoices, ReaderChoices>()
            .AddDemoActor<ViewsDemo>();

    private static void AddBulk(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.Job<RemoveOldBulkRuns>("workspace.remove-old-bulk-runs", "30 3 * * *");
        services.AddSingleton<IBulkPages, BulkPages>().AddScoped<BulkRunner>();
    }

    private static void AddMail(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.Record<RecordMailRecord>().Record<MailServerRecord>().Record<MailTemplateRecord>()
            .HoldsFiles<MailFiles>().Job<SendRecordMails>("workspace.send-record-mails", "* * * * *")
            .Listens("workspace.asked-mails", it => it.HandlesAll(typeof(IAsksForMail).Assembly.GetExportedTypes()
                .Where(type => type.IsClass && type.IsAssignableTo(typeof(IAsksForMail))), typeof(QueueAskedMail<>)));
        services.AddOptions<MailSettings>().BindConfiguration("Smtp")
            .Validate(mail => !mail.IsOn || mail.IsKnown, "Smtp:Security is None, StartTls, SslOnConnect or Auto.")
            .ValidateOnStart();
        services.AddSingleton(MailPatience.Usual);
        services.AddSingleton<MailServerStore>();
        services.AddSingleton<IMailServer>(provider => provider.GetRequiredService<MailServerStore>());
        services.AddHostedService(provider => provider.GetRequiredService<MailServerStore>());
        services.AddScoped<MailBeginnings>().AddScoped<MailWriting>().AddScoped<MailPacking>().AddScoped<RecordMails>();
        services.AddScoped<IRecordMails, MailLinks>();
        services.AddRecordPanel<MailPanel>(RecordAbility.Mail, 15).AddTimeline<MailTimeline>();
        services.AddList<MailsList>();
        services.AddNavigation(NavItem.Of<MailServerRecord>(NavGroup.Settings, "mail-server", 46),
            new NavItem(NavGroup.Foot, "mails", typeof(WorkspaceText), "Mails", "/workspace/mail", "mail",
                WorkspacePermissions.SendMail, 20));
        services.AddDemoActor<MailDemo>();
    }

    private static void AddMerging(ModuleBuilder<WorkspaceDbContext> module) => module
        .RefersToAny<Comment>(nameof(Comment.Kind), c => c.RecordId,
            new ReferenceWord(typeof(WorkspaceText), "Comments"))
        .RefersToAny<Attachment>(nameof(Attachment.Kind), a => a.RecordId,
            new ReferenceWord(typeof(WorkspaceText), "Files"))
        .RefersToAny<Notification>(nameof(Notification.RecordKind), n => n.RecordId)
        .RefersToAny<RecordMail>(nameof(RecordMail.Kind), m => m.RecordId,
            new ReferenceWord(typeof(WorkspaceText), "Mails"))
        .Refers(new FollowerReference { Place = "workspace.Follower.RecordId" })
        .Refers(new TagReference { Place = TagReference.Column })
        .FollowsMerges("workspace.merges").FollowsMerges<FollowRecordMerges>();

    private static void AddApprovals(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        var moved = typeof(IMovesApproval).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IMovesApproval)));
        module.Listens("workspace.approvals", it => it.HandlesAll(moved, typeof(FollowApprovals<>)))
            .Record<ApprovalRecord>().Record<ApprovalPolicyRecord>().Checks<ApprovalCheck>()
            .Job<RemindApprovers>("workspace.remind-approvers", "5 * * * *");
        services.AddScoped<ApprovalBook>().AddScoped<StaffReader>().AddScoped<ApprovalWording>();
        services.AddScoped<IApprovalDesk, ApprovalDesk>();
        services.AddScoped<Inbox>().AddScoped<InboxCount>().AddScoped<PolicyChoices>().AddScoped<TrailReading>();
        services.AddRecordPanel<ApprovalPanel>(RecordAbility.Talk, 5).AddPanel<TrailPanel>(Slots.Trail, 10, null);
        services.AddPanel<WaitingPanel>(PanelSlots.Bell, 5, null);
        services.AddNavigation(
            NavItem.Of<ApprovalPolicyRecord>(NavGroup.Settings, "approval-policies", 47, label: "Approvals"));
        services.AddPaletteCommands(
            new PaletteCommand(typeof(WorkspaceText), "Waits for me", "/workspace/approvals", "inbox", null),
            new PaletteCommand(typeof(WorkspaceText), "Substitutes", "/workspace/approvals/substitutes", "user-check",
                null));
        services.AddDemoActor<ApprovalsDemo>();
    }

    private static void AddFields(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.Record<TagRecord>().Record<FieldRecord>()
            .Job<RemoveFields>("workspace.remove-fields", "50 3 * * *")
            .Job<IndexFields>("workspace.index-fields", "* * * * *");
        services.AddScoped<ICustomFields, CompanyFields>().AddScoped<FieldIndexes>().AddScoped<FieldWords>();
        services.AddScoped<RecordTags>().AddScoped<TaggedWords>().AddScoped<SearchedTexts>();
        services.AddList<TagsList>().AddBulkAction<AddTagToRows>().AddBulkAction<TakeTagOffRows>()
            .AddBulkAction<ChangeFieldOfRows>();
        services.AddRecordPanel<TagsPanel>(RecordAbility.Tags, 1);
        services.AddRecordPanel<FieldsPanel>(RecordAbility.Fields, 5);
        services.AddNavigation(
            NavItem.Of<FieldRecord>(NavGroup.Settings, "fields", 42),
            NavItem.Of<TagRecord>(NavGroup.Settings, "tags", 43));
        services.AddDemoActor<FieldsDemo>();
    }

    private static void AddImports(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.HoldsFiles<ImportFiles>().Record<ImportRecord>().Uses<UsedByTalk>()
            .Job<RemoveOldImports>("workspace.remove-old-imports", "50 3 * * *");
        services.AddSingleton<ImportSignal>().AddSingleton<ImportRunner>().AddHostedService<ImportLoop>();
        services.AddScoped<ImportPages>().AddScoped<IImportPages>(it => it.GetRequiredService<ImportPages>());
        services.AddScoped<ImportWords>().AddScoped<ImportExample>().AddScoped<ImportShowing>()
            .AddScoped<ImportedTags>();
        services.AddScoped<ImportProblemFile>().AddScoped<IImportFile, ImportFile>().AddList<ImportsList>();
        services.AddSingleton<ITableFiles, TableReader>();
        services.AddNavigation(NavItem.Of<ImportRecord>(NavGroup.Settings, "imports", 47));
        services.AddDemoActor<ImportsDemo>();
    }

    private static void AddWebhooks(IServiceCollection services, ModuleBuilder<WorkspaceDbContext> module)
    {
        module.Listens("workspace.webhooks",
                it => it.HandlesAll(WebhookEvents.All.Select(e => e.Type), typeof(KeepWebhookMessages<>))
                    .OnlyIf<WhoAsks>())
            .Record<WebhookRecord>().Checks<WebhookCheck>()
            .Job<RemoveOldWebhookMessages>("workspace.remove-old-webhook-messages", "0 4 * * *");
        services.AddOutgoing();
        services.AddSingleton<WebhookSecrets>().AddSingleton<WebhookKeeping>().AddSingleton<WebhookSending>();
        services.AddSingleton<RecordInBody>();
        services.AddSingleton<WebhookSender>().AddSingleton<WebhookSignal>().AddHostedService<WebhookLoop>();
        services.AddSingleton<WebhookEvents>().AddScoped<WebhookBook>();
        services.AddList<WebhooksList>().AddList<WebhookMessagesList>();
        services.AddNavigation(NavItem.Of<WebhookRecord>(NavGroup.Settings, "webhooks", 48));
        services.AddDemoActor<WebhooksDemo>();
    }

    private static void AddApi(IServiceCollection services) =>
        services.AddApi<TagApi>();
}
