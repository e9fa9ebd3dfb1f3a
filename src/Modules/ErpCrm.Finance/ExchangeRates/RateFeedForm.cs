using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Whether the rates of a bank are fetched.</summary>
internal sealed class RateFeedForm
{
    public const int Unsaved = -1;

    public bool IsOn { get; set; }
    public string? Provider { get; set; }
    public int Version { get; set; }

    /// <summary>How fetching went last.</summary>
    [BindNever]
    public RateFeed? Feed { get; set; }

    [BindNever]
    public IReadOnlyList<IRateProvider> Providers { get; set; } = [];

    [BindNever]
    public string BaseCurrency { get; set; } = "";

    /// <summary>The bank that is asked.</summary>
    public IRateProvider? Chosen => Providers.FirstOrDefault(p => p.Key == Provider) ?? Providers.FirstOrDefault();

    /// <summary>Its rates are said in the currency of the books.</summary>
    public bool Fits => Chosen?.BaseCurrency == BaseCurrency;
}

internal sealed class RateFeedFormValidator : AbstractValidator<RateFeedForm>
{
    public RateFeedFormValidator() => RuleFor(f => f.Provider).MaximumLength(RateFeed.ProviderLength);
}
