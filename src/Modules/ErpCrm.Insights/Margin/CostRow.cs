using ErpCrm.Contracts.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Margin;

/// <summary>One cost of an engagement, base currency.</summary>
internal sealed class CostRow
{
    public long Id { get; private set; }
    public required Guid EngagementId { get; init; }
    public required CostKind Kind { get; init; }
    public required Guid SourceId { get; init; }

    /// <summary>Whose labour it is.</summary>
    public Guid? PersonId { get; init; }

    public required decimal Amount { get; init; }
    public required int Minutes { get; init; }
    public required DateOnly On { get; init; }
}

internal sealed class CostRowConfiguration : IEntityTypeConfiguration<CostRow>
{
    public void Configure(EntityTypeBuilder<CostRow> cost)
    {
        cost.ToTable("CostRows");
        cost.HasIndex(c => new { c.EngagementId, c.Kind });
        // The average of the labour of a year, over all engagements.
        cost.HasIndex(c => new { c.Kind, c.On });
    }
}
