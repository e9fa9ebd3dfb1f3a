using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Search;

/// <summary>What the search knows of one record. It says nothing that is shown: what a reader sees of a record is read
/// of the record itself.</summary>
internal sealed class SearchDocument
{
    public const int TitleLength = 600;
    public const int TextLength = 4000;

    /// <summary>Number of the kind above, order within it below (<see cref="SearchNumbers"/>): the records of a kind
    /// stand together, those known later behind the earlier ones.</summary>
    public required long Id { get; init; }

    /// <summary>Number of the kind.</summary>
    public required int Kind { get; init; }

    /// <summary>A copy that is a record of its own kind has the id of what it copies.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Title as <see cref="SearchWords.TitleKeys"/>.</summary>
    public required string Title { get; set; }

    /// <summary>Every word as <see cref="SearchWords.Keys"/>.</summary>
    public required string Text { get; set; }

    public required long Recency { get; set; }

    public required bool IsOver { get; set; }

    /// <summary>Raised with every change: who read an older one writes nothing.</summary>
    public int Revision { get; set; }
}

internal sealed class SearchDocumentConfiguration : IEntityTypeConfiguration<SearchDocument>
{
    public void Configure(EntityTypeBuilder<SearchDocument> document)
    {
        document.ToTable("SearchDocuments");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.Title).HasMaxLength(SearchDocument.TitleLength);
        document.Property(d => d.Text).HasMaxLength(SearchDocument.TextLength);
        document.Property(d => d.Revision).IsConcurrencyToken();
        document.HasIndex(d => new { d.RecordId, d.Kind }).IsUnique();
        document.HasIndex(d => new { d.Kind, d.Title });
    }
}
