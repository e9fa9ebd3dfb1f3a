using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Walker;

/// <summary>Whether a user may reach a record; null when that depends on more than its holder.</summary>
internal delegate bool? RecordRule(WalkerApp app, TestUser user, Kind kind, Guid id);

/// <summary>Who reaches a record where the endpoint's permission
/// alone does not say it; each line is a decision.</summary>
internal static class RecordRules
{
    private static readonly (string Template, RecordRule Rule)[] Rules =
    [
        ("projects/time/rows/", Own),
        ("projects/time/measured/", Own),
        ("identity/profile/sessions/", Own),
        ("identity/profile/access-tokens/", Own),
        ("crm/follow-ups/", Any("crm.deals.edit", "crm.leads.edit")),
        ("finance/expenses/{id:guid}/edit", Own),
        ("finance/expenses/{id:guid}/submit", Own),
        ("finance/expenses/{id:guid}/withdraw", Own),
        ("finance/expenses/{id:guid}/delete", Own),
        ("finance/expenses/", OwnOr("finance.expenses.view", "finance.expenses.approve")),
        ("finance/expense-claims/{id:guid}/edit", Own),
        ("finance/expense-claims/{id:guid}/submit", Own),
        ("finance/expense-claims/{id:guid}/withdraw", Own),
        ("finance/expense-claims/{id:guid}/delete", Own),
        ("finance/expense-claims/{id:guid}/take", Own),
        ("finance/expense-claims/{id:guid}/lines/{expenseId:guid}/release", Own),
        ("finance/expense-claims/", OwnOr("finance.expenses.view", "finance.expenses.approve")),
        ("finance/requests/", OwnOr("finance.invoices.view", "finance.invoices.edit", "finance.concessions.approve")),
        ("finance/reports/audit-file/{id:guid}/download", Own),
        ("resources/absences/", OwnOr("resources.leave.approve")),
        ("audit/", ByItsPage),
        ("workspace/files/{kind}/", ByItsPage),
        ("workspace/files/{id:guid}", ByItsRecord),
        ("workspace/talk/", ByItsPage),
        ("workspace/tagged/", ByItsPage),
        ("workspace/following/", ByItsPage),
        ("workspace/comments/{id:guid}/edit", Own),
        ("workspace/comments/", ByItsRecord),
        ("workspace/notifications/{id:guid}/", Own),
        ("workspace/views/{id:guid}/", OwnOrShared),
        ("workspace/bulk/{id:guid}", Own),
        ("workspace/mail/{id:guid}", ByItsRecord),
        ("workspace/mail/{kind}/", ByItsPage),
        ("workspace/approvals/policies/", OfFewKinds),
        ("workspace/approvals/substitutes/", Own),
        ("workspace/approvals/{kind}/", ByItsPage),
    ];

    /// <summary>Pages that exist only while the record is in a certain
    /// state: a draft's form, an issued invoice's document.</summary>
    private static readonly string[] States =
    [
        "finance/invoices/{id:guid}/edit", "finance/invoices/{id:guid}/issue", "finance/invoices/{id:guid}/pdf",
        "finance/invoices/{id:guid}/payment-invoice", "finance/invoices/{id:guid}/act",
        "finance/invoices/{id:guid}/credit", "finance/unbilled/{id:guid}/write-off",
        "finance/expenses/{id:guid}/receipt", "finance/expenses/{id:guid}/edit",
        "finance/expense-claims/{id:guid}/edit", "finance/payments/{id:guid}/use",
        "finance/payments/credit/{id:guid}",
        "finance/payments/{id:guid}/refund", "finance/payments/credit/{id:guid}/refund",
        "finance/bills/paper", "finance/bills/{id:guid}/edit", "finance/bills/{id:guid}/paper",
        "finance/supplier-payments/{id:guid}/use",
        "finance/supplier-payments/{id:guid}/refund", "finance/supplier-payments/credit/{id:guid}",
        "finance/supplier-payments/credit/{id:guid}/refund", "finance/payment-runs/{id:guid}/edit",
        "finance/payment-runs/{id:guid}/pain-03", "finance/payment-runs/{id:guid}/pain-09",
        "finance/payment-runs/{id:guid}/list", "finance/payroll/{id:guid}/pain-03",
        "finance/payroll/{id:guid}/pain-09", "finance/payroll/{id:guid}/list",
        "finance/bank/statements/{id:guid}/columns",
        "projects/tasks/{id:guid}/edit",
        "workspace/imports/{id:guid}/columns",
    ];

    public static RecordRule? Of(Route route) =>
        Rules.FirstOrDefault(r => route.Template.StartsWith(r.Template, StringComparison.OrdinalIgnoreCase)).Rule;

    public static bool DependsOnState(Route route) => States.Contains(route.Template);

    // It needs nothing but the permission, and a kind that is approved at all.
    private static bool? OfFewKinds(WalkerApp app, TestUser user, Kind kind, Guid id) => null;

    private static bool? Own(WalkerApp app, TestUser user, Kind kind, Guid id) =>
        app.Records.Covers(Scope.Own, user, kind, id) ? null : false;

    // Nobody reaches what somebody keeps for himself; of what is shared, the page asks more.
    private static bool? OwnOrShared(WalkerApp app, TestUser user, Kind kind, Guid id) =>
        app.Records.Covers(Scope.Own, user, kind, id) || app.Database.Rows($"SELECT Id, Sharing FROM \"{kind.Table}\"")
            .Any(r => Guid.Parse((string)r[0]!) == id && r[1]?.ToString() is not ("Private" or "0"))
            ? null
            : false;

    private static RecordRule Any(params string[] permissions) => (app, user, kind, id) =>
        permissions.Any(p => app.Records.Covers(app.Routes.ScopeOf(user, p), user, kind, id)) ? null : false;

    private static RecordRule OwnOr(params string[] permissions) => (app, user, kind, id) =>
        app.Records.Covers(Scope.Own, user, kind, id)
            || permissions.Any(p => app.Records.Covers(app.Routes.ScopeOf(user, p), user, kind, id)) ? null : false;

    // What is kept about a record follows that record's page.
    private static bool? ByItsRecord(WalkerApp app, TestUser user, Kind kind, Guid id)
    {
        var row = app.Database.Rows($"SELECT Kind, RecordId, Id FROM \"{kind.Table}\"")
            .FirstOrDefault(r => Guid.Parse((string)r[2]!) == id);
        var declared = app.Records.Declared.FirstOrDefault(d => d.Key == row?[0] as string);
        return declared is null ? null : ByItsPage(app, user, app.Records.Of(declared), Guid.Parse((string)row![1]!));
    }

    // The history follows the record's own page, and so does what is kept about it.
    private static bool? ByItsPage(WalkerApp app, TestUser user, Kind kind, Guid id)
    {
        var page = app.Routes.Gets.FirstOrDefault(
            r => r.Template.EndsWith("/{id:guid}", StringComparison.Ordinal) && app.Records.KindOf(r, "id") == kind);
        if (page is null) return null;
        if (!app.Routes.MayUse(user, page)) return false;
        if (Of(page) is { } rule) return rule(app, user, kind, id);
        return page.Permissions.All(
            p => app.Records.Covers(app.Routes.IsScoped(p) ? app.Routes.ScopeOf(user, p) : Scope.All, user, kind, id))
            ? null
            : false;
    }
}
