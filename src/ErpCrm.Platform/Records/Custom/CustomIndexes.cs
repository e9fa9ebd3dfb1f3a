using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>What lists compare and order by in a field of the company, and the indexes for it. Both are made of one
/// expression, so that the database recognises it.</summary>
public static class CustomIndexes
{
    /// <summary>Of one kind: each costs every save of a record.</summary>
    public const int Most = 8;

    private const string From = "FROM ";
    private const string Select = "SELECT ";

    private static readonly MethodInfo IndexOf = typeof(string).GetMethod(
        nameof(string.IndexOf), [typeof(string)])!;

    /// <summary>A long text, several choices and an address have no order that an index helps with.</summary>
    public static bool Serve(CustomType type) =>
        type is not (CustomType.LongText or CustomType.Choices or CustomType.Link);

    /// <summary>The text without the case of its letters, as a filter compares it.</summary>
    public static Expression Folded(Expression text) => Expression.Call(
        Expression.Coalesce(text, Expression.Constant("")), nameof(string.ToLower), Type.EmptyTypes);

    /// <summary>In the order of the choices: where its id stands among theirs.</summary>
    public static Expression Position(Expression json, CustomField field)
    {
        var text = CustomJson.Of(json, field with { Type = CustomType.Text });
        var ids = Expression.Constant(string.Join(',', field.Choices.Select(c => CustomValues.Written(c.Id))));
        return Expression.Call(ids, IndexOf, Expression.Coalesce(text, Expression.Constant("~")));
    }

    /// <summary>The indexes that lists need to be quick by the field.</summary>
    internal static IReadOnlyList<ValueIndex> Of<T>(DbContext db, CustomField field)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var (schema, table) = (type.GetSchema(), type.GetTableName()!);
        return
        [
            .. KeysOf<T>(field).Select(key => SqlOf(db.Set<T>(), key)).Select(sql => new ValueIndex(
                schema, table, NameOf(table, field.Key, sql), sql,
                field.Type is CustomType.Number or CustomType.Money)),
        ];
    }

    private static IEnumerable<LambdaExpression> KeysOf<T>(CustomField field)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var json = Expression.Property(row, nameof(ICustomized.Custom));
        var value = CustomJson.Of(json, field);
        yield return Expression.Lambda(value, row);
        if (field.Type == CustomType.Text) yield return Expression.Lambda(Folded(value), row);
        if (field.Type == CustomType.Choice) yield return Expression.Lambda(Position(json, field), row);
    }

    // As it will be asked: what EF makes of the expression, without the name of the table.
    private static string SqlOf<T>(IQueryable<T> rows, LambdaExpression key)
    {
        var select = Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [typeof(T), key.ReturnType], rows.Expression,
            Expression.Quote(key));
        var sql = rows.Provider.CreateQuery(select).ToQueryString().ReplaceLineEndings("\n");
        var end = sql.IndexOf("\n" + From, StringComparison.Ordinal);
        var alias = sql[end..].Split(' ')[^1].Trim();
        return sql[Select.Length..end].Replace(alias + ".", "", StringComparison.Ordinal);
    }

    private static string NameOf(string table, string key, string sql) =>
        $"{ValueIndex.Prefix}{table}_{key}_"
            + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))[..8];
}
