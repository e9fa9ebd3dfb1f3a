using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>Something that settled a part of an invoice; negative when it was taken back.</summary>
internal readonly record struct Settled(DateOnly On, decimal Amount);

/// <summary>Interest for paying late, where it was agreed: simple, for each day after the due day, on what was open at
/// the end of the day; a year has 365 days.</summary>
internal static class LateInterest
{
    private const decimal DaysOfYear = 365;
    private const decimal Hundred = 100;

    /// <param name="from">The day after which it begins: the due day, or the last that was charged.</param>
    /// <param name="until">The last day that counts.</param>
    /// <param name="openAtEnd">What is open at the end of that day.</param>
    /// <param name="settled">Everything that settled the invoice after <paramref name="from"/>.</param>
    /// <param name="percent">A year.</param>
    public static decimal Of(DateOnly from, DateOnly until, decimal openAtEnd, IEnumerable<Settled> settled,
        decimal percent, string currency)
    {
        if (until <= from || percent <= 0) return 0;
        var (open, last, dayAmounts) = (openAtEnd, until, 0m);
        foreach (var one in settled.Where(s => s.On > from && s.On <= until).OrderByDescending(s => s.On))
        {
            // From that day on it was open no more: its own day is the first without.
            dayAmounts += open * (last.DayNumber - one.On.DayNumber + 1);
            last = one.On.AddDays(-1);
            open += one.Amount;
        }

        dayAmounts += open * (last.DayNumber - from.DayNumber);
        return Rounding.Round(Math.Max(dayAmounts, 0) * percent / Hundred / DaysOfYear, currency);
    }
}
