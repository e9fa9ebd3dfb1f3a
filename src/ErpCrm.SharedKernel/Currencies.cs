namespace ErpCrm.SharedKernel;

/// <summary>The ISO 4217 currencies this product works with, and their minor units.</summary>
public static class Currencies
{
    private static readonly Dictionary<string, int> DigitsByCode = new(StringComparer.Ordinal)
    {
        ["AED"] = 2,
        ["AMD"] = 2,
        ["AUD"] = 2,
        ["AZN"] = 2,
        ["BYN"] = 2,
        ["CAD"] = 2,
        ["CHF"] = 2,
        ["CNY"] = 2,
        ["CZK"] = 2,
        ["DKK"] = 2,
        ["EUR"] = 2,
        ["GBP"] = 2,
        ["GEL"] = 2,
        ["HKD"] = 2,
        ["HUF"] = 2,
        ["ILS"] = 2,
        ["INR"] = 2,
        ["JPY"] = 0,
        ["KGS"] = 2,
        ["KRW"] = 0,
        ["KWD"] = 3,
        ["KZT"] = 2,
        ["MDL"] = 2,
        ["MNT"] = 2,
        ["NOK"] = 2,
        ["PLN"] = 2,
        ["RON"] = 2,
        ["RUB"] = 2,
        ["SAR"] = 2,
        ["SEK"] = 2,
        ["SGD"] = 2,
        ["TJS"] = 2,
        ["TMT"] = 2,
        ["TRY"] = 2,
        ["UAH"] = 2,
        ["USD"] = 2,
        ["UZS"] = 2,
    };

    /// <summary>Longest code, for column lengths.</summary>
    public const int CodeLength = 3;

    /// <summary>
    /// No number that is typed, no amount of one line, and nothing that is converted into base currency is larger.
    /// The databases keep fifteen digits before the point, so sums and
    /// conversions fit; products of two such numbers can be computed.
    /// </summary>
    public const decimal Largest = 999_999_999_999.9999m;

    /// <summary>What is said of a larger one, in English.</summary>
    public const string TooLarge = "This number is too large.";

    /// <summary>All known codes, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. DigitsByCode.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether the code is known.</summary>
    public static bool IsKnown(string? code) => code is not null && DigitsByCode.ContainsKey(code);

    /// <summary>Decimals of the minor unit: 2 for KGS, 0 for JPY, 3 for KWD.</summary>
    /// <exception cref="ArgumentException">The code is unknown.</exception>
    public static int Digits(string code) => DigitsByCode.TryGetValue(code, out var digits)
        ? digits
        : throw new ArgumentException($"Unknown currency '{code}'.", nameof(code));

    /// <summary>An amount somebody typed, as it is: one with more
    /// decimals than the currency has is refused, not rounded.</summary>
    /// <param name="field">Form field it was typed into.</param>
    /// <exception cref="BusinessRuleException">The amount does not
    /// exist in the currency, or is larger than any.</exception>
    public static decimal Exact(decimal amount, string currency, string? field) =>
        Limited(amount, field) == Rounding.Round(amount, currency)
        ? amount
        : throw new BusinessRuleException("{0} has at most {1} decimals.", currency,
            Digits(currency)) { Field = field };

    /// <summary>The amount, unless it is larger than any.</summary>
    /// <param name="field">Form field it was typed into.</param>
    /// <exception cref="BusinessRuleException">It is.</exception>
    public static decimal Limited(decimal amount, string? field) =>
        Math.Abs(amount) <= Largest ? amount : throw new BusinessRuleException(TooLarge) { Field = field };
}
