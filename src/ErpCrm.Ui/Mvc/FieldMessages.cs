using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Mvc;

/// <summary>What the binders say about what was typed, in the reader's language and formats.</summary>
internal static class FieldMessages
{
    internal const string NumberLike = "Enter a number like {0}.";
    internal const string WholeOnly = "Whole numbers only.";
    internal const string Decimals = "Decimals: at most {0}.";
    internal const string EitherOr = "This could be {0} or {1}. Write it so that it can only be one of them.";
    internal const string InCurrency = "This amount is in {0}.";
    internal const string DateLike = "Enter a date like {0}.";
    internal const string FourDigitYear = "Write the year with four digits, like {0}.";
    internal const string DateBetween = "The date must lie between {0} and {1}.";

    internal const string LinkLike = "Enter an address like https://company.kg.";
    private const string Longest = "At most {MaxLength} characters.";

    internal static IEnumerable<string> All => [LinkLike, NumberLike, WholeOnly, Decimals, EitherOr, InCurrency,
        Currencies.TooLarge, DateLike, FourDigitYear, DateBetween];

    public static string NoNumber() => Say(NumberLike, Format.Number(1234.5m, 2));

    public static string TooManyDecimals(int most) => most == 0 ? Say(WholeOnly) : Say(Decimals, most);

    public static string Ambiguous(decimal one, decimal other) => Say(EitherOr, Exact(one), Exact(other));

    public static string OtherCurrency(string currency) => Say(InCurrency, currency);

    public static string TooLarge() => Say(Currencies.TooLarge);

    public static string NoDate(DateOnly today) => Say(DateLike, Format.FieldDate(today));

    public static string ShortYear(DateOnly today) => Say(FourDigitYear, Format.FieldDate(today));

    public static string OutOfRange(DateOnly from, DateOnly to) => Say(DateBetween, Format.Date(from), Format.Date(to));

    public static string NoLink() => Say(LinkLike);

    public static string Missing() => Say("Fill in this field.");

    public static string OfTheList() => Say("Choose one of the list.");

    public static string TooLong(int most) => LocalizedValidationMessages.Translate(Longest)
        .Replace("{MaxLength}", most.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Exact(decimal value) =>
        value == Math.Truncate(value) ? Format.Number(value, 2) : Format.Number(value, 4);

    private static string Say(string text, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, LocalizedValidationMessages.Translate(text), arguments);
}
