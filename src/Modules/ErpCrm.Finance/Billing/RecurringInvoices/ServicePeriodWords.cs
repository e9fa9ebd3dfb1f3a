using System.Globalization;
using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>What stands for the placeholders in the words of a recurring invoice: the period that one invoice bills, as
/// its customer writes it.</summary>
internal sealed partial class ServicePeriodWords
{
    private const int MatchMilliseconds = 1000;
    private const int MonthsOfQuarter = 3;

    private static readonly string[] Names = ["month", "quarter", "year", "period", "from", "until", "number"];

    private readonly Dictionary<string, string> _values;

    private ServicePeriodWords(Dictionary<string, string> values) => _values = values;

    /// <summary>All placeholders, as one writes them.</summary>
    public static string Shown { get; } = string.Join(" ", Names.Select(name => $"{{{{ {name} }}}}"));

    /// <summary>In the current language.</summary>
    /// <param name="number">Of the invoice, from 1.</param>
    public static ServicePeriodWords Of(BilledPeriod period, int number, IStringLocalizer texts)
    {
        var (first, last) = period;
        var quarter = ((first.Month - 1) / MonthsOfQuarter) + 1;
        return new ServicePeriodWords(new Dictionary<string, string>
        {
            ["month"] = Format.MonthYear(first),
            ["quarter"] = texts["quarter {0} of {1}", quarter, first.Year],
            ["year"] = first.Year.ToString(CultureInfo.InvariantCulture),
            ["period"] = first == last ? Format.Date(first) : $"{Format.Date(first)} \u2013 {Format.Date(last)}",
            ["from"] = Format.Date(first),
            ["until"] = Format.Date(last),
            ["number"] = number.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <exception cref="BusinessRuleException">A placeholder of the text is none.</exception>
    public static void RequireKnown(string? text, string field)
    {
        var unknown = Placeholder().Matches(text ?? "").Select(match => match.Groups["name"].Value.Trim())
            .FirstOrDefault(name => !Names.Contains(name, StringComparer.Ordinal));
        if (unknown is not null)
            throw new BusinessRuleException("“{0}” is no placeholder. There are: {1}", unknown, Shown)
            {
                Field = field,
            };
    }

    /// <summary>What is no placeholder stays as it is.</summary>
    public string Fill(string text) => Placeholder().Replace(text,
        match => _values.GetValueOrDefault(match.Groups["name"].Value.Trim(), match.Value));

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Placeholder();
}
