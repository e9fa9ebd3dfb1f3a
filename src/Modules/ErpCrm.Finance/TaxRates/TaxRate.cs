using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.TaxRates;

/// <summary>A rate of value added tax that may stand on documents while it is valid (domain-rules §2).</summary>
internal sealed class TaxRate : Entity
{
    public const int NameLength = 60;
    public const int ReasonLength = 200;

    private TaxRate()
    {
    }

    public TaxRate(string name, decimal percent, string? exemptionReason = null, bool isDefault = false)
    {
        Change(name, percent, exemptionReason, null, null);
        (IsDefault, IsActive) = (isDefault, true);
    }

    public string Name { get; private set; } = "";

    /// <summary>12 for 12 %.</summary>
    public decimal Percent { get; private set; }

    /// <summary>Why nothing is charged, printed on documents with this rate.</summary>
    public string? ExemptionReason { get; private set; }

    /// <summary>First day, or null for always.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>Last day, or null for ever.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The rate of new lines.</summary>
    public bool IsDefault { get; private set; }

    public bool IsActive { get; private set; }

    // Fixed ids: two processes that start at once make the same rows.
    public static IReadOnlyList<TaxRate> BuiltIn() =>
    [
        new("VAT 12%", 12, isDefault: true) { Id = BuiltInId(1) },
        new("VAT 0%", 0, "Export of services, zero rate") { Id = BuiltInId(2) },
        new("Without VAT", 0, "Exempt from VAT") { Id = BuiltInId(3) },
    ];

    public bool IsValidOn(DateOnly day) => IsActive && (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || day <= ValidUntil);

    public void Change(string name, decimal percent, string? exemptionReason, DateOnly? validFrom, DateOnly? validUntil)
    {
        if (percent is < 0 or > 100) throw new BusinessRuleException("Between {0} and {1}.", 0, 100) { Field = nameof(Percent) };
        if (validUntil < validFrom) throw new BusinessRuleException("The last day may not lie before the first.") { Field = nameof(ValidUntil) };
        var reason = string.IsNullOrWhiteSpace(exemptionReason) ? null : exemptionReason.Trim();
        if (percent > 0 && reason is not null) throw new BusinessRuleException("A reason belongs to a rate of 0%.") { Field = nameof(ExemptionReason) };
        (Name, Percent, ExemptionReason) = (name.Trim(), percent, reason);
        (ValidFrom, ValidUntil) = (validFrom, validUntil);
    }

    public void MakeDefault(bool isDefault) => IsDefault = isDefault;

    public void SwitchOff()
    {
        if (IsDefault) throw new BusinessRuleException("Make another rate the default first.") { Field = nameof(IsActive) };
        IsActive = false;
    }

    public void SwitchOn() => IsActive = true;

    private static Guid BuiltInId(int number) => new(number, 0x7a7a, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}

internal sealed class TaxRateConfiguration : IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxRate> rate)
    {
        rate.ToTable("TaxRates");
        rate.Property(r => r.Name).HasMaxLength(TaxRate.NameLength);
        rate.Property(r => r.ExemptionReason).HasMaxLength(TaxRate.ReasonLength);
        rate.Property(r => r.Percent).HasPrecision(5, 2);
        rate.HasIndex(r => r.Name).IsUnique();
    }
}
