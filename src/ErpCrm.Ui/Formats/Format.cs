using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ErpCrm.SharedKernel;
using Amount = ErpCrm.SharedKernel.Money;

namespace ErpCrm.Ui.Formats;

/// <summary>How figures, money and dates are written, in the current
/// culture. Nothing is formatted in the browser.</summary>
public static class Format
{
    /// <summary>What stands where there is no value.</summary>
    public const string Nothing = "–";

    private const char Space = '\u00a0';
    private const string Minus = "\u2212";

    private static readonly string[] KyrgyzMonths = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль",
        "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
    private static readonly string[] KyrgyzDays = ["жекшемби", "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума",
        "ишемби"];
    private static readonly string[] RussianMonths = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль",
        "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
    private static readonly string[] RussianMonthsOf = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля",
        "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] RussianDays = ["воскресенье", "понедельник", "вторник", "среда", "четверг",
        "пятница", "суббота"];
    private static readonly string[] CyrillicShortMonths = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг",
        "сен", "окт", "ноя", "дек"];

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    private static string Language => Culture.TwoLetterISOLanguageName;

    private static bool IsEnglish => Language is not ("ky" or "ru");

    /// <summary>An amount with its currency: <c>KGS 317,072.00</c>,
    /// <c>$1,200.00</c>; <c>317 072,00 сом</c>, <c>1 200,00 $</c>.</summary>
    /// <param name="amount">In units of the currency.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="digits">Decimals; the currency's minor unit when null.</param>
    public static string Money(decimal amount, string currency, int? digits = null)
    {
        var places = digits ?? (Currencies.IsKnown(currency) ? Currencies.Digits(currency) : 2);
        var number = Number(Math.Abs(amount), places);
        var sign = IsNegative(amount, places) ? Minus : "";
        return (IsEnglish, currency) switch
        {
            (true, "USD") => $"{sign}${number}",
            (true, _) => $"{currency}{Space}{sign}{number}",
            (false, "KGS") => $"{sign}{number}{Space}{Currency(currency)}",
            (false, "USD") => $"{sign}{number}{Space}$",
            (false, _) => $"{sign}{number}{Space}{currency}",
        };
    }

    /// <summary>A currency where it stands without an amount, as in a
    /// heading: <c>KGS</c>; <c>сом</c> where amounts say so.</summary>
    /// <param name="code">ISO 4217.</param>
    public static string Currency(string code) => (IsEnglish, code) is (false, "KGS") ? "сом" : code;

    /// <summary>An amount with its currency and all its decimals.</summary>
    public static string Money(Amount money) => Money(money.Amount, money.Currency);

    /// <summary>A figure with grouped thousands: <c>1,234,567.89</c>.</summary>
    public static string Number(decimal value, int digits = 0)
    {
        var rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0m : rounded).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);
    }

    /// <summary>A figure of a dense table: <c>–</c> for nothing and
    /// for zero, the currency stands in the header.</summary>
    public static string Figure(decimal? value, int digits = 0) =>
        value is { } v && Math.Round(v, digits, MidpointRounding.AwayFromZero) != 0 ? Number(v, digits) : Nothing;

    /// <summary>A short figure for cards and axes: <c>3.78M</c>, <c>331k</c>;
    /// <c>3,78 млн</c>, <c>331 миң</c>, <c>331 тыс.</c></summary>
    public static string Compact(decimal value) => Math.Abs(value) switch
    {
        >= 999_500_000 => Scaled(value / 1_000_000_000m, "0.##", "B", "млрд", "млрд"),
        >= 999_500 => Scaled(value / 1_000_000m, "0.##", "M", "млн", "млн"),
        >= 999.5m => Scaled(value / 1_000m, Math.Abs(value) < 100_000 ? "0.#" : "0", "k", "миң", "тыс."),
        _ => Number(value),
    };

    /// <summary>A share: 0.386 is <c>38.6%</c>; null is <c>–</c>.</summary>
    public static string Percent(decimal? share, int digits = 0) =>
        share is { } s ? Number(s * 100, digits) + "%" : Nothing;

    /// <summary>A date in text: <c>23 Nov 2026</c>, <c>23.11.2026</c>; null is <c>–</c>.</summary>
    public static string Date(DateOnly? date) =>
        date is { } d ? d.ToString(IsEnglish ? "d MMM yyyy" : "dd.MM.yyyy", Culture) : Nothing;

    /// <summary>A date as a form field shows it to its reader; <see cref="DateText"/> reads it back.</summary>
    public static string FieldDate(DateOnly date) => Date(date);

    /// <summary>A date of this year: <c>23 Nov</c>, <c>23.11</c>; null is <c>–</c>.</summary>
    public static string Day(DateOnly? date) =>
        date is { } d ? d.ToString(IsEnglish ? "d MMM" : "dd.MM", Culture) : Nothing;

    /// <summary>A day with its name: <c>Monday, 23 November</c>,
    /// <c>23-ноябрь, дүйшөмбү</c>, <c>понедельник, 23 ноября</c>.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "A long date.")]
    public static string Long(DateOnly date) => Language switch
    {
        "ky" => $"{date.Day}-{KyrgyzMonths[date.Month - 1]}, {KyrgyzDays[(int)date.DayOfWeek]}",
        "ru" => $"{RussianDays[(int)date.DayOfWeek]}, {date.Day} {RussianMonthsOf[date.Month - 1]}",
        _ => date.ToString("dddd, d MMMM", Culture),
    };

    /// <summary>A month on an axis: <c>Nov</c>, <c>ноя</c>.</summary>
    public static string Month(DateOnly date) =>
        IsEnglish ? date.ToString("MMM", Culture) : CyrillicShortMonths[date.Month - 1];

    /// <summary>A month in text: <c>November 2026</c>, <c>2026-жыл, ноябрь</c>, <c>ноябрь 2026</c>.</summary>
    public static string MonthYear(DateOnly date) => Language switch
    {
        "ky" => $"{date.Year}-жыл, {KyrgyzMonths[date.Month - 1]}",
        "ru" => $"{RussianMonths[date.Month - 1]} {date.Year}",
        _ => date.ToString("MMMM yyyy", Culture),
    };

    /// <summary>A day of the week, short: <c>Mon</c>, <c>дш</c>, <c>пн</c>.</summary>
    public static string Weekday(DateOnly date) => Language switch
    {
        "ky" => ((string[])["жш", "дш", "шш", "шр", "бш", "жм", "иш"])[(int)date.DayOfWeek],
        "ru" => ((string[])["вс", "пн", "вт", "ср", "чт", "пт", "сб"])[(int)date.DayOfWeek],
        _ => date.ToString("ddd", Culture),
    };

    /// <summary>An instant in a time zone: <c>23 Nov 2026, 14:05</c>.</summary>
    /// <param name="utc">UTC.</param>
    public static string Moment(DateTime utc, TimeZoneInfo zone)
    {
        var local = Local(utc, zone);
        return $"{Date(DateOnly.FromDateTime(local))}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>An instant in a file: <c>2026-11-23 14:05</c>, in the reader's time zone.</summary>
    /// <param name="utc">UTC.</param>
    public static string SortableMoment(DateTime utc, TimeZoneInfo zone) =>
        Local(utc, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An instant as the clock on the wall shows it in a time zone.</summary>
    internal static DateTime Local(DateTime utc, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>A duration: 450 minutes are <c>7.5 h</c>, <c>7,5 с</c>, <c>7,5 ч</c>.</summary>
    public static string Hours(int minutes)
    {
        var hours = (minutes / 60m).ToString("#,0.##", Culture);
        return hours + Space + Language switch
        {
            "ky" => "с",
            "ru" => "ч",
            _ => "h",
        };
    }

    /// <summary>The ISO week: <c>Week 48</c>, <c>48-апта</c>, <c>48-я нед.</c></summary>
    public static string Week(DateOnly date)
    {
        var week = ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue));
        return Language switch
        {
            "ky" => $"{week}-апта",
            "ru" => $"{week}-я нед.",
            _ => $"Week {week}",
        };
    }

    /// <summary>A size: <c>1.4 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1024 * 1024 => $"{Number(bytes / 1048576m, 1)}{Space}{(IsEnglish ? "MB" : "МБ")}",
        >= 1024 => $"{Number(bytes / 1024m)}{Space}{(IsEnglish ? "KB" : "КБ")}",
        _ => $"{bytes}{Space}{(IsEnglish ? "B" : "Б")}",
    };

    /// <summary>The first letters of the first two words.</summary>
    public static string Initials(string? name)
    {
        var words = (name ?? "").Split([' ', '-', '.', '"', '«', '»'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Take(2).Select(w => StringInfo.GetNextTextElement(w).ToUpperInvariant()));
    }

    /// <summary>A value as it stands in a form field: no grouping,
    /// the culture's decimal sign, dates in ISO form.</summary>
    public static string Input(object? value, int minDigits = 0) => value switch
    {
        null => "",
        decimal d => d
            .ToString("0." + new string('0', minDigits) + new string('#', Math.Max(0, 6 - minDigits)), Culture)
            .Replace(Minus, "-", StringComparison.Ordinal),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool IsNegative(decimal value, int digits) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero) < 0;

    private static string Scaled(decimal value, string pattern, string english, string kyrgyz, string russian)
    {
        var number = Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString(pattern, Culture);
        return Language switch
        {
            "ky" => number + Space + kyrgyz,
            "ru" => number + Space + russian,
            _ => number + english,
        };
    }
}
