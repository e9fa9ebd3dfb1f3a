using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>ISO 20022 camt.053, versions 02 to 08: read entry by entry, without regard to the namespace of the
/// version.</summary>
internal static class Camt053
{
    public const string Name = "CAMT.053";
    private const int MostLetters = 64 * 1024 * 1024;

    private static readonly XmlReaderSettings Rules = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostLetters,
        IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
    };

    /// <exception cref="BusinessRuleException">It is damaged, hostile or too long.</exception>
    public static IReadOnlyList<ReadStatement> Read(Stream content)
    {
        try
        {
            using var xml = XmlReader.Create(content, Rules);
            return ReadAll(xml);
        }
        catch (XmlException e)
        {
            throw e.Message.Contains("DTD", StringComparison.Ordinal)
                ? Unreadable.Hostile() : Unreadable.Damaged(Name);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidOperationException)
        {
            throw Unreadable.Damaged(Name);
        }
    }

    private static List<ReadStatement> ReadAll(XmlReader xml)
    {
        var statements = new List<ReadStatement>();
        Draft? draft = null;
        var count = 0;
        xml.MoveToContent();
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Stmt" })
            {
                draft = new Draft(xml.Depth);
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "Stmt" } && draft is not null)
            {
                statements.Add(draft.Finish());
                draft = null;
            }
            else if (xml.NodeType == XmlNodeType.Element && draft is not null && xml.Depth == draft.Depth + 1)
            {
                // Reading the element moves on behind it.
                count += draft.Take((XElement)XNode.ReadFrom(xml));
                if (count > Unreadable.MostLines) throw Unreadable.TooLong();
                continue;
            }

            xml.Read();
        }

        return statements;
    }

    private sealed class Draft(int depth)
    {
        private readonly List<ReadLine> _lines = [];
        private string _account = "";
        private string _currency = "";
        private DateOnly? _from;
        private DateOnly? _to;
        private decimal? _opening;
        private decimal? _closing;

        public int Depth => depth;

        /// <returns>How many lines came with it.</returns>
        public int Take(XElement part)
        {
            switch (part.Name.LocalName)
            {
                case "Acct":
                    _account = Text(part, "Id", "IBAN") ?? Text(part, "Id", "Othr", "Id") ?? "";
                    _currency = Text(part, "Ccy") ?? _currency;
                    return 0;
                case "FrToDt":
                    (_from, _to) = (Day(part, "FrDtTm") ?? Day(part, "FrDt"), Day(part, "ToDtTm") ?? Day(part, "ToDt"));
                    return 0;
                case "Bal":
                    TakeBalance(part);
                    return 0;
                case "Ntry" when IsBooked(part):
                    return TakeEntry(part);
                default:
                    return 0;
            }
        }

        public ReadStatement Finish() => new(_account, _currency, _from, _to, _opening, _closing, _lines);

        private int TakeEntry(XElement entry)
        {
            var before = _lines.Count;
            _lines.AddRange(CamtEntry.LinesOf(entry));
            return _lines.Count - before;
        }

        private void TakeBalance(XElement balance)
        {
            var amount = CamtEntry.Signed(balance);
            if (_currency.Length == 0) _currency = CamtEntry.CurrencyOf(balance);
            var day = Day(balance, "Dt", "Dt") ?? Day(balance, "Dt", "DtTm");
            switch (Text(balance, "Tp", "CdOrPrtry", "Cd"))
            {
                case "OPBD":
                    _opening ??= amount;
                    _from ??= day;
                    break;
                case "PRCD":
                    _opening ??= amount;
                    break;
                case "CLBD":
                    _closing = amount;
                    _to ??= day;
                    break;
            }
        }

        // Of later versions the state has a code of its own.
        private static bool IsBooked(XElement entry) =>
            (Text(entry, "Sts", "Cd") ?? Text(entry, "Sts") ?? "BOOK").Trim() == "BOOK";
    }

    internal static XElement? Find(XElement element, params ReadOnlySpan<string> path)
    {
        var found = element;
        foreach (var name in path)
        {
            found = found.Elements().FirstOrDefault(e => e.Name.LocalName == name);
            if (found is null) return null;
        }

        return found;
    }

    internal static string? Text(XElement element, params ReadOnlySpan<string> path) =>
        Find(element, path)?.Value.Trim() is { Length: > 0 } text ? text : null;

    // A moment stands with its zone: the day is the one that the bank wrote.
    internal static DateOnly? Day(XElement element, params ReadOnlySpan<string> path) =>
        Text(element, path) is { Length: >= 10 } text
            ? DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
