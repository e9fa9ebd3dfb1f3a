using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.AverageWages;

/// <summary>The average wage of the country that limits of contributions are taken of, from a day on.</summary>
internal sealed class AverageWage : Entity
{
    public const int SourceLength = 200;

    private AverageWage()
    {
    }

    /// <param name="id">Of one that every process makes alike; null for others.</param>
    public AverageWage(DateOnly validFrom, decimal amount, string? source, Guid? id = null)
    {
        if (id is { } known) Id = known;
        Change(validFrom, amount, source);
    }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Of a month, base currency.</summary>
    public decimal Amount { get; private set; }

    /// <summary>Who says so.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The amount of a day: the newest that is valid by then; 0 when none is.</summary>
    public static decimal On(IEnumerable<AverageWage> wages, DateOnly day) =>
        wages.Where(w => w.ValidFrom <= day).MaxBy(w => w.ValidFrom)?.Amount ?? 0;

    public void Change(DateOnly validFrom, decimal amount, string? source)
    {
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        (ValidFrom, Amount, Source) = (validFrom, amount, source?.Trim() ?? "");
    }
}

internal sealed class AverageWageConfiguration : IEntityTypeConfiguration<AverageWage>
{
    public void Configure(EntityTypeBuilder<AverageWage> wage)
    {
        wage.ToTable("AverageWages");
        wage.Property(w => w.Source).HasMaxLength(AverageWage.SourceLength);
        wage.HasIndex(w => w.ValidFrom).IsUnique();
    }
}
