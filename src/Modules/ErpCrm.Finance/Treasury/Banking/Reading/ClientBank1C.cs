using System.Globalization;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>The text exchange of 1C with client banks (1CClientBankExchange): sections of "name=value".</summary>
internal static class ClientBank1C
{
    public const string Name = "1C";
    public const string Mark = "1CClientBankExchange";
    private const string Account = "СекцияРасчСчет";
    private const string Document = "СекцияДокумент";
    private static readonly string[] DayForms = ["dd.MM.yyyy", "d.M.yyyy"];

    public static bool Is(string text) => text.TrimStart('\uFEFF').StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>One statement for each account that the file speaks of.</summary>
    /// <param name="number">The own account; empty where it is not known.</param>
    /// <exception cref="BusinessRuleException">It is damaged or too long.</exception>
    public static IReadOnlyList<ReadStatement> Read(string text, string number)
    {
        try
        {
            return ReadAll(text, Plain(number));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Unreadable.Damaged(Name);
        }
    }

    private static List<ReadStatement> ReadAll(string text, string number)
    {
        var (head, sections, isWhole) = SectionsOf(text);
        if (!isWhole) throw new FormatException("The end is missing.");
        var documents = sections.Where(s => s.Name == Document).Select(s => s.Values).ToList();
        if (documents.Count > Unreadable.MostLines) throw Unreadable.TooLong();
        var accounts = sections.Where(s => s.Name == Account).Select(s => s.Values)
            .GroupBy(v => Plain(v.GetValueOrDefault("РасчСчет", ""))).ToList();
        if (accounts.Count == 0)
        {
            var own = Plain(head.GetValueOrDefault("РасчСчет", number));
            return [StatementOf(own, head, null, null, documents)];
        }

        return accounts.ConvertAll(account =>
        {
            // A section for each day: they follow each other.
            var days = account.OrderBy(v => DayOf(v, "ДатаНачала") ?? DateOnly.MinValue).ToList();
            return StatementOf(account.Key, Merged(head, days[0], days[^1]), AmountOf(days[0], "НачальныйОстаток"),
                AmountOf(days[^1], "КонечныйОстаток"), documents);
        });
    }

    private static Dictionary<string, string> Merged(
        Dictionary<string, string> head, Dictionary<string, string> first, Dictionary<string, string> last)
    {
        var merged = new Dictionary<string, string>(head, StringComparer.OrdinalIgnoreCase);
        if (first.TryGetValue("ДатаНачала", out var from)) merged["ДатаНачала"] = from;
        if (last.TryGetValue("ДатаКонца", out var to)) merged["ДатаКонца"] = to;
        return merged;
    }

    private static ReadStatement StatementOf(string own, Dictionary<string, string> about, decimal? opening,
        decimal? closing, List<Dictionary<string, string>> documents) => new(
            own, "", DayOf(about, "ДатаНачала"), DayOf(about, "ДатаКонца"), opening, closing,
            [.. documents.Select(d => LineOf(d, own)).OfType<ReadLine>()]);

    // A document between two other accounts is none of this one.
    private static ReadLine? LineOf(Dictionary<string, string> document, string own)
    {
        var isIn = Plain(document.GetValueOrDefault("ПолучательСчет", "")) == own;
        var isOut = Plain(document.GetValueOrDefault("ПлательщикСчет", "")) == own;
        if (isIn == isOut) return null;
        var amount = AmountOf(document, "Сумма") ?? throw new FormatException("An amount is missing.");
        var on = DayOf(document, isIn ? "ДатаПоступило" : "ДатаСписано") ?? DayOf(document, "Дата")
            ?? throw new FormatException("A day is missing.");
        var other = isIn ? "Плательщик" : "Получатель";
        var number = document.GetValueOrDefault("Номер", "");
        return new ReadLine(on, isIn ? amount : -amount, TextOf(document, number),
            document.GetValueOrDefault(other + "1") ?? document.GetValueOrDefault(other, ""),
            document.GetValueOrDefault(other + "Счет", ""), document.GetValueOrDefault(other + "ИНН", ""));
    }

    private static string TextOf(Dictionary<string, string> document, string number)
    {
        var purpose = Enumerable.Range(0, 7).Select(i => i == 0 ? "НазначениеПлатежа" : $"НазначениеПлатежа{i}")
            .Select(key => document.GetValueOrDefault(key, "")).Where(t => t.Length > 0).Distinct();
        var text = string.Join(' ', purpose);
        return number.Length == 0 ? text : $"{text} [{number}]".Trim();
    }

    private static (Dictionary<string, string> Head, List<(string Name, Dictionary<string, string> Values)> Sections,
        bool IsWhole) SectionsOf(string text)
    {
        var head = New();
        var sections = new List<(string, Dictionary<string, string>)>();
        var (values, isWhole) = (head, false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            var (key, value) = line.IndexOf('=', StringComparison.Ordinal) is var at && at >= 0
                ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, "");
            if (key is Account or Document)
            {
                values = New();
                sections.Add((key, values));
            }
            else if (key is "КонецРасчСчет" or "КонецДокумента")
            {
                values = head;
            }
            else if (key == "КонецФайла")
            {
                isWhole = true;
            }
            else if (value.Length > 0)
            {
                values.TryAdd(key, value);
            }
        }

        return (head, sections, isWhole);
    }

    private static Dictionary<string, string> New() => new(StringComparer.OrdinalIgnoreCase);

    private static DateOnly? DayOf(Dictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var text)
            ? DateOnly.ParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None)
            : null;

    private static decimal? AmountOf(Dictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var text)
            ? decimal.Parse(text.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : null;

    private static string Plain(string account) => string.Concat(account.Where(char.IsLetterOrDigit));
}
