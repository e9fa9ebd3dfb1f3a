using ErpCrm.Platform.Security;

namespace ErpCrm.Workspace;

internal static class WorkspacePermissions
{
    public const string EditSettings = "workspace.settings.edit";

    /// <summary>Change and delete views that others share.</summary>
    public const string ManageViews = "workspace.views.manage";

    /// <summary>Send mails about records that one sees.</summary>
    public const string SendMail = "workspace.mail.send";
    /// <summary>Put a new word on a record: whoever has it not chooses among those that are there.</summary>
    public const string CreateTags = "workspace.tags.create";

    public const string ManageTags = "workspace.tags.manage";

    public const string ManageFields = "workspace.fields.manage";

    /// <summary>See and change fields that the company keeps to few.</summary>
    public const string SeeConfidential = "workspace.confidential-fields.see";
    /// <summary>Read records from files; each kind needs the right to make its records too.</summary>
    public const string Import = "workspace.imports.run";

    /// <summary>Tell other programs what happens, of what one sees oneself.</summary>
    public const string ManageWebhooks = "workspace.webhooks.manage";

    public static readonly Permission[] All =
    [
        new Permission(EditSettings, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
        new Permission(ManageViews, Scoped: false)
            .For(Scope.All, BuiltInRoles.Administrator, BuiltInRoles.Management),
        new Permission(SendMail, Scoped: false)
            .For(Scope.All, BuiltInRoles.Administrator, BuiltInRoles.Management, BuiltInRoles.Sales,
                BuiltInRoles.ProjectManager, BuiltInRoles.Accountant),
        new Permission(CreateTags, Scoped: false).For(Scope.All, BuiltInRoles.Administrator, BuiltInRoles.Management,
            BuiltInRoles.Sales, BuiltInRoles.ProjectManager, BuiltInRoles.Accountant),
        new Permission(ManageTags, Scoped: false)
            .For(Scope.All, BuiltInRoles.Administrator, BuiltInRoles.Management),
        new Permission(ManageFields, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
        new Permission(SeeConfidential, Scoped: false).For(Scope.All, BuiltInRoles.Management),
        new Permission(Import, Scoped: true)
            .For(Scope.Own, BuiltInRoles.Sales, BuiltInRoles.ProjectManager, BuiltInRoles.Accountant)
            .For(Scope.All, BuiltInRoles.Administrator),
        new Permission(ManageWebhooks, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
    ];
}
