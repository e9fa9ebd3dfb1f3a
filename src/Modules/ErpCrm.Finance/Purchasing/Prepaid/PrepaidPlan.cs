using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Prepaid;

/// <summary>Spreads what lines cost over the months that they pay for, by days (domain-rules §11).</summary>
internal static class PrepaidPlan
{
    /// <summary>The shares of a bill that is being posted.</summary>
    public static IReadOnlyList<PrepaidShare> Of(Bill bill, string baseCurrency) =>
    [
        .. from line in bill.Lines
           where line.IsSpread && bill.Origin != BillOrigin.CarriedOver
           from share in Months(line.CoversFrom!.Value, line.CoversUntil!.Value, line.Cost * bill.Sign,
               line.BaseCost * bill.Sign, bill.Currency, baseCurrency)
           where share.Amount != 0 || share.Base != 0
           select new PrepaidShare(line, share.Month, share.Amount, share.Base),
    ];

    /// <summary>What each month costs: what all days up to its end cost together, less what the months before it do. So
    /// the months add up to the whole, and no month collects what rounding left.</summary>
    public static IEnumerable<(DateOnly Month, decimal Amount, decimal Base)> Months(DateOnly from, DateOnly until,
        decimal amount, decimal baseAmount, string currency, string baseCurrency)
    {
        var days = until.DayNumber - from.DayNumber + 1;
        var (before, baseBefore) = (0m, 0m);
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= until; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            var passed = (end < until ? end : until).DayNumber - from.DayNumber + 1;
            var (sofar, baseSofar) = (Rounding.Round(amount * passed / days, currency),
                Rounding.Round(baseAmount * passed / days, baseCurrency));
            yield return (month, sofar - before, baseSofar - baseBefore);
            (before, baseBefore) = (sofar, baseSofar);
        }
    }
}
