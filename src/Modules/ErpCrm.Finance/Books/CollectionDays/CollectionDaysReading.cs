using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Receivables;
using ErpCrm.Finance.Treasury.Behaviour;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.CollectionDays;

/// <summary>How long money was under way, at the end of a month or today.</summary>
/// <param name="Counted">Null when nothing was sold.</param>
internal sealed record CollectionPoint(DateOnly On, decimal Open, decimal? Simple, CountedDays? Counted, decimal Sales,
    int Days);

/// <summary>How long it takes until money comes: by the books, and by when invoices were paid.</summary>
/// <param name="Points">Twelve months; the last is today.</param>
/// <param name="Best">If everybody paid when it is due; null when nothing was sold.</param>
internal sealed record CollectionDaysPage(IReadOnlyList<CollectionPoint> Points, decimal? Best,
    BehaviourPicture Behaviour, decimal Disputed, string BaseCurrency)
{
    public CollectionPoint Today => Points[^1];

    /// <summary>By how many days it is late on average.</summary>
    public decimal? Delinquent => Today.Simple - Best;
}

internal sealed class CollectionDaysReading(FinanceDbContext db, LedgerSums sums, AgeingReading ageing,
    IBusinessClock clock, ICompanyProfile company)
{
    private const int Months = 12;

    public async Task<CollectionDaysPage> PageAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var points = PointsOf(await HistoryAsync(today, ct), today);
        var notDue = (await ageing.ReportAsync(new AgeingAsk(), ct)).Total.Ageing.NotDue;
        var known = await PaymentLags.OfEverybodyAsync(db, today, ct);
        return new CollectionDaysPage(points, Dso.Simple(notDue, points[^1].Sales, points[^1].Days),
            new BehaviourPicture(known.Behaviour, known.Behaviour, true), known.Disputed,
            company.Current.BaseCurrency);
    }

    /// <summary>One point a month, each of what was known of the twelve months before it; a month without any sale
    /// before the first one is no month of the company's.</summary>
    internal static IReadOnlyList<CollectionPoint> PointsOf(CollectionHistory history, DateOnly today)
    {
        var thisMonth = FinancialYears.MonthOf(today);
        return [.. Enumerable.Range(0, Months).Select(i => thisMonth.AddMonths(i + 1 - Months)).Select(Point)];

        CollectionPoint Point(DateOnly month)
        {
            var spans = Spans(month).ToList();
            var open = history.Moved.Where(m => m.Key <= month).Sum(m => m.Value);
            var (sales, days) = (spans.Take(Months).Sum(s => s.Sales), spans.Take(Months).Sum(s => s.Days));
            return new CollectionPoint(month == thisMonth ? today : month.AddMonths(1).AddDays(-1), open,
                Dso.Simple(open, sales, days), spans.Count == 0 ? null : Dso.CountBack(open, spans), sales, days);
        }

        IEnumerable<SalesSpan> Spans(DateOnly last)
        {
            if (history.Sold.Count == 0) yield break;
            var first = history.Sold.Keys.Min();
            for (var month = last; month >= first; month = month.AddMonths(-1))
                yield return new SalesSpan(history.Sold.GetValueOrDefault(month),
                    month == thisMonth ? today.Day : DateTime.DaysInMonth(month.Year, month.Month));
        }
    }

    // What was invoiced and credited is what those journals moved of what customers owe, and of their credit.
    private async Task<CollectionHistory> HistoryAsync(DateOnly today, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => a.Role == AccountRole.Receivables || a.Role == AccountRole.CustomerCredits)
            .Select(a => new { a.Id, a.Role }).ToListAsync(ct);
        var owed = accounts.Find(a => a.Role == AccountRole.Receivables)?.Id;
        var posted = await sums.ReadAsync(new SumQuery(null, today, By: SumBy.Month | SumBy.Kind,
            Accounts: accounts.ConvertAll(a => a.Id)), ct);
        return new CollectionHistory(
            posted.Where(s => s.AccountId == owed).GroupBy(s => s.Month!.Value)
                .ToDictionary(g => g.Key, g => g.Sum(s => s.BaseAmount)),
            posted.Where(s => s.Kind is JournalKind.Invoice or JournalKind.CreditNote).GroupBy(s => s.Month!.Value)
                .ToDictionary(g => g.Key, g => g.Sum(s => s.BaseAmount)));
    }
}

/// <summary>By month, in base currency.</summary>
/// <param name="Moved">By how much more customers owe.</param>
/// <param name="Sold">What was sold, with VAT, less what was credited.</param>
internal sealed record CollectionHistory(IReadOnlyDictionary<DateOnly, decimal> Moved,
    IReadOnlyDictionary<DateOnly, decimal> Sold);
