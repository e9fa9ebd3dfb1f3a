using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Files;

/// <summary>Who does something, and when.</summary>
/// <param name="At">UTC.</param>
internal sealed record By(Guid UserId, DateTime At);

/// <summary>A file of a record. Its row stays when it is removed: who added and who removed it is known.</summary>
internal sealed class Attachment : IAboutRecord
{
    /// <summary>How long a removed file can be brought back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    // A day longer than it can be brought back: whoever does it at the last moment finds it.
    private static readonly TimeSpan KeptFor = UndoFor + TimeSpan.FromDays(1);

    private Attachment()
    {
    }

    public Guid Id { get; private set; } = Ids.New();

    [NotAudited]
    public string Kind { get; private set; } = "";

    [NotAudited]
    public Guid RecordId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Told from the content (<see cref="FileTypes"/>).</summary>
    [NotAudited]
    public string Type { get; private set; } = FileTypes.Other;

    [NotAudited]
    public string Hash { get; private set; } = "";

    [NotAudited]
    public long Bytes { get; private set; }

    [NotAudited]
    public Guid AddedById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime AddedAt { get; private set; }

    [NotAudited]
    public Guid? RemovedById { get; private set; }

    /// <summary>UTC; null while it is there.</summary>
    public DateTime? RemovedAt { get; private set; }

    public RecordRef Record => new(Kind, RecordId);

    /// <param name="name">As its owner calls it; directories and hidden characters are cut away.</param>
    /// <param name="id">Known before it is attached; null for a new one.</param>
    public static Attachment Of(
        RecordRef record, StoredFile file, string name, string type, By by, Guid? id = null) => new()
    {
        Id = id ?? Ids.New(),
        Kind = record.Kind,
        RecordId = record.Id,
        Name = FileNames.Clean(name),
        Type = type,
        Hash = file.Hash,
        Bytes = file.Bytes,
        AddedById = by.UserId,
        AddedAt = by.At,
    };

    /// <summary>Calls it otherwise; what kind of file it is stays: a name without the ending gets it.</summary>
    /// <exception cref="BusinessRuleException">Nothing that is shown is left of the name, or it would become what
    /// the company does not take.</exception>
    public void Rename(string? name, FileRules rules)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new BusinessRuleException("Enter a name.") { Field = nameof(Name) };
        var ending = Path.GetExtension(Name);
        var clean = FileNames.Clean(name);
        // Only what had no ending can get another.
        if (ending.Length == 0) rules.CheckName(clean);
        Name = clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            ? clean
            : clean[..Math.Min(clean.Length, FileNames.MaxLength - ending.Length)] + ending;
    }

    /// <summary>Takes it off the record; removed already, it stays as it is.</summary>
    public void Remove(By by)
    {
        if (RemovedAt is null) (RemovedById, RemovedAt) = (by.UserId, by.At);
    }

    /// <exception cref="BusinessRuleException">It was removed too long ago.</exception>
    public void Restore(DateTime now)
    {
        if (RemovedAt is { } removed && now - removed > UndoFor)
            throw new BusinessRuleException("The file was removed more than {0} days ago and is not kept any more.",
                UndoFor.Days);
        (RemovedById, RemovedAt) = (null, null);
    }

    /// <summary>Since when removed files are kept.</summary>
    public static DateTime KeptSince(DateTime now) => now - KeptFor;
}

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.Property(a => a.Kind).HasMaxLength(RecordRef.KindLength);
        builder.Property(a => a.Name).HasMaxLength(FileNames.MaxLength);
        builder.Property(a => a.Type).HasMaxLength(60);
        builder.Property(a => a.Hash).HasMaxLength(StoredFile.HashLength);
        builder.HasIndex(a => new { a.Kind, a.RecordId, a.RemovedAt });
    }
}
