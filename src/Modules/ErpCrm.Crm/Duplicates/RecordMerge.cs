using System.Text.Json;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Duplicates;

/// <summary>A merge of two records, and what an undo needs of it.</summary>
internal sealed class RecordMerge
{
    /// <summary>How long a merge can be undone.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    public const int NameLength = 160;

    public Guid Id { get; private set; } = Ids.New();

    public required string Kind { get; init; }

    public required Guid FromId { get; init; }

    public required Guid IntoId { get; init; }

    /// <summary>What the merged one was called.</summary>
    public required string FromName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MergedAt { get; init; }

    public required string MergedByName { get; init; }

    /// <summary>UTC; null while they are one.</summary>
    public DateTime? PartedAt { get; private set; }

    /// <summary>State before and after, as JSON.</summary>
    public string States { get; private set; } = "";

    /// <summary>Two people who undo it at once do it once.</summary>
    public int Version { get; private set; }

    /// <summary>What every module learns of it.</summary>
    public MergedRecord Alias(string intoName) => new()
    {
        Kind = Kind, FromId = FromId, IntoId = IntoId, MergeId = Id, FromName = FromName, IntoName = intoName,
        MergedAt = MergedAt,
    };

    public bool CanBeUndone(DateTime utcNow) => PartedAt is null && utcNow - MergedAt <= UndoFor;

    public void Keep<TState>(TState states) => States = JsonSerializer.Serialize(states);

    public TState Kept<TState>() => JsonSerializer.Deserialize<TState>(States)!;

    /// <summary>The merges into a record that can be undone, the latest first.</summary>
    /// <param name="any">Whether there may be one: most records were never merged, and nothing is asked.</param>
    public static async Task<IReadOnlyList<RecordMerge>> OfAsync(CrmDbContext db, string kind, Guid intoId, bool any,
        CancellationToken ct) => any
        ? await db.Merges.AsNoTracking().Where(m => m.Kind == kind && m.IntoId == intoId && m.PartedAt == null)
            .OrderByDescending(m => m.MergedAt).ToListAsync(ct)
        : [];

    public void Part(DateTime utcNow)
    {
        if (PartedAt is not null) throw new BusinessRuleException("This merge is undone already.");
        if (!CanBeUndone(utcNow))
            throw new BusinessRuleException("They were merged more than {0} days ago.", UndoFor.Days);
        (PartedAt, Version) = (utcNow, Version + 1);
    }
}

internal sealed class RecordMergeConfiguration : IEntityTypeConfiguration<RecordMerge>
{
    public void Configure(EntityTypeBuilder<RecordMerge> merge)
    {
        merge.ToTable("Merges");
        merge.Property(m => m.Id).ValueGeneratedNever();
        merge.Property(m => m.Kind).HasMaxLength(RecordRef.KindLength);
        merge.Property(m => m.FromName).HasMaxLength(RecordMerge.NameLength);
        merge.Property(m => m.MergedByName).HasMaxLength(120);
        merge.Property(m => m.States).HasMaxLength(-1);
        merge.Property(m => m.Version).IsConcurrencyToken();
        merge.HasIndex(m => new { m.IntoId, m.MergedAt });
        merge.HasIndex(m => m.FromId);
    }
}

/// <summary>What was merged into a record.</summary>
internal sealed record MergesOfRecord(IReadOnlyList<RecordMerge> All, bool CanUndo);
