using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Ui.Lists;

/// <summary>
/// What a list is narrowed to, ordered by and turned to: its address.
/// One reader for all lists; values that no filter can read narrow nothing.
/// </summary>
public sealed class ListQuery
{
    public const string Words = "q";
    public const string Sort = "sort";
    public const string Direction = "dir";
    public const string Page = "page";

    /// <summary>Of a list that only grows: the last record that was seen.</summary>
    public const string Before = "before";

    /// <summary><c>csv</c> asks for the rows as a file.</summary>
    public const string Form = "as";

    private const int MostLetters = 200;
    private static readonly string[] NoFilters = [Sort, Direction, Page, Before, Form];
    private readonly ImmutableSortedDictionary<string, string> _values;

    private ListQuery(ImmutableSortedDictionary<string, string> values) => _values = values;

    public static ListQuery Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase));

    public string? this[string key] => _values.GetValueOrDefault(key);

    public int Number => int.TryParse(this[Page], CultureInfo.InvariantCulture, out var number) ? number : 1;

    public bool IsDescending => this[Direction] == "desc";

    /// <summary>The filters alone, neither order nor page: under it sums are kept.</summary>
    public ListQuery Filters => With([.. NoFilters.Select(key => (key, (string?)null))]);

    public static ListQuery Of(HttpRequest request) =>
        Empty.With([.. request.Query.Select(pair => (pair.Key, pair.Value.FirstOrDefault()))]);

    /// <summary>The same with some values replaced; null or empty removes one.</summary>
    public ListQuery With(params (string Key, string? Value)[] changes)
    {
        var values = _values.ToBuilder();
        foreach (var (key, value) in changes)
        {
            var text = value?.Trim();
            if (string.IsNullOrEmpty(text)) values.Remove(key);
            else values[key] = text.Length > MostLetters ? text[..MostLetters] : text;
        }

        return new ListQuery(values.ToImmutable());
    }

    /// <summary>The same from the first page on.</summary>
    public ListQuery FromStart(params (string Key, string? Value)[] changes) =>
        With([.. changes, (Page, null), (Before, null)]);

    /// <summary>The address of a list with this query.</summary>
    public string At(string path) =>
        QueryHelpers.AddQueryString(path, _values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));

    /// <summary><c>?owner=…&amp;status=Won</c>; empty without values.</summary>
    public override string ToString() => At("");
}
