using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Thread;

/// <summary>One thing that happened in an engagement. Words are
/// chosen when it is shown, in the reader's language.</summary>
internal sealed class ThreadEntry
{
    /// <summary>Of either text.</summary>
    public const int TextLength = 500;

    public long Id { get; private init; }
    public required Guid EngagementId { get; set; }

    /// <summary>UTC, when it happened.</summary>
    public required DateTime At { get; init; }

    public required ThreadKind Kind { get; init; }

    /// <summary>Name, number, code of a reason, or text.</summary>
    public string? Text { get; init; }

    /// <summary>A second text: the stage before, the person, the source, what was typed about a reason.</summary>
    public string? Detail { get; init; }

    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public int? Minutes { get; init; }
    public string? ActorName { get; init; }

    /// <summary>What it is about, if that is a record of its own: its kind.</summary>
    public string? RecordKind { get; init; }

    public Guid? RecordId { get; init; }

    /// <summary>For readers who may know that it happened, not what it cost.</summary>
    public ThreadEntry WithoutAmount() => new()
    {
        Id = Id, EngagementId = EngagementId, At = At, Kind = Kind, Text = Text, Detail = Detail,
        ActorName = ActorName, RecordKind = RecordKind, RecordId = RecordId,
    };
}

internal sealed class ThreadEntryConfiguration : IEntityTypeConfiguration<ThreadEntry>
{
    public void Configure(EntityTypeBuilder<ThreadEntry> entry)
    {
        entry.ToTable("ThreadEntries");
        entry.Property(e => e.Text).HasMaxLength(ThreadEntry.TextLength);
        entry.Property(e => e.Detail).HasMaxLength(ThreadEntry.TextLength);
        entry.Property(e => e.Currency).HasMaxLength(Currencies.CodeLength);
        entry.Property(e => e.ActorName).HasMaxLength(120);
        entry.Property(e => e.RecordKind).HasMaxLength(RecordRef.KindLength);
        entry.HasIndex(e => new { e.EngagementId, e.At });
    }
}
