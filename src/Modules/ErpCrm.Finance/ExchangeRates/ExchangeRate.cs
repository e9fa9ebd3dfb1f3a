using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>From a day on, 1 unit of the currency = so many units of the base currency (domain-rules §6).</summary>
internal sealed class ExchangeRate : Entity
{
    public const int RateDigits = 8;
    public const decimal MaxRate = 1_000_000m;

    private ExchangeRate()
    {
    }

    public ExchangeRate(string currency, DateOnly validFrom, decimal rate)
    {
        (Currency, ValidFrom) = (currency, validFrom);
        Set(rate);
    }

    public string Currency { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Rate { get; private set; }

    /// <summary>Corrects the rate of this day; documents keep the rate they were issued with.</summary>
    public void Set(decimal rate)
    {
        var rounded = Rounding.Round(rate, RateDigits);
        if (rounded is <= 0 or > MaxRate)
            throw new BusinessRuleException("Enter a rate above zero.") { Field = nameof(Rate) };
        if (rounded == Rate) return;
        Rate = rounded;
        Raise(new ExchangeRateSet(Id, Currency, ValidFrom, Rate));
    }
}

internal sealed class ExchangeRateConfiguration : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.ToTable("ExchangeRates");
        rate.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        rate.Property(r => r.Rate).HasPrecision(18, ExchangeRate.RateDigits);
        rate.HasIndex(r => new { r.Currency, r.ValidFrom }).IsUnique();
    }
}
