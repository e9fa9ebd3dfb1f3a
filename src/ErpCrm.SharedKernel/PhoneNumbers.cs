using System.Text;

namespace ErpCrm.SharedKernel;

/// <summary>Phone numbers as people write them, and what their spellings have in common.</summary>
public static class PhoneNumbers
{
    /// <summary>Length of a column that holds a key; E.164 has 15 digits.</summary>
    public const int KeyLength = 20;

    // A number without a country is one of here; digits before the 9 of a subscriber.
    private const string Country = "996";
    private const int Subscriber = 9;
    private const int Fewest = 6;

    private static readonly char[] Between = [',', ';', '/', '|', '\n'];

    /// <summary>The first number of the text in digits with its country:
    /// <c>0700 55-66-77</c> is <c>996700556677</c>; null without one.</summary>
    public static string? KeyOf(string? text) => KeysOf(text).FirstOrDefault();

    /// <summary>All numbers of the text, see <see cref="KeyOf"/>.</summary>
    public static IEnumerable<string> KeysOf(string? text) =>
        (text ?? "").Split(Between).Select(Digits).Where(number => number.Digits.Length >= Fewest)
            .Select(number => International(number.Digits, number.HasPlus))
            .Distinct();

    /// <summary>The spellings that contain what somebody may type of
    /// a number: with the country and with the trunk digit.</summary>
    public static string ForSearch(string? text) => string.Join(' ', KeysOf(text).SelectMany(Spellings));

    private static IEnumerable<string> Spellings(string key)
    {
        yield return key;
        if (key.StartsWith(Country, StringComparison.Ordinal)) yield return "0" + key[Country.Length..];
        else if (key.Length == 11 && key[0] == '7') yield return "8" + key[1..];
    }

    // Words before the number say what it is, words after it are an extension or a remark.
    private static (string Digits, bool HasPlus) Digits(string text)
    {
        var (digits, hasPlus) = (new StringBuilder(), false);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (c == '+' && digits.Length == 0) hasPlus = true;
            else if (char.IsLetter(c) && digits.Length >= Fewest) break;
        }

        var all = digits.ToString();
        return (all.Length <= KeyLength ? all : all[..KeyLength], hasPlus);
    }

    private static string International(string digits, bool hasPlus)
    {
        if (digits.StartsWith("00", StringComparison.Ordinal)) return WithoutTrunk(digits[2..]);
        if (hasPlus) return WithoutTrunk(digits);
        return digits.Length switch
        {
            Subscriber => Country + digits,
            Subscriber + 1 when digits[0] == '0' => Country + digits[1..],
            // Ten digits after an 8, or from the 9 of a mobile on: Russia and Kazakhstan.
            10 when digits[0] == '9' => "7" + digits,
            11 when digits[0] == '8' => "7" + digits[1..],
            _ => WithoutTrunk(digits),
        };
    }

    // +996 (0700) …: the trunk digit is not dialled after a country.
    private static string WithoutTrunk(string digits) =>
        digits.Length == Country.Length + Subscriber + 1 && digits.StartsWith(Country + "0", StringComparison.Ordinal)
            ? Country + digits[(Country.Length + 1)..]
            : digits;
}
