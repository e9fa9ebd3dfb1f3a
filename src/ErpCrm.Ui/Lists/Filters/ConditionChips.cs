using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>The conditions of a list as chips: each says itself, opens its editor and can be taken away.</summary>
internal sealed class ConditionChips<TRecord, TRow>(
    ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Assets assets)
    where TRecord : class
    where TRow : class
{
    private ListScope Scope => page.Scope;

    public Html Write()
    {
        var parts = new List<Html>();
        var conditions = list.ConditionsIn(Scope).All;
        foreach (var together in conditions.GroupBy(c => c.Together, StringComparer.OrdinalIgnoreCase))
        {
            var chips = together.Select(Chip).ToList();
            if (chips.Count == 1) parts.Add(chips[0]);
            else parts.Add(Html.Of($"<span class=\"chips-or\">{Html.Join(chips, Or())}</span>"));
        }

        return Html.Join(parts);
    }

    /// <summary>What a condition says, without markup.</summary>
    public string Text(Condition<TRow> condition) =>
        condition.IsRead
            ? $"{condition.Column!.HeadIn(Scope)} {string.Join(", ", Words(condition).Select(w => w.Text))}"
            : $"{condition.Column?.HeadIn(Scope) ?? condition.Field} {condition.Text}";

    private Html Or() => Html.Of($" <span class=\"muted small\">{Scope.Say("or")}</span> ");

    private Html Chip(Condition<TRow> condition)
    {
        var remove = page.Query.FromStart((condition.Name, null), (ListQuery.Open, null)).At(list.Url);
        var label = Scope.Say("Remove the filter {0}", Text(condition));
        return Html.Of(
            $"<span class=\"chip\">{Said(condition)}" +
            $"<a class=\"chip-x\" href=\"{remove}\" aria-label=\"{label}\">{Html.Raw(assets.Icon("x"))}</a></span>");
    }

    private Html Said(Condition<TRow> condition)
    {
        if (!condition.IsRead)
            return Html.Of(
                $"<span class=\"chip-say\" title=\"{Scope.Say("This filter cannot be used here: it narrows nothing.")}\">" +
                $"<s>{Text(condition)}</s></span>");
        var words = Words(condition).Select(
            w => w.IsGone ? Html.Of($"<s>{w.Text}</s>") : Html.Text(w.Text));
        var open = page.Query.With((ListQuery.Open, condition.Name)).At(list.Url);
        return Html.Of(
            $"<a class=\"chip-say\" href=\"{open}\"><span>{condition.Column!.HeadIn(Scope)}</span> " +
            $"<b>{Html.Join(words, Html.Text(", "))}</b></a>");
    }

    private List<FieldWord> Words(Condition<TRow> condition)
    {
        var column = condition.Column!;
        var titles = Scope.KeptOrNull<ConditionTitles>()?.ByCondition.GetValueOrDefault(condition.Name);
        var words = condition.Test!.Say(new Asked(
            Scope, column.Field.Type, column.Decimals, value => column.WordIn(Scope, value),
            titles ?? new Dictionary<Guid, string>())).ToList();
        // "not Won", not "not, Won".
        if (words.Count > 1 && condition.Test is ChoiceTest { IsNone: true } or LinkTest { IsNone: true }
            or OneOfTest { IsNone: true })
            return [words[1] with { Text = $"{words[0].Text} {words[1].Text}" }, .. words.Skip(2)];
        return words;
    }
}
