using ErpCrm.Platform.Security;

namespace ErpCrm.Finance;

internal static class FinancePermissions
{
    public const string ViewInvoices = "finance.invoices.view";
    public const string EditInvoices = "finance.invoices.edit";
    public const string ApproveConcessions = "finance.concessions.approve";
    public const string ViewPayments = "finance.payments.view";
    public const string EditPayments = "finance.payments.edit";
    public const string RecordExpenses = "finance.expenses.record";
    public const string ViewExpenses = "finance.expenses.view";
    public const string ApproveExpenses = "finance.expenses.approve";
    public const string ViewCash = "finance.cash.view";
    public const string EditSettings = "finance.settings.edit";
    public const string ViewCustomers = "finance.customers.view";

    public static readonly Permission[] All =
    [
        new Permission(ViewInvoices, Scoped: true).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.Own, BuiltInRoles.Sales, BuiltInRoles.Administrator),
        new Permission(EditInvoices, Scoped: true).For(Scope.All, BuiltInRoles.Accountant),
        new Permission(ApproveConcessions, Scoped: true)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management)
            .For(Scope.Team, BuiltInRoles.ProjectManager),
        new Permission(ViewPayments, Scoped: true).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(EditPayments, Scoped: false).For(Scope.All, BuiltInRoles.Accountant),
        new Permission(RecordExpenses, Scoped: false).For(Scope.All,
            [.. BuiltInRoles.All.Where(role => role != BuiltInRoles.Owner)]),
        new Permission(ViewExpenses, Scoped: true).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management)
            .For(Scope.Team, BuiltInRoles.ProjectManager)
            .For(Scope.Own, BuiltInRoles.TeamMember, BuiltInRoles.Administrator),
        new Permission(ApproveExpenses, Scoped: true).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management)
            .For(Scope.Team, BuiltInRoles.ProjectManager),
        new Permission(ViewCash, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(EditSettings, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Administrator),
        new Permission(ViewCustomers, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
    ];
}
