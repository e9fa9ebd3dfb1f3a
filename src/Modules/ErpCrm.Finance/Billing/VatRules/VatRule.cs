using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.VatRules;

/// <summary>On what the company rounds VAT, from a day on (domain-rules §2): laws differ, and EN 16931 wants it on the
/// sum of each rate.</summary>
internal sealed class VatRule : Entity
{
    private VatRule()
    {
    }

    public VatRule(DateOnly validFrom, VatRounding rounding) => Change(validFrom, rounding);

    public DateOnly ValidFrom { get; private set; }

    public VatRounding Rounding { get; private set; }

    public void Change(DateOnly validFrom, VatRounding rounding) => (ValidFrom, Rounding) = (validFrom, rounding);
}

internal static class VatRuleQueries
{
    /// <summary>What holds on a day; on the sum of each rate where nothing is set for it.</summary>
    public static async Task<VatRounding> RoundingOnAsync(this IQueryable<VatRule> rules, DateOnly day,
        CancellationToken ct) =>
        await rules.AsNoTracking().Where(r => r.ValidFrom <= day).OrderByDescending(r => r.ValidFrom)
            .Select(r => (VatRounding?)r.Rounding).FirstOrDefaultAsync(ct) ?? VatRounding.PerRate;

    /// <summary>A key of the texts.</summary>
    public static string WordOf(VatRounding rounding) =>
        rounding == VatRounding.PerLine ? "On each line" : "On the sum of each rate";
}

internal sealed class VatRuleConfiguration : IEntityTypeConfiguration<VatRule>
{
    public void Configure(EntityTypeBuilder<VatRule> rule)
    {
        rule.ToTable("VatRules");
        rule.HasIndex(r => r.ValidFrom).IsUnique();
    }
}
