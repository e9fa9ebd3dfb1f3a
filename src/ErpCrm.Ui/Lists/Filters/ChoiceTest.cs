using System.Linq.Expressions;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>One of some values of an enumeration, or none of them.</summary>
/// <param name="Gone">Words of the address that are no values (any more).</param>
internal sealed record ChoiceTest(bool IsNone, IReadOnlyList<object> Values, IReadOnlyList<string> Gone) : FieldTest
{
    public override Expression On(Expression value, AskingNow asking)
    {
        var any = Values.Select(v => (Expression)Expression.Equal(value, Predicates.Parameter(v, value.Type)))
            .Aggregate(Expression.OrElse);
        return IsNone ? Expression.Not(any) : any;
    }

    public override IEnumerable<FieldWord> Say(Asked asked)
    {
        if (IsNone) yield return new(asked.Scope.Say("not"));
        foreach (var value in Values) yield return new(asked.WordOf(value));
        foreach (var word in Gone) yield return new(word, IsGone: true);
    }

    public override string ToString() =>
        (IsNone ? "!" : "") + string.Join(',', [.. Values.Select(v => $"{v}"), .. Gone]);

    public bool Equals(ChoiceTest? other) => other?.ToString() == ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <param name="type">Of the field.</param>
    public static ChoiceTest? Read(string text, Type type)
    {
        var choice = Nullable.GetUnderlyingType(type) ?? type;
        if (!choice.IsEnum) return null;
        var (values, gone) = (new List<object>(), new List<string>());
        foreach (var word in text.TrimStart('!').Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (char.IsLetter(word[0]) && Enum.TryParse(choice, word, ignoreCase: true, out var value)
                && Enum.IsDefined(choice, value)) values.Add(value);
            else gone.Add(word);
        }

        return values.Count == 0 ? null : new ChoiceTest(text.StartsWith('!'), [.. values.Distinct()], gone);
    }
}
