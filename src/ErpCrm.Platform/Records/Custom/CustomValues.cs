using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>
/// The values of a record in its fields of the company, kept as JSON: numbers as numbers, days as <c>2026-11-30</c>,
/// ids in capitals as both databases compare them, several choices as a list.
/// </summary>
public sealed class CustomValues
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _values;

    private CustomValues(JsonObject values) => _values = values;

    /// <param name="json">Null for none.</param>
    public static CustomValues Of(string? json) =>
        new(string.IsNullOrEmpty(json) ? [] : JsonNode.Parse(json)?.AsObject() ?? []);

    public IEnumerable<string> Keys => _values.Select(value => value.Key);

    public string? TextOf(string key) => (_values[key] as JsonValue)?.TryGetValue<string>(out var text) == true
        ? text
        : null;

    public decimal? NumberOf(string key) =>
        (_values[key] as JsonValue)?.TryGetValue<decimal>(out var number) == true ? number : null;

    public bool? FlagOf(string key) =>
        (_values[key] as JsonValue)?.TryGetValue<bool>(out var flag) == true ? flag : null;

    public DateOnly? DayOf(string key) =>
        DateOnly.TryParseExact(TextOf(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day
            : null;

    public Guid? IdOf(string key) => Guid.TryParse(TextOf(key), out var id) ? id : null;

    public IReadOnlyList<Guid> IdsOf(string key) => _values[key] is JsonArray ids
        ? [.. ids.Select(id => Guid.TryParse((string?)id, out var known) ? known : Guid.Empty)
            .Where(id => id != Guid.Empty)]
        : [];

    public bool Has(string key) => _values[key] is not null;

    /// <param name="value">Null takes it away.</param>
    public void Set(string key, JsonNode? value)
    {
        if (value is null) _values.Remove(key);
        else _values[key] = value;
    }

    /// <summary>The first with what was chosen of the second; of what nobody chose it takes what only the second has.
    /// Both are as they are kept.</summary>
    /// <param name="takesTheirs">By key, of what was chosen.</param>
    public static string? Chosen(string? mine, string? theirs, IReadOnlyDictionary<string, bool> takesTheirs)
    {
        var (values, others) = (Of(mine), Of(theirs));
        var taken = values.Keys.Union(others.Keys).ToList()
            .Where(key => takesTheirs.TryGetValue(key, out var isTheirs) ? isTheirs : !values.Has(key))
            .Where(key => values.Raw(key) != others.Raw(key)).ToList();
        foreach (var key in taken) values.Set(key, others._values[key]?.DeepClone());
        return taken.Count == 0 ? mine : values.ToJson();
    }

    /// <summary>What is as it was made becomes as it was before; what was changed since stays.</summary>
    public static string? Restored(string? now, string? before, string? after)
    {
        var (values, were, made) = (Of(now), Of(before), Of(after));
        var untouched = made.Keys.Union(were.Keys)
            .Where(key => values.Raw(key) == made.Raw(key) && made.Raw(key) != were.Raw(key)).ToList();
        foreach (var key in untouched) values.Set(key, were._values[key]?.DeepClone());
        return untouched.Count == 0 ? now : values.ToJson();
    }

    /// <summary>One as it stands in the JSON; null for nothing.</summary>
    public string? Raw(string key) => _values[key]?.ToJsonString();

    /// <summary>As it is kept; null when there is nothing.</summary>
    public string? ToJson() => _values.Count == 0 ? null : _values.ToJsonString(Readable);

    /// <summary>As the history keeps one: a plain text that no language changes.</summary>
    public string? Plain(string key) => _values[key] switch
    {
        null => null,
        JsonArray => string.Join(", ", IdsOf(key)),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "True" : "False",
        var value => value.ToString(),
    };

    public static string Written(Guid id) => id.ToString("D").ToUpperInvariant();

    public static JsonArray Written(IEnumerable<Guid> ids) =>
        new([.. ids.Select(id => (JsonNode?)JsonValue.Create(Written(id)))]);

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
