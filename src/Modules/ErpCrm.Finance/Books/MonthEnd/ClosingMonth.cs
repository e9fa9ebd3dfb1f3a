using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace ErpCrm.Finance.Books.MonthEnd;

/// <summary>A month that is being closed. Forms that are about one are checked without it: every month has a next one.
/// </summary>
/// <param name="First">Its first day.</param>
[ValidateNever]
internal sealed record ClosingMonth(DateOnly First)
{
    private const string Written = "yyyy-MM";
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>In addresses: <c>2026-10</c>.</summary>
    public string Key => First.ToString(Written, CultureInfo.InvariantCulture);

    public string Url => $"/finance/month-end/{Key}";

    public ClosingMonth Next => new(First.AddMonths(1));

    public ClosingMonth Before => new(First.AddMonths(-1));

    public static ClosingMonth Of(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1));

    /// <summary>Null when it is no month that anybody closes.</summary>
    public static ClosingMonth? Parse(string? text) =>
        DateOnly.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear ? Of(day) : null;
}
