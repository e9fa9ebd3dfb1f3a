using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Api;

/// <summary>One condition: <c>filter[stage]=Won</c>, <c>filter[amount][gte]=1000</c>.</summary>
/// <param name="How">Empty: in the language of the lists' own addresses.</param>
public sealed record ApiCondition(string Parameter, string Field, string How, string Text);

/// <summary>What an address asks of a resource. What it does not know is refused, never ignored.</summary>
public sealed partial record ApiAsk
{
    public const int MostRecords = 200;
    public const int MostCounted = 1000;
    private const int UsualRecords = 50;
    private const int MostConditions = 20;
    private const int MostLetters = 1000;
    private const int MostIncluded = 5;

    // It holds what the last record is ordered by, up to four texts.
    private const int LongestCursor = 6000;

    public int Limit { get; private init; } = UsualRecords;

    public string? Cursor { get; private init; }

    public string Sort { get; private init; } = "";

    public string Words { get; private init; } = "";

    public bool IsCounted { get; private init; }

    /// <summary>Null for all.</summary>
    public IReadOnlyList<string>? Fields { get; private init; }

    /// <summary>What of other records is read with each.</summary>
    public IReadOnlyList<string> Included { get; private init; } = [];

    /// <summary>What the caller's programs call the one that is looked for; null where they look for none.</summary>
    public string? ExternalId { get; private init; }

    public IReadOnlyList<ApiCondition> Conditions { get; private init; } = [];

    /// <summary>What a cursor is good for: it continues this question and no other.</summary>
    public string Question => string.Join('\n', Conditions.Select(c => $"{c.Parameter}={c.Text}")
        .Order(StringComparer.Ordinal).Prepend(Words).Prepend(Sort).Prepend(ExternalId ?? ""));

    /// <exception cref="ApiException">Something is not known or cannot be read.</exception>
    public static ApiAsk Read(IQueryCollection query, bool isList)
    {
        var ask = new ApiAsk();
        var conditions = new List<ApiCondition>();
        foreach (var (name, values) in query)
        {
            if (values.Count != 1 || values[0] is not { } text
                || text.Length > (name == "cursor" ? LongestCursor : MostLetters))
                throw ApiException.Bad(name, "bad-parameter", "This parameter is given more than once, or is too long.");
            ask = name switch
            {
                "fields" => ask with { Fields = text.Split(',', StringSplitOptions.RemoveEmptyEntries) },
                "include" => ask with { Included = IncludedOf(text) },
                ExternalIds.Name when isList => ask with { ExternalId = ExternalIds.Checked(text) },
                "limit" when isList => ask with { Limit = LimitOf(text) },
                "cursor" when isList => ask with { Cursor = text },
                "sort" when isList => ask with { Sort = text },
                "q" when isList => ask with { Words = text },
                "count" when isList && text == "capped" => ask with { IsCounted = true },
                _ when isList && ConditionOf(name, text) is { } condition => Added(ask, conditions, condition),
                _ => throw ApiException.Bad(name, "unknown-parameter", "This parameter is not known here."),
            };
        }

        if (conditions.Count > MostConditions)
            throw ApiException.Bad("filter", "bad-parameter", "At most {0} conditions at once.", MostConditions);
        return ask with { Conditions = conditions };
    }

    private static ApiAsk Added(ApiAsk ask, List<ApiCondition> conditions, ApiCondition condition)
    {
        conditions.Add(condition);
        return ask;
    }

    private static int LimitOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0
            and <= MostRecords
            ? limit
            : throw ApiException.Bad("limit", "bad-parameter", "Between {0} and {1}.", 1, MostRecords);

    private static string[] IncludedOf(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray() is { Length: <= MostIncluded } names
            ? names
            : throw ApiException.Bad("include", "bad-include", "At most {0} at once.", MostIncluded);

    private static ApiCondition? ConditionOf(string name, string text)
    {
        if (Filter().Match(name) is { Success: true } match)
            return new ApiCondition(name, match.Groups["field"].Value, match.Groups["how"].Value, text);
        // As it stands in the address of a list.
        return name.StartsWith("f.", StringComparison.Ordinal) && !name[2..].Contains('.', StringComparison.Ordinal)
            ? new ApiCondition(name, name[2..], "", text)
            : null;
    }

    [GeneratedRegex(@"^filter\[(?<field>[A-Za-z0-9]{1,40})\](\[(?<how>[a-z]{1,10})\])?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Filter();
}
