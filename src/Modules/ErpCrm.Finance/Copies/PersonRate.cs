using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Copies;

/// <summary>What an hour of somebody costs and is sold for from a day on, in base currency.</summary>
internal sealed class PersonRate
{
    /// <summary>Id of the rate in its own module.</summary>
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }
    public required DateOnly ValidFrom { get; set; }
    public required decimal CostPerHour { get; set; }

    /// <summary>Null when the person is not sold.</summary>
    public required decimal? BillPerHour { get; set; }
}

internal sealed class PersonRateConfiguration : IEntityTypeConfiguration<PersonRate>
{
    public void Configure(EntityTypeBuilder<PersonRate> rate)
    {
        rate.ToTable("PersonRates");
        rate.Property(r => r.Id).ValueGeneratedNever();
        rate.HasIndex(r => new { r.PersonId, r.ValidFrom });
    }
}
