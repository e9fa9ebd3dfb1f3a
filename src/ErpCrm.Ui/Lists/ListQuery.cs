using System.Collections.Immutable;
using System.Globalization;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Views;
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

    /// <summary><c>csv</c> or <c>xlsx</c> asks for the rows as a file, <c>count</c> for their number.</summary>
    public const string Form = "as";

    /// <summary>Of a file: all columns, also those that are not shown.</summary>
    public const string Whole = "whole";

    /// <summary>The columns that are shown, in their order.</summary>
    public const string Columns = "cols";

    /// <summary>The field by which rows stand together.</summary>
    public const string Group = "group";

    /// <summary>Value of <see cref="Group"/> that is no field: the rows do not stand together.</summary>
    public const string NoGroup = "none";

    /// <summary>What is open above the rows: a condition, or the choice of columns.</summary>
    public const string Open = "open";

    /// <summary>The rows are counted; <c>exact</c> beyond a thousand too.</summary>
    public const string Counted = "counted";

    /// <summary>The saved view one is in.</summary>
    public const string View = "view";

    /// <summary>Stands where a view is shown without any of what it says: otherwise its address would mean the view
    /// as it is saved.</summary>
    public const string Plain = "plain";

    private const int MostLetters = 200;
    private const int MostLettersOfState = 1000;
    private static readonly string[] NoFilters =
        [Sort, Direction, Page, Before, Form, Whole, Columns, Group, Open, View, Plain, Counted];
    private static readonly string[] Passing = [Page, Before, Form, Whole, Open, View, Plain, Counted];
    private readonly ImmutableSortedDictionary<string, string> _values;

    private ListQuery(ImmutableSortedDictionary<string, string> values) => _values = values;

    public static ListQuery Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase));

    public string? this[string key] => _values.GetValueOrDefault(key);

    public int Number => int.TryParse(this[Page], CultureInfo.InvariantCulture, out var number) ? number : 1;

    public bool IsDescending => this[Direction] == "desc";

    /// <summary>The filters alone, neither order nor page: under it sums are kept.</summary>
    public ListQuery Filters => With([.. NoFilters.Select(key => (key, (string?)null))]);

    /// <summary>What the list is, without what passes: page, file, what is open. A view keeps it.</summary>
    public ListQuery State => With([.. Passing.Select(key => (key, (string?)null))]);

    /// <summary>Whether the address says anything of the list itself.</summary>
    public bool HasState => this[Plain] is not null || State._values.Count > 0;

    /// <summary>Names and texts of the conditions, in the order of their names.</summary>
    public IEnumerable<(string Name, string Text)> Conditions =>
        _values.Where(pair => pair.Key.StartsWith(ConditionName.Prefix, StringComparison.OrdinalIgnoreCase))
            .Take(ConditionName.Most).Select(pair => (pair.Key, pair.Value));

    /// <summary>The same without conditions: for what shows declared filters alone.</summary>
    public ListQuery WithoutConditions => With([.. Conditions.Select(c => (c.Name, (string?)null))]);

    public IEnumerable<KeyValuePair<string, string>> Pairs => _values;

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
            else values[key] = Cut(key, text);
        }

        return new ListQuery(values.ToImmutable());
    }

    /// <summary>The same from the first page on.</summary>
    public ListQuery FromStart(params (string Key, string? Value)[] changes) =>
        With([.. changes, (Page, null), (Before, null), (Counted, null)]);

    /// <summary>What an address that was kept says.</summary>
    public static ListQuery Parse(string query) =>
        Empty.With([.. QueryHelpers.ParseQuery(query).Select(pair => (pair.Key, pair.Value.FirstOrDefault()))]);

    /// <summary>The address of a list with this query.</summary>
    public string At(string path)
    {
        var isPlain = this[View] is { Length: > 0 } and not ListViews.None && State._values.Count == 0;
        var values = With((Plain, isPlain ? "1" : null))._values;
        if (values.Count == 0) return path;
        return path + "?" + string.Join('&', values.Select(pair => $"{Text(pair.Key)}={Text(pair.Value)}"));
    }

    /// <summary><c>?owner=…&amp;status=Won</c>; empty without values.</summary>
    public override string ToString() => At("");

    private static string Cut(string key, string text)
    {
        var most = key.StartsWith(ConditionName.Prefix, StringComparison.OrdinalIgnoreCase)
            || string.Equals(key, Columns, StringComparison.OrdinalIgnoreCase) ? MostLettersOfState : MostLetters;
        return text.Length > most ? text[..most] : text;
    }

    // What an address may hold as it is, people can read.
    private static string Text(string value) => Uri.EscapeDataString(value)
        .Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
        .Replace("%21", "!", StringComparison.Ordinal);
}
