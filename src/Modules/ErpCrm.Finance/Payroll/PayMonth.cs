using System.Globalization;

namespace ErpCrm.Finance.Payroll;

/// <summary>Months that people are paid for, each by its first day.</summary>
internal static class PayMonth
{
    private const string Written = "yyyy-MM";
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int DuesDay = 15;

    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly LastOf(DateOnly month) => month.AddMonths(1).AddDays(-1);

    /// <summary>By when contributions and income tax of the month are paid: in the middle of the next one.</summary>
    public static DateOnly DuesOf(DateOnly month) => month.AddMonths(1).AddDays(DuesDay - 1);

    /// <summary>In forms and numbers: <c>2026-10</c>.</summary>
    public static string KeyOf(DateOnly month) => month.ToString(Written, CultureInfo.InvariantCulture);

    /// <summary>Null when it is no month that anybody is paid for.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear ? Of(day) : null;
}
