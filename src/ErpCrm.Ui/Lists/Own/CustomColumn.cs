using System.Linq.Expressions;
using System.Reflection;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Lists.Own;

/// <summary>A field of the company in a list: one expression over the row's JSON, as the database reads it.</summary>
internal sealed class CustomColumn<TRow> : Column<TRow>
    where TRow : class
{
    private readonly CustomField _field;
    private readonly IReadOnlyDictionary<Guid, string> _people;

    public CustomColumn(CustomField field, Field<TRow> read, IReadOnlyDictionary<Guid, string> people)
        : base(read)
    {
        (_field, _people) = (field, people);
        // An amount in a file or in a sum says nothing of its currency.
        Head = _ => field.Type == CustomType.Money ? $"{field.Name.Said}, {field.Currency}" : field.Name.Said;
        IsShown = field.IsInLists;
        Decimals = field.Type == CustomType.Money ? Currencies.Digits(field.Currency) : null;
    }

    public override string WordIn(ListScope scope, object value) => scope.Say(value is true ? "Yes" : "No");

    public override Html Cell(TRow row, ListScope scope) =>
        CustomShown.Markup(_field, ValuesOf(row), _people, Texts(scope), isShort: true);

    public override object? Exported(TRow row, ListScope scope) =>
        CustomShown.Exported(_field, ValuesOf(row), _people, Texts(scope));

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
        _ => [],
    };

    internal override IReadOnlyDictionary<Guid, string>? TitlesIn(ListScope scope) =>
        _field.Type == CustomType.Person ? _people : _field.Choices.ToDictionary(c => c.Id, c => c.Name.Said);

    internal override string? GroupName(object key, ListScope scope) => key is Guid id
        ? TitlesIn(scope)!.GetValueOrDefault(id, "…")
        : null;

    private static CustomValues ValuesOf(TRow row) => CustomValues.Of(((IShowsCustom)row).Custom);

    private static IStringLocalizer<SharedText> Texts(ListScope scope) => scope.Get<IStringLocalizer<SharedText>>();
}

internal static class CustomColumns
{
    private static readonly MethodInfo IndexOf = typeof(string).GetMethod(nameof(string.IndexOf), [typeof(string)])!;

    public static Column<TRow> Of<TRow>(CustomField field, IReadOnlyDictionary<Guid, string> people)
        where TRow : class => new CustomColumn<TRow>(field, Read<TRow>(field), people);

    private static Field<TRow> Read<TRow>(CustomField field) => field.Type switch
    {
        CustomType.Number => Made<TRow, double?>(field, FieldType.Number).Sorts(),
        CustomType.Money => Made<TRow, double?>(field, FieldType.Money).Sorts(),
        CustomType.Date => Made<TRow, DateOnly?>(field, FieldType.Date).Sorts(),
        CustomType.YesNo => Made<TRow, bool?>(field, FieldType.Flag).Sorts(),
        CustomType.Choice => Made<TRow, Guid?>(field, FieldType.Option).SortsBy(Position<TRow>(field)),
        CustomType.Choices => Made<TRow, string?>(field, FieldType.Options),
        CustomType.Person => Made<TRow, Guid?>(field, FieldType.Person),
        CustomType.LongText => Made<TRow, string?>(field, FieldType.Text),
        _ => Made<TRow, string?>(field, FieldType.Text).Sorts(),
    };

    private static Field<TRow, TValue> Made<TRow, TValue>(CustomField field, FieldType type)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var value = CustomJson.Of(Expression.Property(row, nameof(IShowsCustom.Custom)), field);
        var read = Expression.Lambda<Func<TRow, TValue>>(value, row);
        var made = new Field<TRow, TValue>(field.Key, field.Name.Said, type, read);
        return field.SeenWith is { } permission ? made.Guarded(permission) : made;
    }

    // In the order of the choices: where its id stands among theirs.
    private static Expression<Func<TRow, int>> Position<TRow>(CustomField field)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var text = CustomJson.Of(
            Expression.Property(row, nameof(IShowsCustom.Custom)), field with { Type = CustomType.Text });
        var ids = Expression.Constant(string.Join(',', field.Choices.Select(c => CustomValues.Written(c.Id))));
        var found = Expression.Call(ids, IndexOf, Expression.Coalesce(text, Expression.Constant("~")));
        return Expression.Lambda<Func<TRow, int>>(found, row);
    }
}
