using System.Globalization;
using CsCheck;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Platform.Company;

namespace ErpCrm.Tests.Finance.Books.Reports;

public sealed class ReportDaysTests
{
    private static readonly CompanyProfile Calendar = new();
    private static readonly CompanyProfile FromApril = new() { FiscalYearStartMonth = 4 };

    [Fact]
    public void Whole_months_are_compared_with_as_many_months_and_other_days_with_as_many_days()
    {
        Assert.Equal(Days("2026-01-01", "2026-02-28"), Days("2026-03-01", "2026-04-30").Previous());
        Assert.Equal(Days("2026-03-01", "2026-03-09"), Days("2026-03-10", "2026-03-18").Previous());
    }

    [Fact]
    public void The_end_of_february_a_year_before_is_the_end_of_february()
    {
        Assert.Equal(Days("2027-02-01", "2027-02-28"), Days("2028-02-01", "2028-02-29").YearBefore());
        Assert.Equal(Days("2028-02-01", "2028-02-29"), Days("2029-02-01", "2029-02-28").YearBefore());
    }

    [Fact]
    public void Quarters_and_years_are_those_of_the_company()
    {
        var day = new DateOnly(2026, 2, 10);
        Assert.Equal(Days("2026-01-01", "2026-03-31"), ReportDays.QuarterOf(day, Calendar));
        Assert.Equal(Days("2025-04-01", "2026-03-31"), ReportDays.YearOf(day, FromApril));
        Assert.Equal(Days("2026-01-01", "2026-03-31"), ReportDays.QuarterOf(day, FromApril));
    }

    [Fact]
    public void Too_many_columns_become_longer_ones()
    {
        Assert.Equal(ReportSpan.Month, Days("2026-01-01", "2026-12-31").Fitting(ReportSpan.Month, Calendar));
        Assert.Equal(ReportSpan.Quarter, Days("2025-01-01", "2026-12-31").Fitting(ReportSpan.Month, Calendar));
        Assert.Equal(ReportSpan.Total, Days("2000-01-01", "2036-12-31").Fitting(ReportSpan.Month, Calendar));
    }

    [Fact]
    public void Parts_follow_each_other_from_the_first_day_to_the_last() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 900], Gen.Int[0, 3], Gen.Int[1, 12])
            .Sample((from, length, span, month) =>
            {
                var company = new CompanyProfile { FiscalYearStartMonth = month };
                var first = new DateOnly(2024, 1, 1).AddDays(from);
                var days = new ReportDays(first, first.AddDays(length));
                var parts = days.Split((ReportSpan)span, company).ToList();
                Assert.Equal((days.From, days.To), (parts[0].From, parts[^1].To));
                Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
            });

    [Theory]
    [InlineData("2026-11-24", null, "2026-11-24T17:59:59.9999999")]
    [InlineData("2026-11-24", "10:00", "2026-11-24T04:00:00")]
    [InlineData("2026-11-25", null, null)]
    public void What_was_known_is_told_by_the_end_of_a_day_or_by_a_moment_of_it(string day, string? time,
        string? expected)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Bishkek");
        var ask = new ReportAsk
        {
            Known = DateOnly.Parse(day, CultureInfo.InvariantCulture),
            Time = time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture),
        };
        Assert.Equal(expected is null ? null : DateTime.Parse(expected, CultureInfo.InvariantCulture),
            ask.KnownAt(zone, TestClock.Start));
    }

    private static ReportDays Days(string from, string to) => new(
        DateOnly.Parse(from, CultureInfo.InvariantCulture),
        DateOnly.Parse(to, CultureInfo.InvariantCulture));
}
