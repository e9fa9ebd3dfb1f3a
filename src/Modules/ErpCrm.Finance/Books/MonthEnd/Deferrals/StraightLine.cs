using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.MonthEnd.Deferrals;

/// <summary>Revenue that is earned day by day (domain-rules §11): the amount of a month is the difference of what is
/// earned until its end and before, so that all months together are the whole.</summary>
internal static class StraightLine
{
    /// <summary><c>r2(net × days elapsed / days in all)</c>, both days of the service included.</summary>
    public static decimal Recognised(decimal net, DateOnly from, DateOnly to, DateOnly until, string currency)
    {
        if (until < from) return 0;
        if (until >= to) return net;
        var (elapsed, days) = (until.DayNumber - from.DayNumber + 1, to.DayNumber - from.DayNumber + 1);
        return Rounding.Round(net * elapsed / days, currency);
    }
}

/// <summary>A line of an issued invoice whose service lasts for days.</summary>
/// <param name="Net">In the invoice's currency.</param>
/// <param name="Credited">What credit notes took back of it by then, in the same.</param>
/// <param name="ExchangeRate">That of the invoice, which its credit notes have too (domain-rules §5).</param>
internal sealed record ServiceLine(Guid LineId, Guid InvoiceId, string Number, Guid? ProjectId, decimal Net,
    decimal Credited, decimal ExchangeRate, DateOnly From, DateOnly To)
{
    /// <summary>What is billed and not earned at the end of a day, in base currency. What is credited was never earned:
    /// the part that was recognised of it goes in the month of the credit note.</summary>
    public decimal DeferredOn(DateOnly day, string baseCurrency)
    {
        var left = Credited == Net ? 0
            : Rounding.Round(Net * ExchangeRate, baseCurrency) - Rounding.Round(Credited * ExchangeRate, baseCurrency);
        return left - StraightLine.Recognised(left, From, To, day, baseCurrency);
    }
}
