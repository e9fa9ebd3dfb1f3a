using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.CollectionDays;

/// <summary>What was sold, with VAT, in a month or in the part of it that is over.</summary>
internal readonly record struct SalesSpan(decimal Sales, int Days);

/// <summary>Days by counting back.</summary>
/// <param name="IsBound">Whether all known sales are less than what is open: it takes at least so long.</param>
internal readonly record struct CountedDays(decimal Days, bool IsBound);

/// <summary>Days sales outstanding (domain-rules §17). What is open has VAT in it, so sales have too.</summary>
internal static class Dso
{
    private const int Decimals = 1;

    /// <summary>How many days' sales are open; null when nothing was sold.</summary>
    public static decimal? Simple(decimal open, decimal sales, int days) =>
        sales > 0 ? Rounding.Round(open / sales * days, Decimals) : null;

    /// <summary>Takes off whole months from what is open, the latest first, and the last one pro rata: growth does not
    /// make it look better. Each month has the days of the calendar.</summary>
    public static CountedDays CountBack(decimal open, IEnumerable<SalesSpan> latestFirst)
    {
        var (left, days) = (open, 0m);
        if (left <= 0) return new CountedDays(0, false);
        foreach (var span in latestFirst)
        {
            if (span.Sales >= left)
                return new CountedDays(Rounding.Round(days + (left / span.Sales * span.Days), Decimals), false);
            left -= Math.Max(0, span.Sales);
            days += span.Days;
        }

        return new CountedDays(days, true);
    }
}
