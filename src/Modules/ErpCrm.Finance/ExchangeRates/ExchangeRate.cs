using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Where a rate comes from.</summary>
internal enum RateSource
{
    ByHand,
    Import,
    Provider,
}

/// <summary>From a day on, 1 unit of the currency = so many units of the base currency (domain-rules §6).</summary>
internal sealed class ExchangeRate : Entity
{
    public const int RateDigits = 8;
    public const decimal MaxRate = 1_000_000m;

    /// <summary>A step from the rate before that is larger is worth a look.</summary>
    public const decimal UsualStep = 0.10m;

    private ExchangeRate()
    {
    }

    public ExchangeRate(string currency, DateOnly validFrom, decimal rate, RateSource source = RateSource.ByHand)
    {
        (Currency, ValidFrom) = (currency, validFrom);
        Set(rate, source);
    }

    public string Currency { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Rate { get; private set; }

    public RateSource Source { get; private set; }

    /// <summary>It is far from the one before it, and nobody looked at it yet.</summary>
    public bool IsUnusual { get; private set; }

    /// <summary>Corrects the rate of this day; documents keep the rate they were issued with.</summary>
    public void Set(decimal rate, RateSource source = RateSource.ByHand)
    {
        var rounded = Rounding.Round(rate, RateDigits);
        if (rounded is <= 0 or > MaxRate)
            throw new BusinessRuleException("Enter a rate above zero.") { Field = nameof(Rate) };
        (Source, IsUnusual) = (source, false);
        if (rounded == Rate) return;
        Rate = rounded;
        Raise(new ExchangeRateSet(Id, Currency, ValidFrom, Rate));
    }

    /// <summary>Nobody typed it: somebody should look at it if it is far from the one before.</summary>
    /// <param name="before">Null when there is none.</param>
    public void CompareWith(decimal? before) =>
        IsUnusual = before is { } last and > 0 && Math.Abs(Rate - last) > last * UsualStep;

    /// <summary>Somebody looked at it: it is right.</summary>
    public void Confirm() => IsUnusual = false;

    /// <summary>It was brought by mistake and goes.</summary>
    public void Withdraw() => Raise(new ExchangeRateRemoved(Id, Currency));
}

internal sealed class ExchangeRateConfiguration : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.ToTable("ExchangeRates");
        rate.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        rate.Property(r => r.Rate).HasPrecision(18, ExchangeRate.RateDigits);
        rate.HasIndex(r => new { r.Currency, r.ValidFrom }).IsUnique();
        rate.HasIndex(r => new { r.IsUnusual, r.ValidFrom });
    }
}
