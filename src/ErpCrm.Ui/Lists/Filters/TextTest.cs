using System.Linq.Expressions;
using ErpCrm.Platform.Records.Custom;

namespace ErpCrm.Ui.Lists.Filters;

internal enum TextHow
{
    Has,
    Is,
    Not,
}

/// <summary>A text, in whatever letters it is typed.</summary>
internal sealed record TextTest(TextHow How, string Text) : FieldTest
{
    public override Expression On(Expression value, AskingNow asking)
    {
        var text = CustomIndexes.Folded(value);
        var wanted = Predicates.Parameter(Text.ToLowerInvariant(), typeof(string));
        if (How == TextHow.Is) return Expression.Equal(text, wanted);
        var has = Expression.Call(text, nameof(string.Contains), [], wanted);
        return How == TextHow.Has ? has : Expression.Not(has);
    }

    public override IEnumerable<FieldWord> Say(Asked asked) =>
        [new(asked.Scope.Say(
            How switch { TextHow.Has => "contains “{0}”", TextHow.Is => "is “{0}”", _ => "without “{0}”" }, Text))];

    public override string ToString() => How switch
    {
        TextHow.Is => $"is:{Text}",
        TextHow.Not => $"not:{Text}",
        _ => Read(Text) == this ? Text : $"has:{Text}",
    };

    public static TextTest? Read(string text) => text.Split(':', 2) switch
    {
        ["has", { Length: > 0 } word] => new TextTest(TextHow.Has, word),
        ["is", { Length: > 0 } word] => new TextTest(TextHow.Is, word),
        ["not", { Length: > 0 } word] => new TextTest(TextHow.Not, word),
        ["has" or "is" or "not" or "any" or "none", _] => null,
        _ => text is EmptyTest.Empty or EmptyTest.Filled or "" ? null : new TextTest(TextHow.Has, text),
    };
}
