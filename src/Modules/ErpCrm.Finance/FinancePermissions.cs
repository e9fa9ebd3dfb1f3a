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
    public const string ViewLedger = "finance.ledger.view";
    public const string EditLedger = "finance.ledger.edit";
    public const string ClosePeriods = "finance.periods.close";

    /// <summary>What is left of projects after labour and overhead: it tells what hours cost.</summary>
    public const string ViewProfit = "finance.profit.view";
    public const string ViewBills = "finance.bills.view";
    public const string EditBills = "finance.bills.edit";
    public const string ApproveBills = "finance.bills.approve";
    public const string PayBills = "finance.bills.pay";
    public const string ViewSuppliers = "finance.suppliers.view";
    public const string ViewBank = "finance.bank.view";
    public const string EditBank = "finance.bank.edit";
    public const string EditReminders = "finance.reminders.edit";

    /// <summary>What people are paid: for nobody who was not given it.</summary>
    public const string ViewPayroll = "finance.payroll.view";
    public const string EditPayroll = "finance.payroll.edit";

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
        new Permission(ViewLedger, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(EditLedger, Scoped: false).For(Scope.All, BuiltInRoles.Accountant),
        new Permission(ClosePeriods, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewProfit, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewBills, Scoped: true).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management)
            .For(Scope.Team, BuiltInRoles.ProjectManager),
        new Permission(EditBills, Scoped: false).For(Scope.All, BuiltInRoles.Accountant),
        new Permission(ApproveBills, Scoped: true).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management)
            .For(Scope.Team, BuiltInRoles.ProjectManager),
        new Permission(PayBills, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewSuppliers, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewBank, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(EditBank, Scoped: false).For(Scope.All, BuiltInRoles.Accountant),
        new Permission(EditReminders, Scoped: false)
            .For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(ViewPayroll, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
        new Permission(EditPayroll, Scoped: false).For(Scope.All, BuiltInRoles.Accountant, BuiltInRoles.Management),
    ];
}
