using System.Globalization;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists.Own;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>The form of one condition, above the rows. It is an ordinary form:
/// the server makes the short address of what it sends (<see cref="ConditionForm"/>).</summary>
internal sealed class ConditionEditor<TRecord, TRow>(
    ListOf<TRecord, TRow> list, ListPage<TRecord, TRow> page, Condition<TRow> condition)
    where TRecord : class
    where TRow : class
{
    private ListScope Scope => page.Scope;

    private Column<TRow> Column => condition.Column!;

    private FieldTest? Test => condition.Test;

    public Html Write(Func<Condition<TRow>, string> said)
    {
        var head = Column.HeadIn(Scope);
        var query = page.Query.FromStart((ListQuery.Open, null), (condition.Name, null));
        var hidden = Html.Join(query.Pairs.Select(p => Hidden(p.Key, p.Value)));
        var cancel = page.Query.With((ListQuery.Open, null)).At(list.Url);
        var wrong = condition.Text.Length > 0 && Test is null
            ? Html.Of($"<p class=\"error\" role=\"alert\">{Wrong()}</p>")
            : Html.Empty;
        return Html.Of(
            $"<form class=\"asking\" id=\"asking\" method=\"get\" action=\"{list.Url}\" hx-boost=\"false\" hx-get=\"{list.Url}\" " +
            $"hx-target=\"#list\" hx-swap=\"outerMorph\" hx-push-url=\"true\" aria-label=\"{Scope.Say("Filter by {0}", head)}\">" +
            $"{hidden}{Hidden(ConditionForm.Set, condition.Name)}<strong>{head}</strong>{Controls()}{With(said)}{wrong}" +
            $"<span class=\"asking-do\"><button class=\"btn sm primary\">{Scope.Say("Apply")}</button>" +
            $"<a class=\"btn sm ghost\" href=\"{cancel}\">{Scope.Say("Cancel")}</a></span></form>");
    }

    private string Wrong() => IsOfLinks && Named().Length > LinkTest.Most
        ? Scope.Say("At most {0} at once.", LinkTest.Most)
        : Scope.Say("This cannot be read: {0}", condition.Text);

    private bool IsOfLinks =>
        Column.Field.Type is FieldType.Person or FieldType.Record or FieldType.Option or FieldType.Options;

    // What was ticked, also when it is too much.
    private string[] Named() => condition.Text.TrimStart('!').Split(',', StringSplitOptions.RemoveEmptyEntries);

    private Html Controls() => Column.Field.Type switch
    {
        FieldType.Text when Column.HasFewTexts => Choices(
            [.. Scope.ChoicesOf(ConditionName.Prefix + Column.Field.Key)],
            (Test as OneOfTest)?.Values ?? [], Test is OneOfTest { IsNone: true }),
        FieldType.Text => Text(),
        FieldType.Number or FieldType.Money or FieldType.Percent or FieldType.Duration => Range(),
        FieldType.Date or FieldType.Moment => Days(),
        FieldType.Choice => Choices(
            [.. Values().Select(v => new SelectListItem(Column.WordIn(Scope, v), v.ToString()))],
            [.. ((Test as ChoiceTest)?.Values ?? []).Select(v => v.ToString()!)], Test is ChoiceTest { IsNone: true }),
        FieldType.Flag => Choices(
            [new(Column.WordIn(Scope, true), "yes"), new(Column.WordIn(Scope, false), "no")],
            Test is FlagTest flag ? [flag.ToString()] : [], null),
        _ => Links(),
    };

    private Html Text()
    {
        var test = Test as TextTest;
        var how = Test is EmptyTest empty ? empty.ToString() : (test?.How ?? TextHow.Has) switch
        {
            TextHow.Is => "is",
            TextHow.Not => "not",
            _ => "has",
        };
        return Html.Of(
            $"{Select(how, [("has", "contains"), ("is", "is"), ("not", "without"), .. Emptiness()])}" +
            $"<input class=\"input sm asking-v\" name=\"{ConditionForm.Value}\" value=\"{test?.Text}\" maxlength=\"100\" " +
            $"aria-label=\"{Scope.Say("Text")}\" autocomplete=\"off\" autofocus>");
    }

    private Html Range()
    {
        var (from, to) = Test is RangeTest range ? range.Bounds : Typed();
        var unit = Column.Field.Type == FieldType.Duration ? Scope.Say("Hours") : "";
        return Html.Of(
            $"{Select(Test is EmptyTest empty ? empty.ToString() : "", [("", "From – to"), .. Emptiness()])}" +
            $"<span class=\"asking-v row\">{Figure(ConditionForm.Value, from, "From", true)}<span class=\"muted\">–</span>" +
            $"{Figure(ConditionForm.Until, to, "To", false)}<span class=\"muted small\">{unit}</span></span>");
    }

    private Html Figure(string name, string? value, string label, bool isFirst) => Html.Of(
        $"<input class=\"input sm r\" name=\"{name}\" value=\"{value}\" inputmode=\"decimal\" maxlength=\"30\" " +
        $"placeholder=\"{Scope.Say(label)}\" aria-label=\"{Scope.Say(label)}\" autocomplete=\"off\"{Html.Raw(isFirst ? " autofocus" : "")}>");

    private Html Days()
    {
        var days = Test as DaysTest;
        var near = RelativeDays.DaysOf(days?.Word);
        var how = Test is EmptyTest empty ? empty.ToString() : near?.Way ?? days?.Word ?? "";
        (string, string)[] offered =
            [("", "From – to"), .. RelativeDays.Offered, ("last", "Last days"), ("next", "Next days"), .. Emptiness()];
        var count = near?.Days.ToString(CultureInfo.InvariantCulture);
        return Html.Of(
            $"{Select(how, offered)}<span class=\"asking-v row\">{Day(ConditionForm.Value, days?.From, "From")}" +
            $"<span class=\"muted\">–</span>{Day(ConditionForm.Until, days?.To, "To")}</span>" +
            $"<span class=\"asking-n row\"><input class=\"input sm r\" name=\"{ConditionForm.Count}\" value=\"{count ?? "30"}\" " +
            $"inputmode=\"numeric\" maxlength=\"4\" aria-label=\"{Scope.Say("Number of days")}\"></span>");
    }

    private Html Day(string name, DateOnly? day, string label) => Html.Of(
        $"<ui-date data-label=\"{Scope.Say("Choose a day")}\"><input class=\"input sm\" type=\"date\" name=\"{name}\" " +
        $"value=\"{Format.Input(day)}\" aria-label=\"{Scope.Say(label)}\"></ui-date>");

    private Html Links()
    {
        var test = Test as LinkTest;
        List<SelectListItem> options = [.. Scope.ChoicesOf(ConditionName.Prefix + Column.Field.Key)];
        var isNone = test?.IsNone ?? condition.Text.StartsWith('!');
        List<string> chosen = Test is null ? [.. Named()] : [.. (test?.Chosen ?? []).Select(id => id.ToString())];
        if (Column.Field.Type == FieldType.Person)
        {
            options.InsertRange(0, [new(Scope.Say("me"), LinkTest.Me), new(Scope.Say("my team"), LinkTest.Team)]);
            if (test is { IsMe: true }) chosen.Add(LinkTest.Me);
            if (test is { IsTeam: true }) chosen.Add(LinkTest.Team);
        }

        var more = options.Count >= ListOf<TRecord, TRow>.MostOptions
            ? Html.Of($"<span class=\"muted small\">{MoreThan(ListOf<TRecord, TRow>.MostOptions)}</span>")
            : Html.Empty;
        return Html.Of($"{Choices(options, chosen, isNone)}{Another()}{more}");
    }

    // Of records that are many the one that is meant is typed. What stands in the box has no name: it is not sent.
    private Html Another()
    {
        if (Column is not CustomColumn<TRow> { OptionsUrl: { } url }) return Html.Empty;
        var label = Scope.Say("Another one");
        return Html.Of(
            $"<ui-combo data-url=\"{url}\"><input type=\"hidden\" name=\"{ConditionForm.Value}\" value=\"\">" +
            $"<input class=\"input sm\" role=\"combobox\" aria-expanded=\"false\" aria-controls=\"asking-another\" " +
            $"aria-autocomplete=\"list\" autocomplete=\"off\" spellcheck=\"false\" aria-label=\"{label}\" placeholder=\"{label}\">" +
            $"{Scope.Icon("chevron-down", "ic-sm")}<div class=\"menu combo\" id=\"asking-another\" role=\"listbox\" " +
            $"popover=\"manual\" aria-label=\"{label}\"></div></ui-combo>");
    }

    private string MoreThan(int offered) =>
        Scope.Say("The first {0} are offered. Filter the list by a word for others.", offered);

    /// <param name="isNone">Null where one is chosen.</param>
    private Html Choices(IReadOnlyList<SelectListItem> options, IReadOnlyList<string> chosen, bool? isNone)
    {
        var how = Test is EmptyTest empty ? empty.ToString() : isNone == true ? "none" : "";
        var select = isNone is not null ? Select(how, [("", "any of"), ("none", "none of"), .. Emptiness()])
            : Emptiness() is { Length: > 0 } absent ? Select(how, [("", "is"), .. absent])
            : Html.Empty;
        var kind = isNone is null ? "radio" : "checkbox";
        var boxes = options.Select(o => Html.Of(
            $"<label class=\"asking-o\"><input type=\"{kind}\" class=\"check\" name=\"{ConditionForm.Value}\" value=\"{o.Value}\"" +
            $"{Html.Raw(chosen.Contains(o.Value, StringComparer.OrdinalIgnoreCase) ? " checked" : "")}> <span>{o.Text}</span></label>"));
        return Html.Of(
            $"{select}<span class=\"asking-v asking-list\" role=\"group\" aria-label=\"{Column.HeadIn(Scope)}\">" +
            $"{Html.Join(boxes)}</span>");
    }

    private (string Value, string Word)[] Emptiness() => FieldTests.CanBeEmpty(Column.Field.Reads.ReturnType)
        ? [(EmptyTest.Empty, "is empty"), (EmptyTest.Filled, "is filled in")]
        : [];

    private Html Select(string chosen, IReadOnlyList<(string Value, string Word)> options) => Html.Of(
        $"<select class=\"select sm asking-how\" name=\"{ConditionForm.How}\" aria-label=\"{Scope.Say("Condition")}\">" +
        $"{Html.Join(options.Select(o => Option(o.Value, Scope.Say(o.Word), o.Value == chosen)))}</select>");

    // Alternatives: this one or one that is there already.
    private Html With(Func<Condition<TRow>, string> said)
    {
        var others = list.ConditionsIn(Scope).All.Where(c => c.IsRead && c.Name != condition.Name).ToList();
        if (others.Count == 0) return Html.Empty;
        var mine = condition.Group.Length == 0 ? null : others.Find(c => c.Group == condition.Group);
        var options = Html.Join(others.Select(c => Option(c.Name, Scope.Say("or {0}", said(c)), c == mine)));
        return Html.Of(
            $"<select class=\"select sm\" name=\"{ConditionForm.Or}\" aria-label=\"{Scope.Say("Together with other filters")}\">" +
            $"{Option("", Scope.Say("and all other filters"), mine is null)}{options}</select>");
    }

    private IEnumerable<object> Values()
    {
        var type = Column.Field.Reads.ReturnType;
        return Enum.GetValues(Nullable.GetUnderlyingType(type) ?? type).Cast<object>();
    }

    // What could not be read stays where it was typed.
    private (string?, string?) Typed() =>
        condition.Text.Split("..") is [var from, var to] ? (from, to) : (condition.Text, null);

    private static Html Option(string value, string text, bool isChosen) =>
        Html.Of($"<option value=\"{value}\"{Html.Raw(isChosen ? " selected" : "")}>{text}</option>");

    private static Html Hidden(string key, string value) =>
        Html.Of($"<input type=\"hidden\" name=\"{key}\" value=\"{value}\">");
}
