using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Platform.Company;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>How the days of a report are divided into columns.</summary>
internal enum ReportSpan
{
    Month,
    Quarter,
    Year,
    Total,
}

/// <summary>What a report is compared with.</summary>
internal enum Comparison
{
    None,
    PreviousPeriod,
    LastYear,
    Budget,
}

/// <summary>The days that a report, or one column of it, is about.</summary>
internal sealed record ReportDays(DateOnly From, DateOnly To)
{
    /// <summary>More columns are neither read nor printed: they are longer then.</summary>
    public const int MostColumns = 12;

    /// <summary>Whether they begin and end with a month.</summary>
    public bool AreWholeMonths => From.Day == 1 && IsEndOfMonth(To);

    /// <summary>Begun months.</summary>
    public int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    public static ReportDays YearOf(DateOnly day, CompanyProfile company) =>
        Begin(company.YearOf(day), FinancialYears.Months);

    public static ReportDays MonthOf(DateOnly day) => Begin(FinancialYears.MonthOf(day), 1);

    /// <summary>The quarter of the company's year.</summary>
    public static ReportDays QuarterOf(DateOnly day, CompanyProfile company) =>
        Begin(FinancialYears.MonthOf(day).AddMonths(-(MonthInYear(day, company) % 3)), 3);

    /// <summary>0 is the first month of the company's year.</summary>
    public static int MonthInYear(DateOnly day, CompanyProfile company) =>
        (day.Month - company.FiscalYearStartMonth + FinancialYears.Months) % FinancialYears.Months;

    /// <summary>First days of the months that are touched.</summary>
    public IEnumerable<DateOnly> MonthStarts() =>
        Enumerable.Range(0, Months).Select(FinancialYears.MonthOf(From).AddMonths);

    /// <summary>The finest division that is not finer than what is asked and leaves few columns.</summary>
    public ReportSpan Fitting(ReportSpan asked, CompanyProfile company)
    {
        for (var span = asked; span < ReportSpan.Total; span++)
        {
            if (Split(span, company).Take(MostColumns + 1).Count() <= MostColumns) return span;
        }

        return ReportSpan.Total;
    }

    /// <summary>Its parts one after the other; the first and the last may be shorter.</summary>
    public IEnumerable<ReportDays> Split(ReportSpan span, CompanyProfile company)
    {
        for (var from = From; from <= To;)
        {
            var whole = span switch
            {
                ReportSpan.Month => MonthOf(from),
                ReportSpan.Quarter => QuarterOf(from, company),
                ReportSpan.Year => YearOf(from, company),
                _ => this,
            };
            var to = whole.To < To ? whole.To : To;
            yield return new ReportDays(from, to);
            from = to.AddDays(1);
        }
    }

    /// <summary>As many months, or days, just before.</summary>
    public ReportDays Previous() => AreWholeMonths
        ? new ReportDays(From.AddMonths(-Months), From.AddDays(-1))
        : new ReportDays(From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1));

    /// <summary>The same days a year earlier; the end of February stays the end of February.</summary>
    public ReportDays YearBefore()
    {
        var to = To.AddYears(-1);
        return new ReportDays(From.AddYears(-1), IsEndOfMonth(To) ? MonthOf(to).To : to);
    }

    private static ReportDays Begin(DateOnly start, int months) => new(start, start.AddMonths(months).AddDays(-1));

    private static bool IsEndOfMonth(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
}
