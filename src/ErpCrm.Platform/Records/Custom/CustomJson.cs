using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>
/// One value of a record's JSON, as the database reads it and as it is read in memory: lists filter, order and group
/// by it in their own command. The path is a constant, so that an index over it can be used.
/// </summary>
public static class CustomJson
{
    public static string? Text(string? json, string path) => CustomValues.Of(json).TextOf(path[2..]);

    /// <summary>Compared and ordered only: what is shown is read exactly.</summary>
    public static double? Number(string? json, string path) => (double?)CustomValues.Of(json).NumberOf(path[2..]);

    public static bool? Flag(string? json, string path) => CustomValues.Of(json).FlagOf(path[2..]);

    public static DateOnly? Day(string? json, string path) => CustomValues.Of(json).DayOf(path[2..]);

    public static Guid? Id(string? json, string path) => CustomValues.Of(json).IdOf(path[2..]);

    /// <summary>Several ids as they are written, with quotes; null for none.</summary>
    public static string? Several(string? json, string path) =>
        CustomValues.Of(json).IdsOf(path[2..]) is { Count: > 0 } ids ? CustomValues.Written(ids).ToJsonString() : null;

    /// <summary>The JSON with another text in one place.</summary>
    public static string? With(string? json, string path, string value)
    {
        var values = CustomValues.Of(json);
        values.Set(path[2..], value);
        return values.ToJson();
    }

    /// <summary>Most rows are so: a database that guesses looks elsewhere for an index.</summary>
    public static bool Likely(bool condition) => condition;

    /// <summary>The JSON without one value.</summary>
    public static string? Without(string? json, string path)
    {
        var values = CustomValues.Of(json);
        values.Set(path[2..], null);
        return values.ToJson() ?? "{}";
    }

    public static MethodInfo MethodFor(CustomType type) => typeof(CustomJson).GetMethod(type switch
    {
        CustomType.Number or CustomType.Money => nameof(Number),
        CustomType.YesNo => nameof(Flag),
        CustomType.Date => nameof(Day),
        CustomType.Choice or CustomType.Person or CustomType.Reference => nameof(Id),
        CustomType.Choices => nameof(Several),
        _ => nameof(Text),
    })!;

    /// <summary>The value of a field, read of whatever <paramref name="json"/> says where the JSON is.</summary>
    public static Expression Of(Expression json, CustomField field) =>
        Expression.Call(MethodFor(field.Type), json, Expression.Constant(field.Path));

    internal static void Map(ModelBuilder model, bool isSqlite)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(ICustomized))))
            type.FindProperty(nameof(ICustomized.Custom))!.SetMaxLength(-1);
        var likely = typeof(CustomJson).GetMethod(nameof(Likely))!;
        model.HasDbFunction(likely).HasTranslation(arguments => isSqlite
            ? new SqlFunctionExpression("likely", arguments, nullable: true, [true], typeof(bool),
                arguments[0].TypeMapping)
            : arguments[0]);
        foreach (var name in new[] { nameof(Text), nameof(Number), nameof(Flag), nameof(Day), nameof(Id),
            nameof(Several), nameof(With), nameof(Without) })
        {
            var method = typeof(CustomJson).GetMethod(name)!;
            model.HasDbFunction(method).HasTranslation(
                arguments => isSqlite ? OnSqlite(method, arguments) : OnServer(method, arguments));
        }
    }

    private static SqlFunctionExpression OnSqlite(MethodInfo method, IReadOnlyList<SqlExpression> arguments) =>
        Call(
            method.Name switch { nameof(Without) => "json_remove", nameof(With) => "json_set", _ => "json_extract" },
            arguments, method.ReturnType);

    // Values of JSON are texts there: they are compared as what they are.
    private static SqlFunctionExpression OnServer(MethodInfo method, IReadOnlyList<SqlExpression> arguments)
    {
        var text = Call(
            method.Name == nameof(Several) ? "JSON_QUERY" : "JSON_VALUE", [.. arguments.Take(2)], typeof(string));
        return method.Name switch
        {
            nameof(Number) => As("float", text, method.ReturnType),
            nameof(Flag) => As("bit", text, method.ReturnType),
            // With a style the server knows that it is the same day on every day, which an index asks for.
            nameof(Day) => As("date", text, method.ReturnType, style: 126),
            nameof(Id) => As("uniqueidentifier", text, method.ReturnType),
            nameof(With) => Call("JSON_MODIFY", arguments, typeof(string)),
            nameof(Without) => Call("JSON_MODIFY",
                [.. arguments, new SqlConstantExpression(null, typeof(string), arguments[1].TypeMapping)],
                typeof(string)),
            _ => text,
        };
    }

    private static SqlFunctionExpression As(string type, SqlExpression text, Type clr, int? style = null)
    {
        SqlExpression[] arguments = style is { } number
            ? [new SqlFragmentExpression(type), text,
                new SqlFragmentExpression(number.ToString(CultureInfo.InvariantCulture))]
            : [new SqlFragmentExpression(type), text];
        return new("TRY_CONVERT", arguments, nullable: true, arguments.Select((_, i) => i == 1), Plain(clr),
            typeMapping: null);
    }

    private static SqlFunctionExpression Call(string name, IReadOnlyList<SqlExpression> arguments, Type clr) => new(
        name, arguments, nullable: true, arguments.Select(_ => false), Plain(clr),
        clr == typeof(string) ? arguments[0].TypeMapping : null);

    // That it can be nothing says the function itself.
    private static Type Plain(Type clr) => Nullable.GetUnderlyingType(clr) ?? clr;
}
