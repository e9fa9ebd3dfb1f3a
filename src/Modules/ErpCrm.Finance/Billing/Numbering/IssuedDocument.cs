using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>
/// The frozen content of an issued document, chained by hash to the
/// number before it in its series: changing a row behind the application's
/// back breaks the chain at that row (domain-rules §4, §34).
/// </summary>
internal sealed class IssuedDocument
{
    private IssuedDocument()
    {
    }

    public IssuedDocument(Guid id, string series, int sequence, DateOnly issuedOn, string content, string previousHash)
    {
        (Id, Series, Sequence, IssuedOn, Content, PreviousHash) = (id, series, sequence, issuedOn, content,
            previousHash);
        Hash = HashOf(previousHash, content);
    }

    /// <summary>What the first document of a series is chained to.</summary>
    public const string NoHash = "";

    /// <summary>Id of the invoice or credit note.</summary>
    public Guid Id { get; private set; }

    public string Series { get; private set; } = "";
    public int Sequence { get; private set; }
    public DateOnly IssuedOn { get; private set; }

    /// <summary>JSON of the document as it was issued.</summary>
    public string Content { get; private set; } = "";

    public string PreviousHash { get; private set; } = "";
    public string Hash { get; private set; } = "";

    public static string HashOf(string previousHash, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previousHash + content)));

    /// <summary>Hash of the series' last document; run while the series is locked by taking a number.</summary>
    public static async Task<string> LastHashAsync(FinanceDbContext db, string series, CancellationToken ct) =>
        await db.IssuedDocuments.Where(d => d.Series == series).OrderByDescending(d => d.Sequence).Select(d => d.Hash)
            .FirstOrDefaultAsync(ct) ?? NoHash;
}

/// <summary>The printed document: bytes as they were sent out. Apart from what is listed.</summary>
internal sealed class DocumentFile
{
    private DocumentFile()
    {
    }

    public DocumentFile(Guid documentId, byte[] pdf)
    {
        (DocumentId, Pdf) = (documentId, pdf);
        Sha256 = HashOf(pdf);
    }

    public Guid DocumentId { get; private set; }
    public byte[] Pdf { get; private set; } = [];
    public string Sha256 { get; private set; } = "";

    /// <summary>Whether it is what was printed.</summary>
    public bool IsWhole => Sha256 == HashOf(Pdf);

    private static string HashOf(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));
}

internal sealed class IssuedDocumentConfiguration : IEntityTypeConfiguration<IssuedDocument>
{
    public void Configure(EntityTypeBuilder<IssuedDocument> document)
    {
        document.ToTable("IssuedDocuments");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.Series).HasMaxLength(20);
        document.Property(d => d.Content).HasMaxLength(-1);
        document.Property(d => d.PreviousHash).HasMaxLength(64);
        document.Property(d => d.Hash).HasMaxLength(64);
        document.HasIndex(d => new { d.Series, d.Sequence }).IsUnique();
    }
}

internal sealed class DocumentFileConfiguration : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> file)
    {
        file.ToTable("DocumentFiles");
        file.HasKey(f => f.DocumentId);
        file.Property(f => f.DocumentId).ValueGeneratedNever();
        file.Property(f => f.Sha256).HasMaxLength(64);
    }
}
