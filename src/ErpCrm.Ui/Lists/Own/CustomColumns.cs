using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Custom;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Ui.Lists.Own;

/// <summary>Makes columns of the fields of the company.</summary>
internal static class CustomColumns
{
    /// <summary>The fields that exist for the reader: whoever sees none of the records has no column of them.</summary>
    public static IEnumerable<CustomField> In(CustomCatalogue catalogue, RecordKind kind, ListScope scope)
    {
        var kinds = scope.Get<RecordKinds>();
        return catalogue.SeenBy(scope.Me, kind.Key).Where(field => field.Type != CustomType.Reference
            || (kinds.Find(field.Target) is { } target && scope.Me.Can(target.Rights.View)));
    }

    /// <param name="title">What a named record is called, as a part of the list's own command; null where another
    /// module knows that.</param>
    public static Column<TRow> Of<TRow>(CustomField field, IReadOnlyDictionary<Guid, string> people,
        ReferenceNames names, OwnValues<TRow> values, Expression<Func<Guid?, string?>>? title)
        where TRow : class => new CustomColumn<TRow>(field, FieldOf<TRow>(field, title), people, names, values);

    /// <summary>The field, read of whatever keeps the JSON under the usual name.</summary>
    public static Field<TRow> FieldOf<TRow>(CustomField field, Expression<Func<Guid?, string?>>? title = null) =>
        field.Type switch
        {
            CustomType.Number => Made<TRow, double?>(field, FieldType.Number).Sorts(),
            CustomType.Money => Made<TRow, double?>(field, FieldType.Money).Sorts(),
            CustomType.Date => Made<TRow, DateOnly?>(field, FieldType.Date).Sorts(),
            CustomType.YesNo => Made<TRow, bool?>(field, FieldType.Flag).Sorts(),
            CustomType.Choice => Made<TRow, Guid?>(field, FieldType.Option).SortsBy(Position<TRow>(field)),
            CustomType.Choices => Made<TRow, string?>(field, FieldType.Options),
            CustomType.Person => Made<TRow, Guid?>(field, FieldType.Person),
            CustomType.Reference when title is not null => Titled<TRow>(field, title).Sorts(),
            CustomType.Reference => Made<TRow, Guid?>(field, FieldType.Record),
            CustomType.LongText => Made<TRow, string?>(field, FieldType.Text),
            _ => Made<TRow, string?>(field, FieldType.Text).Sorts(),
        };

    private static Field<TRow, TValue> Made<TRow, TValue>(CustomField field, FieldType type) =>
        Guarded(new Field<TRow, TValue>(field.Key, field.Name.Said, type, Value<TRow, TValue>(field)), field);

    private static Field<TRow, Guid?> Titled<TRow>(CustomField field, Expression<Func<Guid?, string?>> title)
    {
        var id = Value<TRow, Guid?>(field);
        var called = Expression.Lambda<Func<TRow, string?>>(
            ReplacingExpressionVisitor.Replace(title.Parameters[0], id.Body, title.Body), id.Parameters);
        return Guarded(Fields<TRow>.Record(field.Key, field.Name.Said, field.Target, id, called), field);
    }

    private static Field<TRow, TValue> Guarded<TRow, TValue>(Field<TRow, TValue> made, CustomField field) =>
        field.SeenWith is { } permission ? made.Guarded(permission) : made;

    private static Expression<Func<TRow, TValue>> Value<TRow, TValue>(CustomField field)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var value = CustomJson.Of(Expression.Property(row, nameof(IShowsCustom.Custom)), field);
        return Expression.Lambda<Func<TRow, TValue>>(value, row);
    }

    private static Expression<Func<TRow, int>> Position<TRow>(CustomField field)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var found = CustomIndexes.Position(Expression.Property(row, nameof(IShowsCustom.Custom)), field);
        return Expression.Lambda<Func<TRow, int>>(found, row);
    }
}
