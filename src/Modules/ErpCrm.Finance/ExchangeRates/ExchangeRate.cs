using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>From a day on, 1 unit of the currency = so many units of the base currency (domain-rules §6).</summary>
internal sealed class ExchangeRate : Entity
{
    private ExchangeRate()
    {
    }

    public ExchangeRate(string currency, DateOnly validFrom, decimal rate) => (Currency, ValidFrom, Rate) = (currency, validFrom, rate);

    public string Currency { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public decimal Rate { get; private set; }
}

internal sealed class ExchangeRateConfiguration : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.ToTable("ExchangeRates");
        rate.Property(r => r.Currency).HasMaxLength(Currencies.CodeLength);
        rate.Property(r => r.Rate).HasPrecision(18, 8);
        rate.HasIndex(r => new { r.Currency, r.ValidFrom }).IsUnique();
    }
}
