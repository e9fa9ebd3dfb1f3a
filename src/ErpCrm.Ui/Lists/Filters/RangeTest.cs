using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>From one figure to another, both included, either left open. Hours stand as hours.</summary>
internal sealed record RangeTest(decimal? From, decimal? To) : FieldTest
{
    private const int MinutesOfHour = 60;

    public override Expression On(Expression value, AskingNow asking)
    {
        var tests = new List<Expression>();
        if (From is { } from) tests.Add(Expression.GreaterThanOrEqual(value, Bound(from, value.Type, isFrom: true)));
        if (To is { } to) tests.Add(Expression.LessThanOrEqual(value, Bound(to, value.Type, isFrom: false)));
        return tests.Aggregate(Expression.AndAlso);
    }

    public override IEnumerable<FieldWord> Say(Asked asked)
    {
        string Figure(decimal number) => Said(number, asked);
        yield return new((From, To) switch
        {
            ({ } from, { } to) when from == to => $"= {Figure(from)}",
            ({ } from, { } to) => $"{Figure(from)} – {Figure(to)}",
            ({ } from, null) => $"≥ {Figure(from)}",
            (_, { } to) => $"≤ {Figure(to)}",
            _ => "",
        });
    }

    public override string ToString() => From == To ? Text(From) : $"{Text(From)}..{Text(To)}";

    /// <param name="type">Of the field: of a duration the address has hours.</param>
    public static RangeTest? Read(string text, FieldType type)
    {
        var parts = text.Split("..");
        if (parts.Length > 2) return null;
        var (from, to) = (Number(parts[0]), Number(parts[^1]));
        if ((from is null && parts[0].Length > 0) || (to is null && parts[^1].Length > 0)) return null;
        if (from is null && to is null) return null;
        var factor = type == FieldType.Duration ? MinutesOfHour : 1;
        return new RangeTest(from * factor, to * factor) { IsHours = type == FieldType.Duration };
    }

    private bool IsHours { get; init; }

    /// <summary>Both bounds as they stand in the address.</summary>
    public (string? From, string? To) Bounds => (Text(From), Text(To));

    private string Text(decimal? bound) =>
        (IsHours ? bound / MinutesOfHour : bound)?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "";

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000_000m
            ? number
            : null;

    private static string Said(decimal number, Asked asked) => asked.Type switch
    {
        FieldType.Duration => Format.Hours((int)Math.Clamp(number, int.MinValue, int.MaxValue)),
        FieldType.Percent => Format.Number(number, Digits(number)) + "%",
        _ => Format.Number(number, Digits(number)),
    };

    private static int Digits(decimal number) => number == decimal.Truncate(number) ? 0 : 2;

    private static Expression Bound(decimal bound, Type type, bool isFrom)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        if (own == typeof(double)) return Predicates.Parameter((double)bound, type);
        if (own == typeof(decimal)) return Predicates.Parameter(bound, type);
        var whole = isFrom ? decimal.Ceiling(bound) : decimal.Floor(bound);
        var most = own == typeof(int) ? int.MaxValue : long.MaxValue;
        var least = own == typeof(int) ? int.MinValue : long.MinValue;
        whole = Math.Clamp(whole, least, most);
        return Predicates.Parameter(Convert.ChangeType(whole, own, CultureInfo.InvariantCulture), type);
    }
}
