using ErpCrm.Ui.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Ui.Lists;

/// <summary>A key of the address that narrows a list, and the control that sets it.</summary>
public abstract class ListFilter<TRecord>(string key, string? label)
{
    public string Key { get; } = key;

    /// <summary>English name of the control; null for a filter that only links set.</summary>
    public string? Label { get; } = label;

    /// <summary>Names of its values in the address.</summary>
    public virtual IReadOnlyList<string> Keys => [Key];

    /// <summary>What the list says while only a link could have set it; null says nothing.</summary>
    public Func<ListScope, string?>? Notice { get; init; }

    /// <summary>Left out on a phone.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it holds also when the filters are cleared.</summary>
    public virtual bool Stays => false;

    /// <summary>Whether the address holds a value that it can read.</summary>
    public abstract bool IsSet(ListScope scope);

    public abstract IQueryable<TRecord> Apply(IQueryable<TRecord> records, ListScope scope);

    /// <summary>Fetches what the control offers.</summary>
    public virtual Task PrepareAsync(ListScope scope, CancellationToken ct) => Task.CompletedTask;

    public abstract Html Control(ListScope scope);
}

/// <summary>A filter with values to choose from.</summary>
internal interface IOffersChoices
{
    string Key { get; }

    bool Offers { get; }

    Task<IEnumerable<SelectListItem>> OfferAsync(ListScope scope, CancellationToken ct);
}

/// <summary>A filter of one value: chosen from a list, or carried by links.</summary>
/// <param name="read">The value in a text of the address; false when it is none.</param>
public sealed class ValueFilter<TRecord, TValue>(
    string key, string? label, TryRead<TValue> read, Func<IQueryable<TRecord>, TValue, ListScope,
    IQueryable<TRecord>> narrow) : ListFilter<TRecord>(key, label), IOffersChoices
{
    /// <summary>English text of no choice.</summary>
    public string Any { get; init; } = "";

    /// <summary>What can be chosen; null for a filter without control.</summary>
    public Func<ListScope, CancellationToken, Task<IEnumerable<SelectListItem>>>? Choices { get; init; }

    public override bool IsSet(ListScope scope) => scope.Query[Key] is { } text && read(text, out _);

    public override IQueryable<TRecord> Apply(IQueryable<TRecord> records, ListScope scope) =>
        scope.Query[Key] is { } text && read(text, out var value) ? narrow(records, value, scope) : records;

    public override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        if (Choices is not null) scope.KeepChoices(Key, [.. await Choices(scope, ct)]);
    }

    bool IOffersChoices.Offers => Choices is not null;

    async Task<IEnumerable<SelectListItem>> IOffersChoices.OfferAsync(ListScope scope, CancellationToken ct) =>
        Choices is null ? [] : await Choices(scope, ct);

    public override Html Control(ListScope scope)
    {
        if (Choices is null) return Hidden(scope);
        var chosen = scope.Query[Key];
        var (label, any) = (scope.Say(Label), Option("", scope.Say(Any), false));
        var options = Html.Join(scope.ChoicesOf(Key).Select(choice => Option(choice.Value, choice.Text,
            string.Equals(choice.Value, chosen, StringComparison.OrdinalIgnoreCase))));
        var css = IsWide ? "select sm hide-s" : "select sm";
        return Html.Of(
            $"<select class=\"{css}\" id=\"{Key}\" name=\"{Key}\" aria-label=\"{label}\">{any}{options}</select>");
    }

    private Html Hidden(ListScope scope) =>
        IsSet(scope) ? Html.Of($"<input type=\"hidden\" name=\"{Key}\" value=\"{scope.Query[Key]}\">") : Html.Empty;

    private static Html Option(string value, string text, bool isChosen) =>
        Html.Of($"<option value=\"{value}\"{Html.Raw(isChosen ? " selected" : "")}>{text}</option>");
}

/// <summary>Reads a value of the address.</summary>
public delegate bool TryRead<TValue>(string text, out TValue value);
