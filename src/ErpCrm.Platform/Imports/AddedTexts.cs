using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Imports;

/// <summary>What a row says of a record that is known already. What has one value gets another one; further phones and
/// addresses, and what people noted, come beside what is there: nothing of that is lost because a file does not say
/// it.</summary>
public static class AddedTexts
{
    private const StringSplitOptions Parts =
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private const string Line = "\n";
    private static readonly char[] Lines = ['\n', '\r'];
    private static readonly char[] Dividers = [',', ';', '|', .. Lines];

    /// <summary>A text with what of another one is not in it.</summary>
    /// <param name="joint">Between the two: what is divided by lines is compared by lines.</param>
    public static string Add(string? there, string said, string joint)
    {
        if (string.IsNullOrWhiteSpace(there)) return said;
        var dividers = joint.Contains('\n', StringComparison.Ordinal) ? Lines : Dividers;
        var known = there.Split(dividers, Parts).Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var others = said.Split(dividers, Parts).Where(part => known.Add(KeyOf(part))).ToList();
        return others.Count == 0 ? there : there.TrimEnd() + joint + string.Join(joint, others);
    }

    /// <summary>The values of a row as the known record is to have them.</summary>
    internal static IReadOnlyDictionary<string, object> Of<TForm>(
        IReadOnlyList<ImportColumn<TForm>> fields, TForm form, IReadOnlyDictionary<string, object> said)
        where TForm : class
    {
        var values = new Dictionary<string, object>(said, StringComparer.Ordinal);
        foreach (var field in fields.Where(field => field is { Rest: not null, Joint: not null }))
        {
            if (said.GetValueOrDefault(field.Key) is not string text) continue;
            if (TextOf(field, form) is not { } there) continue;
            (values[field.Key], var left) = Numbers(there, text, field.Joint!, field.Room);
            // As if they stood in a column of their own.
            var rest = fields.First(other => other.Key == field.Rest);
            foreach (var number in left)
            {
                values[rest.Key] = values.GetValueOrDefault(rest.Key) is string more
                    ? more + (rest.Joint ?? Line) + number
                    : number;
            }
        }

        foreach (var field in fields.Where(field => field.IsAdded))
        {
            if (values.GetValueOrDefault(field.Key) is string text)
                values[field.Key] = Add(TextOf(field, form), text, field.Joint ?? Line);
        }

        return values;
    }

    // The first one takes the place of the first: that was changed. The others that are there stay beside it.
    private static (string Text, List<string> Left) Numbers(string there, string text, string joint, int room)
    {
        var (known, said) = (there.Split(Dividers, Parts), text.Split(Dividers, Parts));
        var (knownKeys, saidKeys) = (known.Select(KeyOf).ToHashSet(StringComparer.Ordinal),
            said.Select(KeyOf).ToHashSet(StringComparer.Ordinal));
        if (saidKeys.IsSubsetOf(knownKeys)) return (there, []);
        var isFirstNew = !knownKeys.Contains(KeyOf(said[0]));
        var stay = known.Where((number, i) => i > 0 || !isFirstNew || saidKeys.Contains(KeyOf(number)));
        var all = said.Take(isFirstNew ? 1 : 0).Concat(stay).Concat(said).DistinctBy(KeyOf, StringComparer.Ordinal)
            .ToList();
        var (kept, left) = (all[0], new List<string>());
        foreach (var number in all.Skip(1))
        {
            if (kept.Length + joint.Length + number.Length <= room) kept += joint + number;
            else left.Add(number);
        }

        return (kept, left);
    }

    private static string? TextOf<TForm>(ImportColumn<TForm> field, TForm form)
        where TForm : class => field.Get(form) is string text && !string.IsNullOrWhiteSpace(text) ? text : null;

    // A number is the same in any grouping, with its country or without.
    private static string KeyOf(string text) =>
        (text.Any(c => char.IsLetter(c) || c == '@') ? null : PhoneNumbers.KeyOf(text))
        ?? SearchText.Fold(string.Join(' ', text.Split((char[]?)null, Parts)));
}
