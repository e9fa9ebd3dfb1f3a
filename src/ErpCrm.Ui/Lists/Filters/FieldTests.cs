using System.Linq.Expressions;
using ErpCrm.Platform.Records;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>Reads what an address asks of a field.</summary>
internal static class FieldTests
{
    /// <summary>Null when it is nothing that can be asked of such a field.</summary>
    public static FieldTest? Read<TRow>(Field<TRow> field, string text)
    {
        var type = field.Reads.ReturnType;
        if (text is EmptyTest.Empty or EmptyTest.Filled)
            return CanBeEmpty(type) ? new EmptyTest(text == EmptyTest.Empty) : null;
        return field.Type switch
        {
            FieldType.Text => OneOfTest.Read(text) ?? (FieldTest?)TextTest.Read(text),
            FieldType.Number or FieldType.Money or FieldType.Percent or FieldType.Duration =>
                RangeTest.Read(text, field.Type),
            FieldType.Date or FieldType.Moment => DaysTest.Read(text),
            FieldType.Choice => ChoiceTest.Read(text, type),
            FieldType.Flag => FlagTest.Read(text),
            FieldType.Person => LinkTest.Read(text, isPerson: true),
            FieldType.Record or FieldType.Option or FieldType.Options => LinkTest.Read(text, isPerson: false),
            _ => null,
        };
    }

    /// <summary>Whether rows can be without a value.</summary>
    public static bool CanBeEmpty(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>Whether rows can be asked for a field at all.</summary>
    public static bool CanAsk<TRow>(Field<TRow> field) =>
        field.Reads.Body is not ConstantExpression
        && (field.Type != FieldType.Choice || (Nullable.GetUnderlyingType(field.Reads.ReturnType)
            ?? field.Reads.ReturnType).IsEnum);

    public static Expression<Func<TRow, bool>> Predicate<TRow>(Field<TRow> field, FieldTest test, AskingNow asking) =>
        Expression.Lambda<Func<TRow, bool>>(test.On(field.Reads.Body, asking), field.Reads.Parameters);
}
