using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;

namespace ErpCrm.Web.Live;

/// <summary>Who is told that something happened: whoever may see a page
/// that would show it. What is not listed is told to nobody.</summary>
internal static class LiveTopics
{
    /// <summary>Beginnings of event names, the permissions of which one is needed; none for what may be of any record:
    /// the name says neither which nor what.</summary>
    public static IReadOnlyList<(string Start, string[] Permissions)> All { get; } =
    [
        ("crm.lead-", ["crm.leads.view"]),
        ("crm.company-", ["crm.companies.view"]),
        ("crm.contact-", ["crm.companies.view"]),
        ("crm.deal-", ["crm.deals.view"]),
        ("crm.activity-", ["crm.deals.view", "crm.companies.view"]),
        ("finance.invoice-", ["finance.invoices.view"]),
        ("finance.credit-note-", ["finance.invoices.view"]),
        ("finance.credit-", ["finance.payments.view"]),
        ("finance.payment-run-", ["finance.suppliers.view"]),
        ("finance.payment-", ["finance.payments.view"]),
        ("finance.work-", ["finance.invoices.view", "insights.margin.view"]),
        ("finance.cost-", ["insights.margin.view"]),
        ("finance.time-", ["projects.time.approve", "finance.invoices.view"]),
        ("finance.expense-", ["finance.expenses.view", "finance.expenses.approve"]),
        ("finance.statement-", ["finance.customers.view"]),
        ("finance.reminder-", ["finance.customers.view"]),
        ("finance.bill-", ["finance.bills.view", "finance.bills.approve"]),
        ("finance.supplier-", ["finance.suppliers.view"]),
        ("finance.recurring-bill-", ["finance.suppliers.view"]),
        ("finance.recurring-invoice-", ["finance.invoices.view"]),
        ("finance.concession-", ["finance.invoices.view", "finance.concessions.approve"]),
        ("finance.exchange-rate-", ["finance.settings.edit"]),
        ("projects.project-", ["projects.projects.view"]),
        ("projects.contract-", ["projects.projects.view"]),
        ("projects.task-", ["projects.projects.view"]),
        ("projects.milestone-", ["projects.projects.view"]),
        ("projects.time", ["projects.time.approve"]),
        ("resources.person-", ["resources.people.view"]),
        ("resources.leave-", ["resources.leave.approve"]),
        ("resources.rate-", ["resources.rates.view"]),
        ("identity.user-", ["identity.users.manage"]),
        ("workspace.comment-", []),
        ("workspace.mail-", []),
        ("workspace.approval-", []),
        ("workspace.webhook-", ["workspace.webhooks.manage"]),
    ];

    /// <summary>The name as the reader's page is told it; null when it is not.</summary>
    public static string? HeardAs(this ICurrentUser me, string name) => name.Split(LiveFeed.OfUser) switch
    {
        [var what, var user] => user == me.Id.ToString("N") ? what : null,
        _ => me.MayHear(name) ? name : null,
    };

    public static bool MayHear(this ICurrentUser me, string eventName) =>
        All.FirstOrDefault(topic => eventName.StartsWith(topic.Start,
            StringComparison.Ordinal)).Permissions is { } needed
            && (needed.Length == 0 || needed.Any(me.Can));
}
