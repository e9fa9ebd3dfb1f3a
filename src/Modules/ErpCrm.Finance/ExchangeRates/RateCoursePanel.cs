using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Charts;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>A rate that is far from the one before.</summary>
internal sealed record UnusualRate(Guid Id, string Currency, DateOnly ValidFrom, decimal Rate);

/// <summary>How far rates went within a year, in per cent of what they were at its beginning.</summary>
internal sealed record RateCourse(IReadOnlyList<DateOnly> Points, IReadOnlyList<Series> Lines,
    IReadOnlyList<UnusualRate> Unusual)
{
    /// <summary>Lines that a reader still tells apart.</summary>
    public const int MostLines = 4;

    private const int Weeks = 52;

    /// <summary>Weeks up to today, oldest first.</summary>
    public static IReadOnlyList<DateOnly> PointsUntil(DateOnly today) =>
        [.. Enumerable.Range(0, Weeks + 1).Select(week => today.AddDays(7 * (week - Weeks)))];

    /// <summary>Currencies that moved, by name; none before their first rate.</summary>
    public static IReadOnlyList<Series> Of(ExchangeRateTable rates, IEnumerable<string> currencies,
        IReadOnlyList<DateOnly> points) =>
    [
        .. currencies.Order(StringComparer.Ordinal).Select(c => (Name: c, Rates: points.Select(p => rates.RateOn(c, p))
                .ToList())).Where(c => c.Rates.OfType<decimal>().Distinct().Count() > 1).Take(MostLines)
            .Select((c, index) => new Series(c.Name, InPercent(c.Rates), Color: index + 1)),
    ];

    private static List<decimal?> InPercent(List<decimal?> rates)
    {
        var first = rates.OfType<decimal>().First();
        return rates.ConvertAll(rate =>
            rate is { } now ? Rounding.Round(((now / first) - 1) * 100, 2) : (decimal?)null);
    }
}

/// <summary>Above the list of rates: their course, and what is worth a look.</summary>
internal sealed class RateCoursePanel(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock)
    : PanelComponent
{
    private const int Shown = 20;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var rates = await StoredExchangeRates.LoadAsync<ExchangeRate>(db, company,
            r => new DatedExchangeRate(r.Currency, r.ValidFrom, r.Rate), ct);
        var currencies = await db.ExchangeRates.Select(r => r.Currency).Distinct().ToListAsync(ct);
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var isUnusual = true;
        var unusual = await db.ExchangeRates.AsNoTracking().Where(r => r.IsUnusual == isUnusual)
            .OrderByDescending(r => r.ValidFrom).ThenBy(r => r.Currency).Take(Shown)
            .Select(r => new UnusualRate(r.Id, r.Currency, r.ValidFrom, r.Rate)).ToListAsync(ct);
        var points = RateCourse.PointsUntil(clock.Today);
        var lines = RateCourse.Of(rates, currencies, points);
        return lines.Count == 0 && unusual.Count == 0
            ? Content("")
            : Panel(new RateCourse(points, lines, unusual));
    }
}
