using System.Globalization;
using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>SWIFT MT940, with or without its envelope, and the fields that banks put into :86:.</summary>
internal static partial class Mt940
{
    public const string Name = "MT940";
    private const int MatchMilliseconds = 200;

    public static bool Is(string text) => text.Contains(":20:", StringComparison.Ordinal)
        && (text.Contains(":60F:", StringComparison.Ordinal) || text.Contains(":60M:", StringComparison.Ordinal));

    /// <exception cref="BusinessRuleException">It is damaged or too long.</exception>
    public static IReadOnlyList<ReadStatement> Read(string text)
    {
        try
        {
            return ReadAll(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException
            or RegexMatchTimeoutException)
        {
            throw Unreadable.Damaged(Name);
        }
    }

    private static List<ReadStatement> ReadAll(string text)
    {
        var statements = new List<ReadStatement>();
        Draft? draft = null;
        var count = 0;
        foreach (var (tag, value) in FieldsOf(text))
        {
            if (tag == "20")
            {
                if (draft is not null) statements.Add(draft.Finish());
                draft = new Draft();
            }

            draft?.Take(tag, value);
            if (tag == "61" && ++count > Unreadable.MostLines) throw Unreadable.TooLong();
        }

        if (draft is not null) statements.Add(draft.Finish());
        return Joined(statements);
    }

    // A statement of several pages goes on where the last one stopped (:60M:).
    private static List<ReadStatement> Joined(List<ReadStatement> pages)
    {
        var joined = new List<ReadStatement>();
        foreach (var page in pages)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Account == page.Account
                && last.Currency == page.Currency && last.Closing == page.Opening && last.To == page.From)
                joined[^1] = last with
                {
                    To = page.To, Closing = page.Closing, Lines = [.. last.Lines, .. page.Lines]
                };
            else joined.Add(page);
        }

        return joined;
    }

    // A field goes on until the next tag at the beginning of a line, or the end of its block.
    private static IEnumerable<(string Tag, string Value)> FieldsOf(string text)
    {
        string? tag = null;
        var value = new List<string>();
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = Envelope().Replace(raw, "");
            if (Tag().Match(line) is { Success: true } match)
            {
                if (tag is not null) yield return (tag, string.Join('\n', value));
                (tag, value) = (match.Groups["tag"].Value, [line[match.Length..]]);
            }
            else if (line.Trim() != "-" && !line.StartsWith("-}", StringComparison.Ordinal))
            {
                value.Add(line);
            }
        }

        if (tag is not null) yield return (tag, string.Join('\n', value));
    }

    private sealed class Draft
    {
        private readonly List<(ReadLine Line, string About)> _lines = [];
        private string _account = "";
        private string _currency = "";
        private DateOnly? _from;
        private DateOnly? _to;
        private decimal? _opening;
        private decimal? _closing;
        private bool _isOver;

        public void Take(string tag, string value)
        {
            switch (tag)
            {
                case "25":
                    _account = value.Trim().Split('/')[^1].Trim();
                    break;
                case "60F" or "60M":
                    (_opening, _from, _currency) = BalanceOf(value);
                    break;
                case "61":
                    _lines.Add((LineOf(value), ""));
                    break;
                // Behind the last balance it speaks of the whole statement.
                case "86" when _lines.Count > 0 && !_isOver:
                    _lines[^1] = (_lines[^1].Line, value);
                    break;
                case "62F" or "62M":
                    (_closing, _to, _) = BalanceOf(value);
                    _isOver = true;
                    break;
            }
        }

        public ReadStatement Finish()
        {
            if (_closing is null) throw new FormatException("The end is missing.");
            // A detailed account number may end in its currency.
            var account = _currency.Length > 0 && _account.EndsWith(_currency, StringComparison.Ordinal)
                ? _account[..^_currency.Length].Trim() : _account;
            return new ReadStatement(account, _currency, _from, _to, _opening, _closing,
                [.. _lines.Select(l => Mt940About.Add(l.Line, l.About))]);
        }
    }

    private static (decimal Amount, DateOnly On, string Currency) BalanceOf(string value)
    {
        var match = Balance().Match(value.Trim());
        if (!match.Success) throw new FormatException("This is no balance.");
        var amount = AmountOf(match.Groups["amount"].Value);
        return (match.Groups["mark"].Value == "D" ? -amount : amount, DayOf(match.Groups["day"].Value),
            match.Groups["currency"].Value);
    }

    private static ReadLine LineOf(string value)
    {
        var rows = value.Split('\n');
        var match = Entry().Match(rows[0].Trim());
        if (!match.Success) throw new FormatException("This is no entry.");
        var mark = match.Groups["mark"].Value;
        var amount = AmountOf(match.Groups["amount"].Value);
        var valued = DayOf(match.Groups["day"].Value);
        var id = match.Groups["bank"].Value.Trim();
        var reference = match.Groups["ref"].Value.Trim();
        var text = string.Join(' ', new[] { reference is "NONREF" or "NOREF" ? "" : reference }.Concat(rows.Skip(1))
            .Select(r => r.Trim()).Where(r => r.Length > 0));
        // A reversed credit takes money away.
        return new ReadLine(BookedOn(valued, match.Groups["booked"].Value),
            mark is "D" or "RC" ? -amount : amount, text,
            BankId: id.Length == 0 || id is "NONREF" or "NOREF" ? null : id);
    }

    // Only month and day are said: of the year that lies nearest to the value day.
    private static DateOnly BookedOn(DateOnly valued, string booked)
    {
        if (booked.Length != 4) return valued;
        var (month, day) = (int.Parse(booked.AsSpan(0, 2), CultureInfo.InvariantCulture),
            int.Parse(booked.AsSpan(2), CultureInfo.InvariantCulture));
        return new[] { valued.Year - 1, valued.Year, valued.Year + 1 }
            .Where(year => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            .Select(year => new DateOnly(year, month, day))
            .OrderBy(on => Math.Abs(on.DayNumber - valued.DayNumber)).FirstOrDefault(valued);
    }

    private static DateOnly DayOf(string text) =>
        DateOnly.ParseExact("20" + text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static decimal AmountOf(string text) => decimal.Parse(text.TrimEnd(',').Replace(',', '.'),
        NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^:(?<tag>[0-9]{2}[A-Z]?):", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:-\})?(?:\{[1235]:[^{}]*\})*\{4:", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Envelope();

    [GeneratedRegex(@"^(?<mark>[CD])(?<day>[0-9]{6})(?<currency>[A-Z]{3})(?<amount>[0-9]{1,15}(?:,[0-9]{0,3})?)$",
        RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Balance();

    [GeneratedRegex(@"^(?<day>[0-9]{6})(?<booked>[0-9]{4})?(?<mark>RC|RD|C|D)[A-Z]?"
        + @"(?<amount>[0-9]{1,15}(?:,[0-9]{0,3})?)(?<type>[A-Z][A-Z0-9]{3})(?<ref>.*?)(?://(?<bank>.*))?$",
        RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Entry();
}
