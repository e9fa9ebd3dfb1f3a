using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>Tells whose name a line bears: by trigrams of the name in one spelling, without legal forms.</summary>
internal sealed class NameIndex
{
    public const double Least = 0.85;

    /// <summary>A shorter name is in too many texts.</summary>
    private const int LeastInText = 6;

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "osoo", "ooo", "oao", "zao", "pao", "ao", "ip", "chp", "jchk", "achk", "jaachk", "fl", "llc", "ltd",
        "limited", "jsc", "ojsc", "cjsc", "inc", "corp", "gmbh", "ag", "bv", "sarl", "plc", "co",
    };

    private readonly List<(Guid Party, string Key, HashSet<string> Trigrams)> _names = [];
    private readonly Dictionary<string, List<int>> _byTrigram = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byFirstWord = new(StringComparer.Ordinal);

    public void Add(Guid party, string name)
    {
        var key = KeyOf(name);
        if (key.Length == 0) return;
        var (index, trigrams) = (_names.Count, TrigramsOf(key));
        _names.Add((party, key, trigrams));
        foreach (var trigram in trigrams) In(_byTrigram, trigram).Add(index);
        In(_byFirstWord, key.Split(' ')[0]).Add(index);
    }

    /// <summary>Parties that are called so, or whose whole name stands in the text.</summary>
    public IReadOnlyDictionary<Guid, double> Like(string name, string text)
    {
        var found = new Dictionary<Guid, double>();
        foreach (var (party, likeness) in ByName(KeyOf(name)).Concat(InText(KeyOf(text))))
            found[party] = Math.Max(found.GetValueOrDefault(party), likeness);
        return found;
    }

    /// <summary>1 for the same name, 0 for nothing in common.</summary>
    public static double Likeness(string one, string other)
    {
        var (first, second) = (TrigramsOf(KeyOf(one)), TrigramsOf(KeyOf(other)));
        return first.Count == 0 || second.Count == 0 ? 0 : Share(first.Count(second.Contains), first, second);
    }

    private IEnumerable<(Guid Party, double Likeness)> ByName(string key)
    {
        if (key.Length == 0) yield break;
        var trigrams = TrigramsOf(key);
        var common = new Dictionary<int, int>();
        foreach (var trigram in trigrams)
        {
            foreach (var index in _byTrigram.GetValueOrDefault(trigram, []))
                common[index] = common.GetValueOrDefault(index) + 1;
        }

        foreach (var (index, count) in common)
        {
            var likeness = Share(count, trigrams, _names[index].Trigrams);
            if (likeness >= Least) yield return (_names[index].Party, likeness);
        }
    }

    private IEnumerable<(Guid Party, double Likeness)> InText(string key)
    {
        var padded = $" {key} ";
        foreach (var word in key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            foreach (var index in _byFirstWord.GetValueOrDefault(word, []))
            {
                var name = _names[index].Key;
                if (name.Length >= LeastInText && padded.Contains($" {name} ", StringComparison.Ordinal))
                    yield return (_names[index].Party, 1);
            }
        }
    }

    private static double Share(int common, HashSet<string> one, HashSet<string> other) =>
        2.0 * common / (one.Count + other.Count);

    private static string KeyOf(string name)
    {
        var latin = Transliteration.Of(SearchText.Fold(name));
        var plain = string.Concat(latin.Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !LegalForms.Contains(word)));
    }

    private static HashSet<string> TrigramsOf(string key)
    {
        if (key.Length == 0) return [];
        var padded = $"  {key} ";
        return [.. Enumerable.Range(0, Math.Max(0, padded.Length - 2)).Select(i => padded.Substring(i, 3))];
    }

    private static List<int> In(Dictionary<string, List<int>> index, string key)
    {
        if (!index.TryGetValue(key, out var known)) index[key] = known = [];
        return known;
    }
}
