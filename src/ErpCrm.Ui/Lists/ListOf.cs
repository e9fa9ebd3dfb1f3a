using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Ui.Lists;

/// <summary>
/// A list of records: its columns, tabs and filters, declared once in
/// the constructor of one class beside the record. The same declaration gives table,
/// order, filter, paging, totals, cards and the file; the record's own fields (<c>DealRecord</c>) do not.
/// One instance serves all readers.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TRow">What the list shows of it.</typeparam>
public abstract partial class ListOf<TRecord, TRow>(string key, string url, Type texts) : RecordList(key, url, texts)
    where TRecord : class
    where TRow : class
{
    private readonly List<Column<TRow>> _columns = [];
    private readonly List<ListFilter<TRecord>> _filters = [];

    internal string TabKey { get; private set; } = "tab";

    internal IReadOnlyList<ListTab<TRecord>> Tabs { get; private set; } = [];

    internal IReadOnlyList<ListFilter<TRecord>> Filters => _filters;

    internal string? SearchWord { get; private set; }

    internal ListView? TabsView { get; private set; }

    internal ListView? BesideView { get; private set; }

    internal ListView? AboveView { get; private set; }

    internal ListView? EmptyView { get; private set; }

    internal bool FiltersBelow { get; private set; }

    internal Bulk<TRow>? Bulk { get; private set; }

    internal RowRecords<TRow>? Records { get; private set; }

    public override string? Kind => Records?.Kind;

    internal EmptyList Nothing { get; private set; } = new("inbox", "", "");

    internal EmptyList NoMatch { get; private set; } = new("search-x", "", "");

    public override IReadOnlyList<Field> Fields => [.. _columns.Select(c => c.Field)];

    public IReadOnlyList<Column<TRow>> Columns => _columns;

    public override IEnumerable<string> AllWords =>
    [
        Name, SearchWord ?? Name, Nothing.Title, Nothing.Text, Nothing.Action?.Word ?? Name, NoMatch.Title,
        NoMatch.Text,
        .. _columns.Select(c => c.Field.Word),
        .. Tabs.Where(t => t.Context is null).Select(t => t.Word),
        .. Tabs.Select(t => t.Nothing?.Title).OfType<string>(),
        .. _filters.Select(f => f.Label).OfType<string>(),
        .. _columns.Exists(c => c.Field.Amount is not null) ? [CountWord] : Array.Empty<string>(),
    ];

    private Func<ListScope, string, Expression<Func<TRecord, bool>>>? Search { get; set; }

    private string? Caption { get; set; }

    /// <summary>English, counted: <c>{0} invoice|{0} invoices</c>; the head of a sum.</summary>
    protected string CountWord { get; init; } = "{0}";

    /// <summary>English: at which rates the sum over all currencies is; <c>{0}</c> is the base currency.</summary>
    protected string BaseNote { get; init; } = "in {0}";

    internal Html CaptionIn(ListScope scope) =>
        Caption is null ? Html.Empty : Html.Of($"<caption>{scope.Say(Caption)}</caption>");

    protected Column<TRow, string?> Text(string name, string word, Expression<Func<TRow, string?>> value) =>
        Add(Fields<TRow>.Text(name, word, value));

    protected Column<TRow, TNumber> Number<TNumber>(string name, string word, Expression<Func<TRow, TNumber>> value) =>
        Add(Fields<TRow>.Number(name, word, value));

    /// <param name="currency">Where it stands; null for the company's own.</param>
    protected Column<TRow, decimal?> Money(
        string name, string word, Expression<Func<TRow, decimal?>> value,
        Expression<Func<TRow, string?>>? currency = null) =>
        Add(Fields<TRow>.Money(name, word, value, currency));

    protected Column<TRow, decimal?> Percent(string name, string word, Expression<Func<TRow, decimal?>> value) =>
        Add(Fields<TRow>.Percent(name, word, value));

    protected Column<TRow, DateOnly?> Day(string name, string word, Expression<Func<TRow, DateOnly?>> value) =>
        Add(Fields<TRow>.Date(name, word, value));

    protected Column<TRow, DateTime?> Moment(string name, string word, Expression<Func<TRow, DateTime?>> value) =>
        Add(Fields<TRow>.Moment(name, word, value));

    protected Column<TRow, TChoice> Choice<TChoice>(string name, string word, Expression<Func<TRow, TChoice>> value) =>
        Add(Fields<TRow>.Choice(name, word, value));

    protected Column<TRow, bool> Flag(string name, string word, Expression<Func<TRow, bool>> value) =>
        Add(Fields<TRow>.Flag(name, word, value));

    protected Column<TRow, Guid?> Person(
        string name, string word, Expression<Func<TRow, Guid?>> id, Expression<Func<TRow, string?>> title) =>
        Add(Fields<TRow>.Person(name, word, id, title));

    /// <param name="kind">The kind of record it points at.</param>
    protected Column<TRow, Guid?> Record(
        string name, string word, string kind, Expression<Func<TRow, Guid?>> id,
        Expression<Func<TRow, string?>> title) =>
        Add(Fields<TRow>.Record(name, word, kind, id, title));

    protected Column<TRow, int?> Minutes(string name, string word, Expression<Func<TRow, int?>> value) =>
        Add(Fields<TRow>.Minutes(name, word, value));

    /// <summary>A box that finds records by words; each must be found.</summary>
    /// <param name="word">English label of the box.</param>
    protected void Finds(string word, Func<ListScope, string, Expression<Func<TRecord, bool>>> contains)
    {
        SearchWord = word;
        Search = contains;
    }

    /// <param name="name">In the address.</param>
    protected void HasTabs(string name, params IReadOnlyList<ListTab<TRecord>> tabs)
    {
        TabKey = name;
        Tabs = tabs;
    }

    protected void Filter(ListFilter<TRecord> filter) => _filters.Add(filter);

    /// <summary>One of an enumeration.</summary>
    protected void Choose<TChoice>(
        string name, string label, string any, Expression<Func<TRecord, TChoice>> field, Func<TChoice, string> word,
        bool isWide = false)
        where TChoice : struct, Enum
    {
        var choices = Enum.GetValues<TChoice>();
        Filter(new ValueFilter<TRecord, TChoice>(name, label, Readers.Choice,
            (records, value, _) => Only(records, field, value))
        {
            Any = any,
            IsWide = isWide,
            Choices = (scope, _) => Task.FromResult(
                choices.Select(c => new SelectListItem(scope.Say(word(c)), c.ToString()))),
        });
    }

    /// <summary>A person, or another record.</summary>
    protected void Choose(
        string name, string label, string any, Expression<Func<TRecord, Guid?>> field,
        Func<ListScope, CancellationToken, Task<IEnumerable<SelectListItem>>> choices, bool isWide = false) =>
        Filter(
            new ValueFilter<TRecord, Guid?>(name, label, Readers.Id, (records, value, _) => Only(records, field, value))
        {
            Any = any,
            IsWide = isWide,
            Choices = choices,
        });

    /// <summary>A filter that links set and nobody chooses; <paramref name="notice"/> says that it is there.</summary>
    protected void Follows<TValue>(
        string name, TryRead<TValue> read, Func<IQueryable<TRecord>, TValue, ListScope, IQueryable<TRecord>> narrow,
        Func<ListScope, string?>? notice = null) =>
        Filter(new ValueFilter<TRecord, TValue>(name, null, read, narrow) { Notice = notice });

    protected void WhenNothing(EmptyList nothing) => Nothing = nothing;

    /// <summary>The rows are records of a kind: whatever can be done with several of them at once
    /// (<see cref="IBulkAction"/>) is offered here.</summary>
    protected void RowsAre(string kind, Func<TRow, Guid> id, Func<TRow, string> label) =>
        Records = new RowRecords<TRow>(kind, id, label);

    /// <summary>One thing that is done with several rows at once, by a form of the list's own.</summary>
    protected void Does(Bulk<TRow> bulk) => Bulk = bulk;

    /// <summary>An English sentence above the table.</summary>
    protected void Captioned(string text) => Caption = text;

    /// <param name="title">English: that nothing matches.</param>
    protected void WhenNoMatch(string title, string text = "Try another word, or clear the filters.") =>
        NoMatch = new EmptyList("search-x", title, text);

    /// <summary>Views of the list's folder around the table.</summary>
    /// <param name="tabs">In the place of tabs.</param>
    /// <param name="beside">After tabs and filters.</param>
    /// <param name="above">Above the table.</param>
    /// <param name="empty">In the place of the table while nothing narrows the list and it has no rows.</param>
    /// <param name="filtersBelow">Filters stand in a line of their own.</param>
    protected void Views(
        ListView? tabs = null, ListView? beside = null, ListView? above = null, ListView? empty = null,
        bool filtersBelow = false) =>
        (TabsView, BesideView, AboveView, EmptyView, FiltersBelow) = (tabs, beside, above, empty, filtersBelow);

    private static IQueryable<TRecord> Only<TValue>(
        IQueryable<TRecord> records, Expression<Func<TRecord, TValue>> field, TValue value) =>
        records.Where(Predicates.Is(field, value));

    private Column<TRow, TValue> Add<TValue>(Field<TRow, TValue> field)
    {
        if (_columns.Exists(c => c.Field.Key == field.Key))
            throw new InvalidOperationException($"{Key} has two fields {field.Key}.");
        var column = new Column<TRow, TValue>(field);
        _columns.Add(column);
        return column;
    }
}
