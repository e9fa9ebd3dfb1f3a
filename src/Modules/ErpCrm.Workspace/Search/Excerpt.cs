namespace ErpCrm.Workspace.Search;

/// <summary>The piece of a text around a typed word, in one line.</summary>
internal static class Excerpt
{
    private const int Longest = 90;
    private const int Before = 30;

    public static string Of(string text, IReadOnlyList<SearchWord> words)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest) return line;
        var at = PlaceIn(line, words);
        var start = Math.Max(0, at - Before);
        if (start > 0 && line.IndexOf(' ', start, at - start) is >= 0 and var blank) start = blank + 1;
        var end = Math.Min(line.Length, start + Longest);
        if (end < line.Length && line.LastIndexOf(' ', end - 1, end - start) is var last && last > at) end = last;
        if (end < line.Length && char.IsHighSurrogate(line[end - 1])) end--;
        return $"{(start > 0 ? "…" : "")}{line[start..end]}{(end < line.Length ? "…" : "")}";
    }

    // Where the first word begins that has one of them; the beginning where none has.
    private static int PlaceIn(string line, IReadOnlyList<SearchWord> words)
    {
        for (var at = 0; at < line.Length;)
        {
            var end = line.IndexOf(' ', at) is >= 0 and var blank ? blank : line.Length;
            if (words.Any(word => FoundPlaces.IsIn(line[at..end], word))) return at;
            at = end + 1;
        }

        return 0;
    }
}
