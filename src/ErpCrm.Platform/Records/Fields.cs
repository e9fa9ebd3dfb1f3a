using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Records;

/// <summary>Declares fields of a <typeparamref name="T"/>:
/// <c>Fields&lt;Deal&gt;.Text("name", "Deal", d => d.Name).Sorts()</c>.</summary>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types",
    Justification = "Names the record once for all its fields.")]
public static class Fields<T>
{
    public static Field<T, string?> Text(string key, string word, Expression<Func<T, string?>> value) =>
        new(key, word, FieldType.Text, value);

    /// <typeparam name="TNumber">int, long or decimal, or one of them that may be missing.</typeparam>
    public static Field<T, TNumber> Number<TNumber>(string key, string word, Expression<Func<T, TNumber>> value) =>
        new(key, word, FieldType.Number, value);

    /// <param name="currency">Where the currency stands; null when the amount is in the company's own.</param>
    public static Field<T, decimal?> Money(
        string key, string word, Expression<Func<T, decimal?>> value, Expression<Func<T, string?>>? currency = null) =>
        new Field<T, decimal?>(key, word, FieldType.Money, value).In(currency);

    /// <param name="value">Hundredths: 38 is 38 %.</param>
    public static Field<T, decimal?> Percent(string key, string word, Expression<Func<T, decimal?>> value) =>
        new(key, word, FieldType.Percent, value);

    public static Field<T, DateOnly?> Date(string key, string word, Expression<Func<T, DateOnly?>> value) =>
        new(key, word, FieldType.Date, value);

    public static Field<T, DateTime?> Moment(string key, string word, Expression<Func<T, DateTime?>> value) =>
        new(key, word, FieldType.Moment, value);

    public static Field<T, TChoice> Choice<TChoice>(string key, string word, Expression<Func<T, TChoice>> value) =>
        new Field<T, TChoice>(key, word, FieldType.Choice, value).Says(choice => choice?.ToString() ?? "");

    public static Field<T, bool> Flag(string key, string word, Expression<Func<T, bool>> value) =>
        new(key, word, FieldType.Flag, value);

    /// <param name="name">What stands in the cell; also the order.</param>
    public static Field<T, Guid?> Person(
        string key, string word, Expression<Func<T, Guid?>> id, Expression<Func<T, string?>> name) =>
        new Field<T, Guid?>(key, word, FieldType.Person, id).Titled(name);

    /// <param name="kind">Stable name of the kind of record it points at.</param>
    /// <param name="title">What stands in the cell; also the order.</param>
    public static Field<T, Guid?> Record(
        string key, string word, string kind, Expression<Func<T, Guid?>> id, Expression<Func<T, string?>> title) =>
        new Field<T, Guid?>(key, word, FieldType.Record, id).Titled(title, kind);

    public static Field<T, int?> Minutes(string key, string word, Expression<Func<T, int?>> value) =>
        new(key, word, FieldType.Duration, value);
}
