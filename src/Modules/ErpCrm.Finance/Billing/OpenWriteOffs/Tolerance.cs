using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

/// <summary>How much of an invoice in a currency may be given up as a small difference, without being a debt that
/// nobody pays (domain-rules §7).</summary>
internal sealed class Tolerance : Entity
{
    private Tolerance()
    {
    }

    public Tolerance(string currency, decimal amount) => Change(currency, amount);

    /// <summary>The currency: each has one limit.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The most, in that currency.</summary>
    public decimal Amount { get; private set; }

    public void Change(string currency, decimal amount)
    {
        if (!Currencies.IsKnown(currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Name) };
        if (Currencies.Exact(amount, currency, nameof(Amount)) <= 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        (Name, Amount) = (currency, amount);
    }
}

internal sealed class ToleranceConfiguration : IEntityTypeConfiguration<Tolerance>
{
    public void Configure(EntityTypeBuilder<Tolerance> tolerance)
    {
        tolerance.ToTable("Tolerances");
        tolerance.Property(t => t.Name).HasMaxLength(Currencies.CodeLength);
        tolerance.HasIndex(t => t.Name).IsUnique();
    }
}
