using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.TaxRates.SalesTaxes;

/// <summary>
/// Tax on turnover («налог с продаж»), from a day on. It is no part of any invoice: whoever sells owes it on what
/// comes in, without VAT, and money in cash is taxed at another rate than other money.
/// </summary>
internal sealed class SalesTaxRate : Entity
{
    public const int SourceLength = 200;
    private const int Hundred = 100;

    private SalesTaxRate()
    {
    }

    public SalesTaxRate(DateOnly validFrom, decimal cashPercent, decimal otherPercent, string? source) =>
        Change(validFrom, cashPercent, otherPercent, source);

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Of what comes in as cash.</summary>
    public decimal CashPercent { get; private set; }

    /// <summary>Of what comes in by bank or card.</summary>
    public decimal OtherPercent { get; private set; }

    /// <summary>Where the rates stand.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The percent of a day: of the newest rates that are valid by then; null when none are.</summary>
    public static decimal? On(IEnumerable<SalesTaxRate> rates, DateOnly day, bool isCash)
    {
        var rate = rates.Where(r => r.ValidFrom <= day).MaxBy(r => r.ValidFrom);
        return isCash ? rate?.CashPercent : rate?.OtherPercent;
    }

    public void Change(DateOnly validFrom, decimal cashPercent, decimal otherPercent, string? source)
    {
        Require(cashPercent, nameof(CashPercent));
        Require(otherPercent, nameof(OtherPercent));
        (ValidFrom, CashPercent, OtherPercent) = (validFrom, cashPercent, otherPercent);
        Source = source?.Trim() ?? "";
    }

    private static void Require(decimal percent, string field)
    {
        if (percent is < 0 or > Hundred)
            throw new BusinessRuleException("Between {0} and {1}.", 0, Hundred) { Field = field };
    }
}

internal sealed class SalesTaxRateConfiguration : IEntityTypeConfiguration<SalesTaxRate>
{
    public void Configure(EntityTypeBuilder<SalesTaxRate> rate)
    {
        rate.ToTable("SalesTaxRates");
        rate.Property(r => r.CashPercent).HasPrecision(5, 2);
        rate.Property(r => r.OtherPercent).HasPrecision(5, 2);
        rate.Property(r => r.Source).HasMaxLength(SalesTaxRate.SourceLength);
        rate.HasIndex(r => r.ValidFrom).IsUnique();
    }
}
