using System.Linq.Expressions;
using ErpCrm.Platform.Records;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>What is asked of one field, read from the address: "this quarter", "10..20", "me".
/// As a text it is what stands there again.</summary>
internal abstract record FieldTest
{
    /// <summary>Whether a value of the field passes.</summary>
    public abstract Expression On(Expression value, AskingNow asking);

    /// <summary>In the reader's words, after the head of the field.</summary>
    public abstract IEnumerable<FieldWord> Say(Asked asked);

    /// <summary>Records named by their ids, for whose titles somebody has to ask.</summary>
    public virtual IReadOnlyCollection<Guid> Ids => [];

    protected static Expression IsNothing(Expression value) => value.Type == typeof(IQueryable<Guid>)
        ? Expression.Not(Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(Guid)], value))
        : value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Constant(false)
            : Expression.Equal(value, Expression.Constant(null, value.Type));
}

/// <summary>A part of what a condition says.</summary>
/// <param name="IsGone">It names what is not there any more: it is shown, and narrows nothing.</param>
internal readonly record struct FieldWord(string Text, bool IsGone = false);

/// <summary>Who asks, and when: what "me", "my team" and "this quarter" mean.</summary>
internal sealed record AskingNow(DateOnly Today, Guid Me, IReadOnlyCollection<Guid> Team, TimeZoneInfo TimeZone)
{
    public static AskingNow Of(ListScope scope) =>
        new(scope.Today, scope.Me.Id, [.. scope.Me.TeamMates.Append(scope.Me.Id).Distinct()], scope.Me.TimeZone);

    /// <summary>The first moment of a day: where clocks go forward at midnight it is an hour later.</summary>
    public DateTime BeginOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(
            TimeZone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, TimeZone);
    }
}

/// <summary>How the values of a field are said.</summary>
/// <param name="WordOf">Of a choice or a flag.</param>
/// <param name="Titles">Of people and records; one that is missing is not there for the reader.</param>
internal sealed record Asked(
    ListScope Scope, FieldType Type, int? Decimals, Func<object, string> WordOf,
    IReadOnlyDictionary<Guid, string> Titles);

/// <summary>Has no value, or has one.</summary>
internal sealed record EmptyTest(bool IsEmpty) : FieldTest
{
    public const string Empty = "empty";
    public const string Filled = "filled";

    public override Expression On(Expression value, AskingNow asking)
    {
        var nothing = IsNothing(value);
        if (value.Type == typeof(string))
            nothing = Expression.OrElse(nothing, Expression.Equal(value, Expression.Constant("")));
        return IsEmpty ? nothing : Expression.Not(nothing);
    }

    public override IEnumerable<FieldWord> Say(Asked asked) =>
        [new(asked.Scope.Say(IsEmpty ? "is empty" : "is filled in"))];

    public override string ToString() => IsEmpty ? Empty : Filled;
}

/// <summary>Yes or no.</summary>
internal sealed record FlagTest(bool IsSet) : FieldTest
{
    public override Expression On(Expression value, AskingNow asking) =>
        Expression.Equal(value, Predicates.Parameter(IsSet, value.Type));

    public override IEnumerable<FieldWord> Say(Asked asked) => [new(asked.WordOf(IsSet))];

    public override string ToString() => IsSet ? "yes" : "no";

    public static FlagTest? Read(string text) => text switch
    {
        "yes" => new FlagTest(true),
        "no" => new FlagTest(false),
        _ => null,
    };
}
