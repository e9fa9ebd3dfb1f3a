using System.Linq.Expressions;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>A text that is one of a few, or none of them.</summary>
internal sealed record OneOfTest(bool IsNone, IReadOnlyList<string> Values) : FieldTest
{
    private const char Between = '|';

    public override Expression On(Expression value, AskingNow asking)
    {
        var any = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)],
            Predicates.Parameter(Values, typeof(IEnumerable<string>)), value);
        return IsNone ? Expression.Not(any) : any;
    }

    public override IEnumerable<FieldWord> Say(Asked asked)
    {
        if (IsNone) yield return new(asked.Scope.Say("not"));
        foreach (var value in Values) yield return new(asked.Scope.Say(value));
    }

    public override string ToString() => (IsNone ? "none:" : "any:") + string.Join(Between, Values);

    public bool Equals(OneOfTest? other) => other?.ToString() == ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public static OneOfTest? Read(string text)
    {
        if (text.Split(':', 2) is not ["any" or "none", var words]) return null;
        var values = words.Split(Between, StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return values.Count == 0 ? null : new OneOfTest(text.StartsWith("none", StringComparison.Ordinal), values);
    }
}
