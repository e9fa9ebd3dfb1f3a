using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.TaxRates;

/// <summary>A rate of value added tax that may stand on documents.</summary>
internal sealed class TaxRate : Entity
{
    private TaxRate()
    {
    }

    public TaxRate(string name, decimal percent, string? exemptionReason = null, bool isDefault = false) =>
        (Name, Percent, ExemptionReason, IsDefault, IsActive) = (name, percent, exemptionReason, isDefault, true);

    public string Name { get; private set; } = "";

    /// <summary>12 for 12 %.</summary>
    public decimal Percent { get; private set; }

    /// <summary>Why nothing is charged, printed on documents with this rate.</summary>
    public string? ExemptionReason { get; private set; }

    /// <summary>The rate of new lines.</summary>
    public bool IsDefault { get; private set; }

    public bool IsActive { get; private set; }
}

internal sealed class TaxRateConfiguration : IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxRate> rate)
    {
        rate.ToTable("TaxRates");
        rate.Property(r => r.Name).HasMaxLength(60);
        rate.Property(r => r.Percent).HasPrecision(5, 2);
    }
}
