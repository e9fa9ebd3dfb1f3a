using ErpCrm.Platform.Company;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>Years of the books: they begin in the month that the company says.</summary>
internal static class FinancialYears
{
    public const int Months = 12;

    /// <summary>First day of the year that the day is in.</summary>
    public static DateOnly YearOf(this CompanyProfile company, DateOnly day)
    {
        var month = company.FiscalYearStartMonth;
        return new DateOnly(day.Month >= month ? day.Year : day.Year - 1, month, 1);
    }

    /// <summary>First days of its months.</summary>
    public static IReadOnlyList<DateOnly> MonthsOf(DateOnly yearStart) =>
        [.. Enumerable.Range(0, Months).Select(yearStart.AddMonths)];

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
