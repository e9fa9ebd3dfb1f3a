using System.Linq.Expressions;
using ErpCrm.Platform.Records.Custom;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>Some people or records, or none of them; of people also "me" and "my team".</summary>
internal sealed record LinkTest(bool IsNone, bool IsMe, bool IsTeam, IReadOnlyList<Guid> Chosen) : FieldTest
{
    public const string Me = "me";
    public const string Team = "team";

    /// <summary>That one condition names: as many as its part of the address holds.</summary>
    public const int Most = 26;

    public override IReadOnlyCollection<Guid> Ids => Chosen;

    public override Expression On(Expression value, AskingNow asking)
    {
        var ids = Chosen.Concat(IsMe ? [asking.Me] : []).Concat(IsTeam ? asking.Team : []).Distinct().ToList();
        var any = value.Type == typeof(Guid) ? Among(ids, value)
            : value.Type == typeof(IQueryable<Guid>) ? OneAmong(ids, value)
            : value.Type == typeof(string) ? Written(ids, value)
            : Among(ids.ConvertAll(id => (Guid?)id), value);
        return IsNone ? Expression.Not(any) : any;
    }

    public override IEnumerable<FieldWord> Say(Asked asked)
    {
        if (IsNone) yield return new(asked.Scope.Say("not"));
        if (IsMe) yield return new(asked.Scope.Say("me"));
        if (IsTeam) yield return new(asked.Scope.Say("my team"));
        foreach (var id in Chosen)
            yield return asked.Titles.TryGetValue(id, out var title)
                ? new(title)
                : new(asked.Scope.Say("no longer here"), IsGone: true);
    }

    public override string ToString() => (IsNone ? "!" : "")
        + string.Join(',', [.. IsMe ? [Me] : Array.Empty<string>(), .. IsTeam ? [Team] : Array.Empty<string>(),
            .. Chosen.Select(id => id.ToString())]);

    public bool Equals(LinkTest? other) => other?.ToString() == ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public static LinkTest? Read(string text, bool isPerson)
    {
        var (isMe, isTeam, ids) = (false, false, new List<Guid>());
        foreach (var word in text.TrimStart('!').Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (isPerson && word == Me) isMe = true;
            else if (isPerson && word == Team) isTeam = true;
            else if (Guid.TryParseExact(word, "D", out var id)) ids.Add(id);
            else return null;
        }

        ids = [.. ids.Distinct()];
        // Some of them alone would be another question.
        if (ids.Count > Most) return null;
        return isMe || isTeam || ids.Count > 0 ? new LinkTest(text.StartsWith('!'), isMe, isTeam, ids) : null;
    }

    // Several ids of a record, in a table of their own.
    private static MethodCallExpression OneAmong(List<Guid> ids, Expression value)
    {
        Expression<Func<Guid, bool>> isOne = id => ids.Contains(id);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(Guid)], value, isOne);
    }

    // Several ids of a record, written one after the other.
    private static Expression Written(List<Guid> ids, Expression value)
    {
        var text = Expression.Coalesce(value, Expression.Constant(""));
        return ids.Select(id => (Expression)Expression.Call(text, nameof(string.Contains), [],
            Predicates.Parameter(CustomValues.Written(id), typeof(string)))).Aggregate(Expression.OrElse);
    }

    private static MethodCallExpression Among<T>(List<T> ids, Expression value) => Expression.Call(
        typeof(Enumerable), nameof(Enumerable.Contains), [typeof(T)],
        Predicates.Parameter(ids, typeof(IEnumerable<T>)), value);
}
