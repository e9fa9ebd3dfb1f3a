using System.Globalization;
using System.Text;
using ErpCrm.Workspace.Search;
using Microsoft.Data.Sqlite;

namespace ErpCrm.Data.Sqlite.Sql;

/// <summary>A question of the search in SQLite's words.</summary>
internal sealed class GramQuestion
{
    private const string Columns = "d.Id, d.Kind, d.RecordId, d.Title, d.Recency, d.IsOver";
    private const string Grams = "SELECT rowid AS r FROM workspace_SearchGrams WHERE workspace_SearchGrams MATCH $match";
    private const int MostTitles = 50;
    private readonly List<(string Name, string Value)> _texts = [];
    private readonly SearchQuestion _question;
    private readonly string _has;

    public GramQuestion(SearchQuestion question)
    {
        _question = question;
        _has = string.Join(" AND ", question.Words.Select(Has));
        Match = string.Join(" AND ", question.Long.Select(word => MatchOf(word.Spellings)));
        var first = question.Words[0].Spellings[0];
        _texts.AddRange([("$match", Match), ("$begins", first), ("$ends", After(first))]);
    }

    /// <summary>The three-letter parts of all words; empty when every word is shorter.</summary>
    public string Match { get; }

    /// <summary>How many documents have the parts, counted no further than that.</summary>
    public static string Count(int atMost) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM ({Grams} LIMIT {atMost})");

    /// <summary>All documents that have the parts.</summary>
    public string All() => $"""
        SELECT {Columns}, 1 FROM ({Grams}) g CROSS JOIN workspace_SearchDocuments d ON d.Id = g.r
        WHERE d.Kind IN ({string.Join(',', _question.Kinds)}) AND {_has}
        """;

    /// <summary>The latest of each kind that have the parts, with whether they have the words.</summary>
    public string Latest() => string.Join(" UNION ALL ", _question.Kinds.Select(kind =>
    {
        var (first, last) = SearchNumbers.RangeOf(kind);
        return string.Create(CultureInfo.InvariantCulture, $"""
            SELECT {Columns}, {_has} FROM (
                {Grams} AND rowid BETWEEN {first} AND {last} ORDER BY rowid DESC LIMIT {_question.PerKind}) g
            CROSS JOIN workspace_SearchDocuments d ON d.Id = g.r
            """);
    }));

    /// <summary>Some of each kind whose title begins with the first word.</summary>
    public string Titles() => string.Join(" UNION ALL ", _question.Kinds.Select(kind => string.Create(
        CultureInfo.InvariantCulture, $"""
        SELECT * FROM (SELECT {Columns}, 1 FROM workspace_SearchDocuments d
            WHERE d.Kind = {kind} AND d.Title >= $begins AND d.Title < $ends AND {_has}
            LIMIT {Math.Min(MostTitles, _question.PerKind)})
        """)));

    public void Give(SqliteCommand command)
    {
        foreach (var (name, value) in _texts.Where(t => command.CommandText.Contains(t.Name, StringComparison.Ordinal)))
            command.Parameters.AddWithValue(name, value);
    }

    /// <summary>One of the texts, by its three-letter parts.</summary>
    public static string MatchOf(IEnumerable<string> texts) =>
        $"({string.Join(" OR ", texts.Where(IsLong).Select(text => $"({string.Join(" AND ", Parts(text))})"))})";

    /// <summary>What stands behind everything that begins so.</summary>
    private static string After(string text) => text[..^1] + (char)(text[^1] + 1);

    private static bool IsLong(string text) => text.EnumerateRunes().Skip(SearchWord.Gram - 1).Any();

    private static IEnumerable<string> Parts(string text)
    {
        var letters = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return Enumerable.Range(0, letters.Count - SearchWord.Gram + 1)
            .Select(i => string.Concat(letters.Skip(i).Take(SearchWord.Gram)))
            .Distinct().Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    private string Has(SearchWord word, int number)
    {
        var spellings = new StringBuilder();
        for (var i = 0; i < word.Spellings.Count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"$w{number}_{i}_");
            _texts.Add((name, word.IsBeginning ? ' ' + word.Spellings[i] : word.Spellings[i]));
            spellings.Append(i > 0 ? " OR " : "")
                .Append(word.IsBeginning ? $"instr(' ' || d.Title, {name})" : $"instr(d.Text, {name})");
        }

        return $"({spellings})";
    }
}
