using System.Globalization;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Crm.Deals;

internal enum DealTab
{
    Open,
    Won,
    Lost,
    All,
}

internal enum ClosePeriod
{
    Any,
    Overdue,
    ThisMonth,
    NextMonth,
    ThisQuarter,
    NextQuarter,
    Undated,
}

/// <summary>What board, list, sums and export show: one predicate for all of them.</summary>
internal sealed record DealFilter
{
    public string? Q { get; init; }
    public DealTab Status { get; init; }
    public Guid? Stage { get; init; }
    public Guid? Owner { get; init; }
    public ClosePeriod Close { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Sort { get; init; }
    public string? Dir { get; init; }
    public int Page { get; init; } = 1;

    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Stage is not null || Owner is not null || Close != ClosePeriod.Any || From is not null || To is not null;

    /// <summary>The filter in an address; neither order nor page.</summary>
    public QueryString ToQuery() => QueryString.Create(new Dictionary<string, string?>
    {
        ["status"] = Status == DealTab.Open ? null : Status.ToString(),
        ["stage"] = Stage?.ToString(),
        ["owner"] = Owner?.ToString(),
        ["close"] = Close == ClosePeriod.Any ? null : Close.ToString(),
        ["from"] = From?.ToString("O", CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("O", CultureInfo.InvariantCulture),
        ["q"] = Q,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    public IQueryable<Deal> Apply(IQueryable<Deal> deals, DateOnly today)
    {
        deals = Status switch
        {
            DealTab.Open => deals.Where(d => d.Status == DealStatus.Open),
            DealTab.Won => deals.Where(d => d.Status == DealStatus.Won),
            DealTab.Lost => deals.Where(d => d.Status == DealStatus.Lost),
            _ => deals,
        };
        foreach (var word in SearchText.Words(Q)) deals = deals.Where(d => d.SearchText.Contains(word) || d.Company!.SearchText.Contains(word));
        if (Stage is { } stage) deals = deals.Where(d => d.StageId == stage);
        if (Owner is { } owner) deals = deals.Where(d => d.OwnerId == owner);
        deals = Close switch
        {
            ClosePeriod.Any => deals,
            ClosePeriod.Overdue => deals.Where(d => d.Status == DealStatus.Open && d.ExpectedCloseOn < today),
            ClosePeriod.Undated => deals.Where(d => d.Status == DealStatus.Open && d.ExpectedCloseOn == null),
            _ => Within(deals, PeriodOf(Close, today)),
        };
        return From is null && To is null ? deals : Within(deals, (From ?? DateOnly.MinValue, To ?? DateOnly.MaxValue));
    }

    public IQueryable<Deal> Order(IQueryable<Deal> deals) => (Sort, Dir == "desc") switch
    {
        ("name", false) => deals.OrderBy(d => d.Name).ThenBy(d => d.Id),
        ("name", true) => deals.OrderByDescending(d => d.Name).ThenBy(d => d.Id),
        ("stage", false) => deals.OrderBy(d => d.Stage!.Position).ThenBy(d => d.Rank),
        ("stage", true) => deals.OrderByDescending(d => d.Stage!.Position).ThenBy(d => d.Rank),
        ("opened", false) => deals.OrderBy(d => d.OpenedAt).ThenBy(d => d.Id),
        ("opened", true) => deals.OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Id),
        _ => OrderByClose(deals),
    };

    public static (DateOnly From, DateOnly To) PeriodOf(ClosePeriod period, DateOnly today)
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

    // An open deal has no day on which it was closed, a closed one always has: each tab has one column, and its index.
    private IQueryable<Deal> OrderByClose(IQueryable<Deal> deals) => (Status, Dir == "desc") switch
    {
        (DealTab.Won or DealTab.Lost, var down) when down || Sort is null => deals.OrderByDescending(d => d.ClosedOn).ThenBy(d => d.Id),
        (DealTab.Won or DealTab.Lost, _) => deals.OrderBy(d => d.ClosedOn).ThenBy(d => d.Id),
        (DealTab.Open, true) => deals.OrderByDescending(d => d.ExpectedCloseOn).ThenBy(d => d.Id),
        (DealTab.Open, false) => deals.OrderBy(d => d.ExpectedCloseOn == null).ThenBy(d => d.ExpectedCloseOn).ThenBy(d => d.Id),
        (_, true) => deals.OrderByDescending(d => d.ClosedOn ?? d.ExpectedCloseOn).ThenBy(d => d.Id),
        _ => deals.OrderBy(d => (d.ClosedOn ?? d.ExpectedCloseOn) == null).ThenBy(d => d.ClosedOn ?? d.ExpectedCloseOn).ThenBy(d => d.Id),
    };

    private IQueryable<Deal> Within(IQueryable<Deal> deals, (DateOnly From, DateOnly To) period)
    {
        var (from, to) = period;
        return Status switch
        {
            DealTab.Open => deals.Where(d => d.ExpectedCloseOn >= from && d.ExpectedCloseOn <= to),
            DealTab.Won or DealTab.Lost => deals.Where(d => d.ClosedOn >= from && d.ClosedOn <= to),
            _ => deals.Where(d => (d.ClosedOn ?? d.ExpectedCloseOn) >= from && (d.ClosedOn ?? d.ExpectedCloseOn) <= to),
        };
    }
}
