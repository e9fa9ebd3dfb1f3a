namespace ErpCrm.Crm.Deals;

/// <summary>When deals close.</summary>
internal enum ClosePeriod
{
    Overdue,
    ThisMonth,
    NextMonth,
    ThisQuarter,
    NextQuarter,
    Undated,
}

internal static class ClosePeriods
{
    /// <summary>First and last day of a month or a quarter.</summary>
    public static (DateOnly From, DateOnly To) DaysOf(ClosePeriod period, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = month.AddMonths(-((today.Month - 1) % 3));
        var (from, months) = period switch
        {
            ClosePeriod.ThisMonth => (month, 1),
            ClosePeriod.NextMonth => (month.AddMonths(1), 1),
            ClosePeriod.NextQuarter => (quarter.AddMonths(3), 3),
            _ => (quarter, 3),
        };
        return (from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>Deals of a tab that close in a period.</summary>
    /// <param name="tab">The status asked for; null for every one.</param>
    public static IQueryable<Deal> ClosingIn(this IQueryable<Deal> deals, ClosePeriod period, DealStatus? tab, DateOnly today)
    {
        if (period == ClosePeriod.Overdue) return deals.Where(d => d.Status == DealStatus.Open && d.ExpectedCloseOn < today);
        if (period == ClosePeriod.Undated) return deals.Where(d => d.Status == DealStatus.Open && d.ExpectedCloseOn == null);
        var (from, to) = DaysOf(period, today);
        return deals.ClosingBetween(from, to, tab);
    }

    // An open deal has no day on which it was closed, a closed one always has: each tab has one column, and its index.
    public static IQueryable<Deal> ClosingBetween(this IQueryable<Deal> deals, DateOnly from, DateOnly to, DealStatus? tab) => tab switch
    {
        DealStatus.Open => deals.Where(d => d.ExpectedCloseOn >= from && d.ExpectedCloseOn <= to),
        DealStatus.Won or DealStatus.Lost => deals.Where(d => d.ClosedOn >= from && d.ClosedOn <= to),
        _ => deals.Where(d => (d.ClosedOn ?? d.ExpectedCloseOn) >= from && (d.ClosedOn ?? d.ExpectedCloseOn) <= to),
    };

    public static IOrderedQueryable<Deal> OrderByClose(this IQueryable<Deal> deals, DealStatus? tab, bool isDescending) => (tab, isDescending) switch
    {
        (DealStatus.Won or DealStatus.Lost, true) => deals.OrderByDescending(d => d.ClosedOn),
        (DealStatus.Won or DealStatus.Lost, _) => deals.OrderBy(d => d.ClosedOn),
        (DealStatus.Open, true) => deals.OrderByDescending(d => d.ExpectedCloseOn),
        (DealStatus.Open, _) => deals.OrderBy(d => d.ExpectedCloseOn == null).ThenBy(d => d.ExpectedCloseOn),
        (_, true) => deals.OrderByDescending(d => d.ClosedOn ?? d.ExpectedCloseOn),
        _ => deals.OrderBy(d => (d.ClosedOn ?? d.ExpectedCloseOn) == null).ThenBy(d => d.ClosedOn ?? d.ExpectedCloseOn),
    };
}
