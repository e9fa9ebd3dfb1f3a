namespace ErpCrm.Ui.Lists;

/// <summary>A filter of what is typed, as it is.</summary>
public sealed class TextFilter<TRecord>(
    string key, string label, Func<IQueryable<TRecord>, string,
    IQueryable<TRecord>> narrow) : ListFilter<TRecord>(key, label)
{
    private const int MostLetters = 80;

    public override bool IsSet(ListScope scope) => scope.Query[Key] is not null;

    public override IQueryable<TRecord> Apply(IQueryable<TRecord> records, ListScope scope) =>
        scope.Query[Key] is { } text ? narrow(records, text) : records;

    public override Html Control(ListScope scope)
    {
        var name = scope.Say(Label);
        return Html.Of(
            $"<div class=\"affix\">{scope.Icon("search")}<input class=\"input sm\" id=\"{Key}\" name=\"{Key}\" " +
            $"value=\"{scope.Query[Key]}\" placeholder=\"{name}\" aria-label=\"{name}\" maxlength=\"{MostLetters}\"></div>");
    }
}
