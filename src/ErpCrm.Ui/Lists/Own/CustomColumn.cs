using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Lists.Own;

/// <summary>A field of the company in a list: one expression over the row's JSON, as the database reads it. The titles
/// of records that it names are read for the rows of a page at once.</summary>
internal sealed class CustomColumn<TRow> : Column<TRow>
    where TRow : class
{
    private readonly CustomField _field;
    private readonly IReadOnlyDictionary<Guid, string> _people;
    private readonly ReferenceNames _names;
    private readonly OwnValues<TRow> _values;

    public CustomColumn(CustomField field, Field<TRow> read, IReadOnlyDictionary<Guid, string> people,
        ReferenceNames names, OwnValues<TRow> values)
        : base(read)
    {
        (_field, _people, _names, _values) = (field, people, names, values);
        // An amount in a file or in a sum says nothing of its currency.
        Head = _ => field.Type == CustomType.Money ? $"{field.Name.Said}, {field.Currency}" : field.Name.Said;
        IsShown = field.IsInLists;
        Decimals = field.Type == CustomType.Money ? Currencies.Digits(field.Currency) : null;
        SortCondition = scope => !IsSlow || scope.KeptOrNull<ListLength>()?.IsLong != true;
    }

    /// <summary>Of a reference: the kind of record that it names.</summary>
    public string? Target => _field.Type == CustomType.Reference ? _field.Target : null;

    /// <summary>Where records are offered to be asked for; null where a list of all is.</summary>
    public string? OptionsUrl => Target is null ? null : _field.OptionsUrl;

    /// <summary>An index narrows and orders by it.</summary>
    public bool IsFast => _field.IsFast;

    /// <summary>Ordering by it reads every row: the names of records lie elsewhere.</summary>
    public bool IsSlow => Field.IsSortable && (!IsFast || Target is not null);

    /// <summary>Reads what the records are called that these rows name.</summary>
    public Task LoadAsync(IReadOnlyList<TRow> rows, CancellationToken ct) =>
        KnowAsync(rows.Select(row => _values.Of(row).IdOf(_field.Key)).OfType<Guid>(), ct);

    public Task KnowAsync(IEnumerable<Guid> ids, CancellationToken ct) =>
        _names.LoadAsync(ids.Select(id => (_field.Target, id)), ct);

    /// <summary>A condition that names only what the reader sees, as it is now; null when that is nothing.</summary>
    public LinkTest? Seen(LinkTest test) => _names.Seen(_field.Target, test);

    public override string WordIn(ListScope scope, object value) => scope.Say(value is true ? "Yes" : "No");

    public override Html Cell(TRow row, ListScope scope) =>
        CustomShown.Markup(_field, _values.Of(row), _people, Texts(scope), isShort: true, _names);

    public override object? Exported(TRow row, ListScope scope) =>
        CustomShown.Exported(_field, _values.Of(row), _people, Texts(scope), _names);

    public override object? InSheet(TRow row, ListScope scope) => Exported(row, scope);

    internal override IReadOnlyList<SelectListItem>? OffersIn(ListScope scope) => _field.Type switch
    {
        CustomType.Choice or CustomType.Choices =>
            [.. _field.Choices.Select(c => new SelectListItem(c.Name.Said, c.Id.ToString()))],
        CustomType.Person =>
        [
            .. _people.OrderBy(p => p.Value, StringComparer.CurrentCultureIgnoreCase)
                .Select(p => new SelectListItem(p.Value, p.Key.ToString())),
        ],
        CustomType.Reference => null,
        _ => [],
    };

    internal override IReadOnlyDictionary<Guid, string>? TitlesIn(ListScope scope) => _field.Type switch
    {
        CustomType.Person => _people,
        CustomType.Reference => _names.SeenOf(_field.Target),
        _ => _field.Choices.ToDictionary(c => c.Id, c => c.Name.Said),
    };

    // Rows that stand together would tell that what one does not see is the same.
    internal override bool GroupsFor(ListScope scope) =>
        Target is null || scope.Get<RecordKinds>().Find(Target)?.SeesAll(scope.Me) == true;

    internal override string? GroupName(object key, ListScope scope) => key switch
    {
        Guid id when Target is not null => CustomShown.NameOf(_field, id, _names, Texts(scope)),
        Guid id => TitlesIn(scope)!.GetValueOrDefault(id, "…"),
        _ => null,
    };

    private static IStringLocalizer<SharedText> Texts(ListScope scope) => scope.Get<IStringLocalizer<SharedText>>();
}
