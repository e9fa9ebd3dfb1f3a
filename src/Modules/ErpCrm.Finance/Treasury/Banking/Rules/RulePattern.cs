using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

/// <summary>Regular expressions that people write: read without regard to case, given up when they take long.</summary>
internal static class RulePattern
{
    private const int MostMilliseconds = 50;

    // What makes careless patterns run for years.
    private static readonly string[] Probes =
    [
        new string('a', 200) + "!", new string('1', 200) + "!", new string(' ', 200) + "!",
        string.Concat(Enumerable.Repeat("aA1 ", 60)) + "!", string.Concat(Enumerable.Repeat("а", 200)) + "!",
    ];

    public static Regex? Read(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                TimeSpan.FromMilliseconds(MostMilliseconds));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <exception cref="BusinessRuleException">It is none, takes too long, or fits everything.</exception>
    public static void Require(string pattern)
    {
        var regex = Read(pattern) ?? throw Refused("This is no regular expression.");
        try
        {
            if (regex.IsMatch("")) throw Refused("This pattern fits every line.");
            foreach (var probe in Probes) _ = regex.IsMatch(probe);
        }
        catch (RegexMatchTimeoutException)
        {
            throw Refused("This pattern takes too long. Write it simpler.");
        }
    }

    /// <summary>What takes too long does not fit.</summary>
    public static bool Fits(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static BusinessRuleException Refused(string why) => new(why) { Field = nameof(BankRule.Text) };
}
