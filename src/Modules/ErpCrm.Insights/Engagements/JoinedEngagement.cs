using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Engagements;

/// <summary>An engagement that goes on in another one: what still arrives for it is told there.</summary>
internal sealed class JoinedEngagement
{
    public required Guid Id { get; init; }
    public required Guid IntoId { get; init; }
}

internal sealed class JoinedEngagementConfiguration : IEntityTypeConfiguration<JoinedEngagement>
{
    public void Configure(EntityTypeBuilder<JoinedEngagement> joined)
    {
        joined.ToTable("JoinedEngagements");
        joined.Property(j => j.Id).ValueGeneratedNever();
    }
}
