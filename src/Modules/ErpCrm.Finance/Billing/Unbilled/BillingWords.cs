using System.Globalization;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>Words for kinds of deliveries and ways of grouping.</summary>
internal static class BillingWords
{
    public static string PluralOf(BillingSourceKind kind) => kind switch
    {
        BillingSourceKind.Time => "Time",
        BillingSourceKind.Milestone => "Milestones",
        BillingSourceKind.Expense => "Expenses",
        _ => "Retainers",
    };

    public static string Of(LineGrouping grouping) => grouping switch
    {
        LineGrouping.Person => "One line per person",
        LineGrouping.Task => "One line per task",
        LineGrouping.Project => "One line per project",
        _ => "Every entry",
    };

    /// <summary>Hours for the minutes of time; the number of anything else.</summary>
    public static string Quantity(BillingSourceKind kind, decimal quantity, IStringLocalizer t) =>
        kind == BillingSourceKind.Time
            ? LineTexts.Quantity(WorkUnits.Printed(kind, quantity), LineUnit.Hour, t)
            : quantity.ToString("#,0.##", CultureInfo.CurrentCulture);
}
