using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Margin;

/// <summary>What one engagement earned and cost in one month, base currency.</summary>
internal sealed class MonthlyMargin
{
    public required Guid EngagementId { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    public decimal Earned { get; set; }
    public decimal Cost { get; set; }

    /// <summary>The part of the cost that is labour, and the minutes it is for.</summary>
    public decimal LabourCost { get; set; }

    public int LabourMinutes { get; set; }
}

internal sealed class MonthlyMarginConfiguration : IEntityTypeConfiguration<MonthlyMargin>
{
    public void Configure(EntityTypeBuilder<MonthlyMargin> margin)
    {
        margin.ToTable("MonthlyMargins");
        margin.HasKey(m => new { m.EngagementId, m.Month });
        margin.HasIndex(m => m.Month);
    }
}
