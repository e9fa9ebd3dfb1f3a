using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Lists;

/// <summary>One reading of a list: who reads, what is asked for, and what was fetched for all rows at once.</summary>
public sealed class ListScope
{
    private readonly IServiceProvider _services;
    private readonly Type _texts;
    private readonly Dictionary<Type, object> _kept = [];
    private readonly Dictionary<string, IReadOnlyList<SelectListItem>> _choices = [];
    private readonly IStringLocalizer _own;
    private readonly IStringLocalizer _shared;

    /// <param name="texts">Marker of the module's texts.</param>
    /// <param name="reader">Who reads; the signed-in user when null.</param>
    public ListScope(IServiceProvider services, ListQuery query, Type texts, ICurrentUser? reader = null)
    {
        _services = services;
        _texts = texts;
        Query = query;
        Me = reader ?? services.GetRequiredService<ICurrentUser>();
        Clock = services.GetRequiredService<IBusinessClock>();
        BaseCurrency = services.GetRequiredService<ICompanyProfile>().Current.BaseCurrency;
        _own = services.GetRequiredService<IStringLocalizerFactory>().Create(texts);
        _shared = services.GetRequiredService<IStringLocalizer<SharedText>>();
    }

    public ListQuery Query { get; }

    public ICurrentUser Me { get; }

    public IBusinessClock Clock { get; }

    public DateOnly Today => Clock.Today;

    public string BaseCurrency { get; }

    /// <summary>The module's texts.</summary>
    public IStringLocalizer Texts => _own;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal IServiceProvider Services => _services;

    /// <summary>Null where nobody provides it.</summary>
    public T? Find<T>()
        where T : class => _services.GetService<T>();

    /// <summary>Keeps what was fetched once for the whole list.</summary>
    public T Keep<T>(T value)
        where T : notnull
    {
        _kept[typeof(T)] = value;
        return value;
    }

    /// <summary>What was kept.</summary>
    public T Kept<T>() => (T)_kept[typeof(T)];

    /// <summary>What was kept, if it was.</summary>
    public T? KeptOrNull<T>()
        where T : class => _kept.GetValueOrDefault(typeof(T)) as T;

    /// <summary>Another reading by the same reader.</summary>
    public ListScope With(ListQuery query) => new(_services, query, _texts, Me);

    internal void KeepChoices(string key, IReadOnlyList<SelectListItem> choices) => _choices[key] = choices;

    internal IReadOnlyList<SelectListItem> ChoicesOf(string key) => _choices.GetValueOrDefault(key, []);

    /// <summary>An English text in the reader's language, by the module's words,
    /// otherwise by the shared ones; names that people gave stay as they are.</summary>
    public string Say(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var own = _own[text];
        return own.ResourceNotFound ? _shared[text] : own;
    }

    /// <summary>A declared word whose <c>{0}</c> is the base currency.</summary>
    public string SayInBase(string word) =>
        word.Contains("{0}", StringComparison.Ordinal) ? Say(word, Format.Currency(BaseCurrency)) : Say(word);

    /// <summary>The same with values.</summary>
    public string Say(string text, params object[] values)
    {
        var own = _own[text, values];
        return own.ResourceNotFound ? _shared[text, values] : own;
    }

    /// <summary>A word that means another thing elsewhere.</summary>
    public string SayIn(string? context, string text) => context is null ? Say(text) : _own.In(context, text);

    /// <summary>A text with a count.</summary>
    public string Count(string text, long count) => _own.Count(text, count);

    public Html Icon(string name, string? css = null) => Html.Raw(Get<Assets>().Icon(name, css));

    /// <summary>An instant in the reader's time zone, as "5 min ago" within a week.</summary>
    public Html Moment(DateTime? utc, bool exact = false) =>
        MomentTagHelper.Markup(utc, exact, Me.TimeZone, Clock.UtcNow, _shared);
}
