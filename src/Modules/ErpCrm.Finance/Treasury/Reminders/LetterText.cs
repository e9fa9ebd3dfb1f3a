using System.Text.RegularExpressions;
using ErpCrm.Finance.Treasury.ReminderSchedules;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>The words of reminders: those that come with the product, and what stands for the placeholders in them. A
/// line that has nothing but an empty placeholder is left out.</summary>
internal static partial class LetterText
{
    /// <summary>So many kinds of words come with the product; higher levels use the last.</summary>
    public const int Tones = 3;

    private static readonly string[] Names =
        ["customer", "company", "invoices", "overdue", "interest", "today", "my_name"];

    /// <summary>All placeholders, as one writes them.</summary>
    public static string Shown { get; } = string.Join(" ", Names.Select(name => $"{{{{ {name} }}}}"));

    /// <summary>The first placeholder of a text that is none; null when all are.</summary>
    public static string? UnknownIn(string? text) => Placeholder().Matches(text ?? "")
        .Select(match => match.Groups["name"].Value)
        .FirstOrDefault(name => !Names.Contains(name, StringComparer.Ordinal));

    public static string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n')
            .Where(line => !Lone().IsMatch(line) || Filled(line, values).Trim().Length > 0)
            .Select(line => Filled(line, values));
        return string.Join('\n', lines).Trim();
    }

    /// <summary>The words that come with the product, by level and language.</summary>
    public static IReadOnlyList<ReminderWords> BuiltIn(IStringLocalizer texts) =>
    [
        .. from culture in Cultures.All
           from level in Enumerable.Range(1, Tones)
           select BuiltIn(level, culture.TwoLetterISOLanguageName, texts),
    ];

    public static ReminderWords BuiltIn(int level, string language, IStringLocalizer texts)
    {
        using var speaking = new Speaking(language);
        var (subject, first, last) = level switch
        {
            <= 1 => (texts["Reminder: open invoices, {{ company }}"],
                texts["Perhaps it escaped you: these invoices are due."],
                texts["If you have paid them meanwhile, please take no notice of this letter."]),
            2 => (texts["Second reminder: open invoices, {{ company }}"],
                texts["We have not received your payment of these invoices yet."],
                texts["Please pay them within a week, or tell us what hinders it."]),
            _ => (texts["Last reminder: open invoices, {{ company }}"],
                texts["In spite of our reminders these invoices are still open."],
                texts["Please pay them at once. Otherwise we have to take further steps."]),
        };
        return new ReminderWords(Math.Max(level, 1), language, subject, string.Join('\n',
        [
            texts["Hello,"], "", first, "", "{{ invoices }}", "", texts["Together: {{ overdue }}"].Value,
            "{{ interest }}", last, "", texts["Kind regards"], "{{ my_name }}", "{{ company }}",
        ]));
    }

    private static string Filled(string line, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(line, match => values.GetValueOrDefault(match.Groups["name"].Value, ""));

    [GeneratedRegex(@"\{\{\s*(?<name>\w+)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\s*\{\{\s*\w+\s*\}\}\s*$", RegexOptions.None, 1000)]
    private static partial Regex Lone();
}
