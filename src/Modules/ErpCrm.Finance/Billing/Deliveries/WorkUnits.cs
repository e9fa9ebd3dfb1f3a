using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>
/// Time is delivered, allocated and written off in whole minutes;
/// lines print hours (domain-rules §1, §9). Minutes are added before they are printed,
/// so that it does not matter over how many entries, days or people they are spread.
/// </summary>
internal static class WorkUnits
{
    private const decimal MinutesPerHour = 60;
    private const int Parts = 100;

    /// <summary>What a line prints for a quantity of deliveries: hours for minutes, anything else as it is.</summary>
    public static decimal Printed(BillingSourceKind kind, decimal quantity) =>
        kind == BillingSourceKind.Time
            ? Rounding.Round(quantity / MinutesPerHour, InvoiceLine.QuantityDigits)
            : quantity;

    /// <summary>The opposite; a printed hundredth of an hour is less
    /// than a minute, so that every minute comes back.</summary>
    public static decimal Delivered(BillingSourceKind kind, decimal printed) =>
        kind == BillingSourceKind.Time ? Rounding.Round(printed * MinutesPerHour, 0) : printed;

    /// <summary>Hours of lines that stand together: they add up to the
    /// hours of all their minutes, by largest remainder (§1).</summary>
    public static IReadOnlyList<decimal> PrintedTogether(IReadOnlyList<decimal> minutes)
    {
        var hundredths = minutes.Select(m => Math.Floor(m * Parts / MinutesPerHour)).ToArray();
        var left = (int)((Printed(BillingSourceKind.Time, minutes.Sum()) * Parts) - hundredths.Sum());
        foreach (var i in Enumerable.Range(0, minutes.Count).OrderByDescending(i => minutes[i] * Parts % MinutesPerHour)
            .ThenBy(i => i)
            .Take(left))
            hundredths[i]++;
        return [.. hundredths.Select(h => h / Parts)];
    }
}
