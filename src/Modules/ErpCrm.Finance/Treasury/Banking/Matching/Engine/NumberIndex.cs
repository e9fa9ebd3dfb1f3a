namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>
/// Finds the numbers of documents in what payers write: in any case, with other blanks and dashes, O for 0 and letters
/// of the other alphabet that look the same. A number is named whole or not at all: INV-2026-001 is not in
/// INV-2026-0012.
/// </summary>
internal sealed class NumberIndex
{
    /// <summary>A shorter number says nothing by itself: it counts behind a sign for "number" alone, and only for a
    /// payer who is known.</summary>
    public const int ShortLength = 5;

    private const string Alike = "АВЕКМНОРСТХУІавекмнорстхуі";
    private const string Latin = "ABEKMHOPCTXYIABEKMHOPCTXYI";
    private readonly Dictionary<string, List<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths = [];

    /// <param name="index">Of the candidate.</param>
    public void Add(string number, int index)
    {
        var plain = Plain.Of(number);
        if (plain.Letters.Length == 0) return;
        if (!_entries.TryGetValue(plain.Letters, out var known)) _entries[plain.Letters] = known = [];
        known.Add(new Entry(index, number, plain.Gaps));
        _lengths.Add(plain.Letters.Length);
    }

    /// <summary>Candidates whose number stands in the text, each once.</summary>
    public IReadOnlyDictionary<int, NamedNumber> NamedIn(string text)
    {
        var found = new Dictionary<int, NamedNumber>();
        var plain = Plain.Of(text);
        foreach (var length in _lengths)
        {
            for (var at = 0; at + length <= plain.Letters.Length; at++)
            {
                if (!plain.EndsAt(at + length) || !plain.BeginsAt(at)) continue;
                if (!_entries.TryGetValue(plain.Letters.Substring(at, length), out var entries)) continue;
                var isShort = length < ShortLength;
                if (isShort && !plain.IsMarked(at)) continue;
                foreach (var entry in entries.Where(e => plain.IsWritten(at, e.Gaps)))
                    found.TryAdd(entry.Index, new NamedNumber(entry.Number, isShort));
            }
        }

        return found;
    }

    /// <param name="Gaps">Where the number itself is divided: a blank may stand there and nowhere else.</param>
    private sealed record Entry(int Index, string Number, bool[] Gaps);

    /// <summary>Letters and digits of a text, and what stood between them.</summary>
    private sealed record Plain(string Letters, bool[] Gaps, bool[] Digits, bool[] Latins, bool[] Marks)
    {
        public static Plain Of(string text)
        {
            var (letters, gaps, marks) = (new char[text.Length], new bool[text.Length], new bool[text.Length]);
            var (digits, latins) = (new bool[text.Length], new bool[text.Length]);
            var (count, isGap, isMarked) = (0, true, false);
            foreach (var c in text)
            {
                if (!char.IsLetterOrDigit(c))
                {
                    isGap = true;
                    if (c is '№' or '#') isMarked = true;
                    else if (!char.IsWhiteSpace(c)) isMarked = false;
                    continue;
                }

                (gaps[count], marks[count]) = (isGap, isMarked);
                (digits[count], latins[count]) = (char.IsAsciiDigit(c), char.IsAsciiLetter(c));
                letters[count++] = Same(c);
                (isGap, isMarked) = (false, false);
            }

            return new Plain(new string(letters, 0, count), gaps[..count], digits[..count], latins[..count],
                marks[..count]);
        }

        /// <summary>No figure goes on behind it; a word of the other alphabet may stand there at once.</summary>
        public bool EndsAt(int end) => end == Letters.Length || Gaps[end] || !(Digits[end] || Latins[end]);

        public bool BeginsAt(int at) => at == 0 || Gaps[at] || (Digits[at] != Digits[at - 1] && !Digits[at - 1]);

        public bool IsMarked(int at) => Marks[at];

        /// <summary>Divided only where the number is.</summary>
        public bool IsWritten(int at, bool[] gaps)
        {
            for (var i = 1; i < gaps.Length; i++)
            {
                if (Gaps[at + i] && !gaps[i]) return false;
            }

            return true;
        }

        private static char Same(char c)
        {
            var alike = Alike.IndexOf(c, StringComparison.Ordinal);
            var upper = char.ToUpperInvariant(alike >= 0 ? Latin[alike] : c);
            return upper == 'O' ? '0' : upper;
        }
    }
}

/// <param name="IsShort">It says nothing by itself.</param>
internal sealed record NamedNumber(string Number, bool IsShort);
