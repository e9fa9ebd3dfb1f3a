using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Search;

/// <summary>The rest of a word from one of its letters on, where the database has no index of word parts of its own:
/// whatever stands inside of a word is the beginning of one of these.</summary>
internal sealed class SearchPart
{
    public const int Length = 24;

    public required string Part { get; init; }

    public required long DocumentId { get; init; }
}

internal sealed class SearchPartConfiguration : IEntityTypeConfiguration<SearchPart>
{
    public void Configure(EntityTypeBuilder<SearchPart> part)
    {
        part.ToTable("SearchParts");
        part.HasKey(p => new { p.Part, p.DocumentId });
        part.Property(p => p.Part).HasMaxLength(SearchPart.Length);
        part.HasOne<SearchDocument>().WithMany().HasForeignKey(p => p.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
