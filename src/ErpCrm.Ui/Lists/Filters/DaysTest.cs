using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>Days from one to another, both included, either left open; or a word that moves with the days.</summary>
internal sealed record DaysTest(string? Word, DateOnly? From, DateOnly? To) : FieldTest
{
    public override Expression On(Expression value, AskingNow asking)
    {
        var (from, to) = Word is null ? (From, To) : RelativeDays.Of(Word, asking.Today)!.Value;
        var isMoment = (Nullable.GetUnderlyingType(value.Type) ?? value.Type) == typeof(DateTime);
        var tests = new List<Expression>();
        if (from is { } first && (!isMoment || first > DateOnly.MinValue.AddDays(1)))
            tests.Add(Expression.GreaterThanOrEqual(
                value, Predicates.Parameter(isMoment ? asking.BeginOf(first) : first, value.Type)));
        if (to is { } last && isMoment && last < DateOnly.MaxValue.AddDays(-1))
            tests.Add(Expression.LessThan(value, Predicates.Parameter(asking.BeginOf(last.AddDays(1)), value.Type)));
        if (to is { } end && !isMoment)
            tests.Add(Expression.LessThanOrEqual(value, Predicates.Parameter(end, value.Type)));
        return tests.Count == 0 ? Expression.Not(IsNothing(value)) : tests.Aggregate(Expression.AndAlso);
    }

    public override IEnumerable<FieldWord> Say(Asked asked)
    {
        yield return new(Word is not null
            ? RelativeDays.Say(Word, asked.Scope)
            : (From, To) switch
            {
                ({ } from, { } to) when from == to => Format.Date(from),
                ({ } from, { } to) => $"{Format.Date(from)} – {Format.Date(to)}",
                ({ } from, null) => asked.Scope.Say("from {0}", Format.Date(from)),
                _ => asked.Scope.Say("until {0}", Format.Date(To)),
            });
    }

    public override string ToString() => Word ?? (From == To ? Text(From) : $"{Text(From)}..{Text(To)}");

    public static DaysTest? Read(string text)
    {
        if (RelativeDays.Of(text, new DateOnly(2000, 1, 1)) is not null) return new DaysTest(text, null, null);
        var parts = text.Split("..");
        if (parts.Length > 2) return null;
        var (from, to) = (Day(parts[0]), Day(parts[^1]));
        if ((from is null && parts[0].Length > 0) || (to is null && parts[^1].Length > 0)) return null;
        return from is null && to is null ? null : new DaysTest(null, from, to);
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
