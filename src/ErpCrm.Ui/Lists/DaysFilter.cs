using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>From one day to another, both included, either left open.</summary>
public sealed class DaysFilter<TRecord>(
    string from, string to, string label,
    Func<IQueryable<TRecord>, DateOnly, DateOnly, ListScope, IQueryable<TRecord>> within,
    string until = "to")
    : ListFilter<TRecord>(from, label)
{
    public override IReadOnlyList<string> Keys { get; } = [from, to];

    public override bool IsSet(ListScope scope) => Read(scope, Key) is not null || Read(scope, to) is not null;

    public override IQueryable<TRecord> Apply(IQueryable<TRecord> records, ListScope scope) => IsSet(scope)
        ? within(records, Read(scope, Key) ?? DateOnly.MinValue, Read(scope, to) ?? DateOnly.MaxValue, scope)
        : records;

    public override Html Control(ListScope scope) => Html.Of(
        $"<span class=\"row{(IsWide ? " hide-s" : "")}\">" +
        $"<label class=\"small muted nowrap\" for=\"{Key}\">{scope.Say(Label)}</label>{Box(Key, scope)}" +
        $"<label class=\"small muted\" for=\"{to}\">{scope.Say(until)}</label>{Box(to, scope)}</span>");

    private static DateOnly? Read(ListScope scope, string key) =>
        scope.Query[key] is { } text && DateText.TryParse(text, out var day) ? day : null;

    private static Html Box(string key, ListScope scope) => Html.Of(
        $"<ui-date data-label=\"{scope.Say("Choose a day")}\"><input class=\"input sm\" type=\"date\" " +
        $"id=\"{key}\" name=\"{key}\" value=\"{Format.Input(Read(scope, key))}\"></ui-date>");
}
