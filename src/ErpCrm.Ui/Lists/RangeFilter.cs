using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>A filter from one value to another, both included, either left open.</summary>
public abstract class RangeFilter<TRecord, TValue>(string first, string last, string label, string until) : ListFilter<TRecord>(first, label)
    where TValue : struct
{
    public override IReadOnlyList<string> Keys { get; } = [first, last];

    public override bool IsSet(ListScope scope) => Read(scope, Keys[0]) is not null || Read(scope, Keys[1]) is not null;

    public override IQueryable<TRecord> Apply(IQueryable<TRecord> records, ListScope scope) => IsSet(scope) ? Within(records, Read(scope, Keys[0]), Read(scope, Keys[1]), scope) : records;

    public override Html Control(ListScope scope) => Html.Of(
        $"<span class=\"row{(IsWide ? " hide-s" : "")}\"><label class=\"small muted nowrap\" for=\"{Keys[0]}\">{scope.Say(Label)}</label>{Box(Keys[0], scope)}<label class=\"small muted\" for=\"{Keys[1]}\">{scope.Say(until)}</label>{Box(Keys[1], scope)}</span>");

    protected abstract TValue? Read(ListScope scope, string key);

    protected abstract Html Box(string key, ListScope scope);

    protected abstract IQueryable<TRecord> Within(IQueryable<TRecord> records, TValue? first, TValue? last, ListScope scope);
}

/// <summary>From one day to another.</summary>
public sealed class DaysFilter<TRecord>(string from, string to, string label, Func<IQueryable<TRecord>, DateOnly, DateOnly, ListScope, IQueryable<TRecord>> within, string until = "to")
    : RangeFilter<TRecord, DateOnly>(from, to, label, until)
{
    protected override DateOnly? Read(ListScope scope, string key) =>
        scope.Query[key] is { } text && DateText.TryParse(text, CultureInfo.CurrentCulture, out var day) ? day : null;

    protected override Html Box(string key, ListScope scope) => Html.Of(
        $"<ui-date data-label=\"{scope.Say("Choose a day")}\"><input class=\"input sm\" type=\"date\" id=\"{key}\" name=\"{key}\" value=\"{Format.Input(Read(scope, key))}\"></ui-date>");

    protected override IQueryable<TRecord> Within(IQueryable<TRecord> records, DateOnly? first, DateOnly? last, ListScope scope) =>
        within(records, first ?? DateOnly.MinValue, last ?? DateOnly.MaxValue, scope);
}

/// <summary>From one amount to another.</summary>
public sealed class AmountsFilter<TRecord>(string from, string to, string label, Expression<Func<TRecord, decimal>> amount, string until = "to")
    : RangeFilter<TRecord, decimal>(from, to, label, until)
{
    protected override decimal? Read(ListScope scope, string key) =>
        scope.Query[key] is { } text && DecimalText.TryParse(text, CultureInfo.CurrentCulture, out var value) ? value : null;

    protected override Html Box(string key, ListScope scope) => Html.Of(
        $"<input class=\"input sm num\" inputmode=\"decimal\" size=\"8\" id=\"{key}\" name=\"{key}\" value=\"{scope.Query[key]}\">");

    protected override IQueryable<TRecord> Within(IQueryable<TRecord> records, decimal? first, decimal? last, ListScope scope)
    {
        if (first is { } least) records = records.Where(Predicates.AtLeast(amount, least));
        return last is { } most ? records.Where(Predicates.AtMost(amount, most)) : records;
    }
}
