using System.Text;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>What :86: says: numbered subfields (?20…), words between strokes (/NAME/…), or plain text.</summary>
internal static class Mt940About
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "NAME", "REMI", "EREF", "KREF", "IBAN", "ACCT", "BENM", "ORDP", "INN", "TAXID", "BIC", "CNTP", "PREF", "TRCD",
    };

    public static ReadLine Add(ReadLine line, string about)
    {
        if (about.Length == 0) return line;
        var plain = about.Replace("\n", "", StringComparison.Ordinal);
        if (Numbered(plain) is { Count: > 0 } fields) return WithNumbered(line, fields);
        if (Worded(plain) is { Count: > 0 } words) return WithWorded(line, words);
        return line with { Text = Joined(line.Text, about.Replace('\n', ' ')) };
    }

    private static ReadLine WithNumbered(ReadLine line, List<(int Number, string Value)> fields)
    {
        // Texts are cut where a field is full, amid a word too.
        var text = string.Concat(fields.Where(f => f.Number is >= 20 and <= 29 or >= 60 and <= 63)
            .Select(f => f.Value));
        return line with
        {
            Text = Joined(line.Text, text.Length > 0 ? text : ValueOf(fields, 0)),
            PartyName = string.Concat(fields.Where(f => f.Number is 32 or 33).Select(f => f.Value)).Trim(),
            PartyAccount = ValueOf(fields, 31),
        };
    }

    private static ReadLine WithWorded(ReadLine line, Dictionary<string, string> words) => line with
    {
        Text = Joined(line.Text, words.GetValueOrDefault("REMI", ""), words.GetValueOrDefault("EREF", "")),
        PartyName = words.GetValueOrDefault("NAME", ""),
        PartyAccount = words.GetValueOrDefault("IBAN") ?? words.GetValueOrDefault("ACCT", ""),
        PartyTaxId = words.GetValueOrDefault("INN") ?? words.GetValueOrDefault("TAXID", ""),
    };

    private static List<(int Number, string Value)> Numbered(string about)
    {
        var fields = new List<(int, string)>();
        for (var at = about.IndexOf('?', StringComparison.Ordinal); at >= 0 && at + 3 <= about.Length;)
        {
            if (!char.IsAsciiDigit(about[at + 1]) || !char.IsAsciiDigit(about[at + 2]))
            {
                at = about.IndexOf('?', at + 1);
                continue;
            }

            var next = NextField(about, at + 3);
            fields.Add((((about[at + 1] - '0') * 10) + about[at + 2] - '0', about[(at + 3)..next]));
            at = next < about.Length ? next : -1;
        }

        return fields;
    }

    // A question mark that belongs to the text is followed by no number.
    private static int NextField(string about, int from)
    {
        for (var at = about.IndexOf('?', from); at >= 0; at = about.IndexOf('?', at + 1))
        {
            if (at + 2 < about.Length && char.IsAsciiDigit(about[at + 1]) && char.IsAsciiDigit(about[at + 2]))
                return at;
        }

        return about.Length;
    }

    private static Dictionary<string, string> Worded(string about)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!about.StartsWith('/')) return found;
        var (word, value) = ("", new StringBuilder());
        foreach (var part in about.Split('/'))
        {
            if (Words.Contains(part))
            {
                if (word.Length > 0) found.TryAdd(word, value.ToString().Trim());
                (word, _) = (part, value.Clear());
            }
            else if (word.Length > 0)
            {
                if (value.Length > 0) value.Append('/');
                value.Append(part);
            }
        }

        if (word.Length > 0) found.TryAdd(word, value.ToString().Trim());
        return found;
    }

    private static string ValueOf(List<(int Number, string Value)> fields, int number) =>
        fields.Find(f => f.Number == number).Value?.Trim() ?? "";

    private static string Joined(params IEnumerable<string> parts) =>
        string.Join(' ', parts.Select(p => p.Trim()).Where(p => p.Length > 0));
}
