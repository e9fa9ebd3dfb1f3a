using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Search;

/// <summary>Whether all records of a kind are in the index.</summary>
internal sealed class SearchFilling
{
    /// <summary>Raised when words are folded otherwise: what is in the index is made anew.</summary>
    public const int PresentForm = 1;

    /// <summary>Key of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>How words were folded when it was filled; 0 until it is.</summary>
    public int Form { get; set; }
}

internal sealed class SearchFillingConfiguration : IEntityTypeConfiguration<SearchFilling>
{
    public void Configure(EntityTypeBuilder<SearchFilling> filling)
    {
        filling.ToTable("SearchFillings");
        filling.HasKey(f => f.Kind);
        filling.Property(f => f.Kind).HasMaxLength(RecordRef.KindLength);
    }
}
