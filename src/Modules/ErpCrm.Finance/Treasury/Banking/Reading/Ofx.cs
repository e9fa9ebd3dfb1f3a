using System.Globalization;
using System.Net;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>OFX: the older form, whose values have no end tags, and the newer one, which is XML. Both are read by the
/// same small scanner; nothing that a document declares of itself is followed.</summary>
internal static class Ofx
{
    public const string Name = "OFX";

    public static bool Is(string text) => text.Contains("<OFX>", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("OFXHEADER", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BusinessRuleException">It is damaged, hostile or too long.</exception>
    public static IReadOnlyList<ReadStatement> Read(string text)
    {
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase))
            throw Unreadable.Hostile();
        try
        {
            return ReadAll(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Unreadable.Damaged(Name);
        }
    }

    private static List<ReadStatement> ReadAll(string text)
    {
        var statements = new List<ReadStatement>();
        Draft? draft = null;
        var (count, isWhole) = (0, false);
        foreach (var (tag, value) in TagsOf(text))
        {
            switch (tag)
            {
                case "STMTRS" or "CCSTMTRS":
                    draft = new Draft();
                    break;
                case "/STMTRS" or "/CCSTMTRS" when draft is not null:
                    statements.Add(draft.Finish());
                    draft = null;
                    break;
                case "STMTTRN" when ++count > Unreadable.MostLines:
                    throw Unreadable.TooLong();
                case "/OFX":
                    isWhole = true;
                    break;
            }

            draft?.Take(tag, value);
        }

        if (!isWhole || draft is not null) throw new FormatException("The end is missing.");
        return statements;
    }

    // "<TAG>value": what follows a tag belongs to it until the next one.
    private static IEnumerable<(string Tag, string Value)> TagsOf(string text)
    {
        var at = text.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = text.IndexOf('>', at);
            if (end < 0) throw new FormatException("A tag never ends.");
            var next = text.IndexOf('<', end);
            var value = text[(end + 1)..(next < 0 ? text.Length : next)].Trim();
            yield return (text[(at + 1)..end].Trim().TrimEnd('/').ToUpperInvariant(), WebUtility.HtmlDecode(value));
            at = next;
        }
    }

    private sealed class Draft
    {
        private static readonly string[] Words = ["MEMO", "REFNUM", "CHECKNUM"];
        private readonly List<ReadLine> _lines = [];
        private readonly Dictionary<string, string> _line = new(StringComparer.Ordinal);
        private string _account = "";
        private string _currency = "";
        private string _inside = "";
        private DateOnly? _from;
        private DateOnly? _to;
        private DateOnly? _closedOn;
        private decimal? _closing;

        public void Take(string tag, string value)
        {
            if (tag is "STMTTRN" or "LEDGERBAL" or "AVAILBAL" or "BANKACCTFROM" or "CCACCTFROM") _inside = tag;
            else if (tag == "/STMTTRN") Add();
            else if (_inside == "STMTTRN") TakeOfLine(tag, value);
            else if (tag == "/" + _inside) _inside = "";
            else TakeOfStatement(tag, value);
        }

        // What is on the account today is not what it had at the end of the statement.
        public ReadStatement Finish()
        {
            var closing = _closedOn is null || _to is null || _closedOn == _to ? _closing : null;
            return new ReadStatement(_account, _currency, _from, _to, closing - _lines.Sum(l => l.Amount), closing,
                _lines);
        }

        private void TakeOfStatement(string tag, string value)
        {
            switch (tag)
            {
                case "CURDEF":
                    _currency = value;
                    break;
                case "ACCTID" when _inside is "BANKACCTFROM" or "CCACCTFROM":
                    _account = value;
                    break;
                case "DTSTART":
                    _from = DayOf(value);
                    break;
                case "DTEND":
                    _to = DayOf(value);
                    break;
                case "BALAMT" when _inside == "LEDGERBAL":
                    _closing = AmountOf(value);
                    break;
                case "DTASOF" when _inside == "LEDGERBAL":
                    _closedOn = DayOf(value);
                    break;
            }
        }

        private void TakeOfLine(string tag, string value)
        {
            // A name inside an account or payee is the payee's.
            if (value.Length > 0) _line.TryAdd(tag, value);
        }

        private void Add()
        {
            _inside = "";
            _lines.Add(new ReadLine(
                DayOf(_line.GetValueOrDefault("DTPOSTED") ?? throw new FormatException("A day is missing.")),
                AmountOf(_line.GetValueOrDefault("TRNAMT") ?? throw new FormatException("An amount is missing.")),
                string.Join(' ', Words.Select(t => _line.GetValueOrDefault(t, ""))
                    .Where(t => t.Length > 0)),
                _line.GetValueOrDefault("NAME", ""), _line.GetValueOrDefault("ACCTID", ""), "",
                _line.GetValueOrDefault("FITID")));
            _line.Clear();
        }
    }

    // 20261102120000[+6:KGT]: the day is the one that the bank wrote.
    private static DateOnly DayOf(string text) => DateOnly.ParseExact(
        text.Length >= 8 ? text[..8] : text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static decimal AmountOf(string text) => decimal.Parse(text.Replace(',', '.'),
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
