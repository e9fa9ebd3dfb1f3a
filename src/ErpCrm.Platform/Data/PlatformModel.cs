using System.Collections.Frozen;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Platform.Data;

/// <summary>
/// The tables that all modules write with their own rows, in one
/// transaction: mapped once, here. <see cref="PlatformDbContext"/>
/// makes them; to a module's migrations they do not exist.
/// </summary>
public static class PlatformModel
{
    /// <summary>Schema on servers, table prefix on SQLite.</summary>
    public const string Place = "platform";

    // Both products understand the brackets.
    private const string NotGivenUp = $"[{nameof(OutboxMessage.DeadLetteredAt)}] IS NULL";

    /// <summary>Rows written with every form and event, whatever the module.</summary>
    internal static readonly FrozenSet<Type> Types =
        [typeof(LoggedEvent), typeof(OutboxMessage), typeof(InboxMessage), typeof(ListenerState), typeof(AuditEntry),
            typeof(SubmittedForm), typeof(ChangedRecord), typeof(MergedRecord), typeof(MovedReference),
            typeof(ImportedRow), typeof(ExternalId)];

    /// <summary>Whether a type is kept here and not by the module whose context maps it.</summary>
    public static bool IsPlatform(this IReadOnlyEntityType type) =>
        Types.Contains(type.ClrType) || type.ClrType == typeof(RecordTag);

    internal static void Map(ModelBuilder model)
    {
        model.Entity<LoggedEvent>(Log);
        model.Entity<OutboxMessage>(Outbox);
        model.Entity<InboxMessage>(Inbox);
        model.Entity<ListenerState>(Listener);
        model.Entity<AuditEntry>(History);
        model.Entity<SubmittedForm>(Form);
        model.Entity<ChangedRecord>(Changed);
        model.Entity<MergedRecord>(Merged);
        model.Entity<MovedReference>(Moved);
        model.Entity<RecordTag>(Tag);
        model.Entity<ImportedRow>(Imported);
        model.Entity<ExternalId>(External);
    }

    private static void Log(EntityTypeBuilder<LoggedEvent> logged)
    {
        logged.ToTable("EventLog");
        logged.HasKey(e => e.Sequence);
        logged.HasAlternateKey(e => e.EventId);
        logged.Property(e => e.Name).HasMaxLength(LoggedEvent.NameLength);
        logged.Property(e => e.CauseId).HasMaxLength(100);
        logged.Property(e => e.Payload).HasMaxLength(-1);
        logged.HasIndex(e => new { e.Name, e.Sequence });
        // What happened to one record.
        logged.HasIndex(e => e.StreamId);
    }

    private static void Outbox(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("OutboxMessages");
        message.Property(m => m.Listener).HasMaxLength(Listeners.KeyLength);
        message.Property(m => m.LastError).HasMaxLength(4000);
        message.HasOne(m => m.Event).WithMany().HasForeignKey(m => m.EventId).HasPrincipalKey(e => e.EventId)
            .OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.Listener, m.StreamId, m.StreamPosition });
        message.HasIndex(m => new { m.DueAt, m.Id }).HasFilter(NotGivenUp);
    }

    private static void Inbox(EntityTypeBuilder<InboxMessage> message)
    {
        message.ToTable("InboxMessages");
        message.HasKey(m => new { m.EventId, m.Listener });
        message.Property(m => m.Listener).HasMaxLength(Listeners.KeyLength);
        message.HasIndex(m => m.HandledAt);
    }

    private static void Listener(EntityTypeBuilder<ListenerState> listener)
    {
        listener.ToTable("Listeners");
        listener.HasKey(l => l.Name);
        listener.Property(l => l.Name).HasMaxLength(Listeners.KeyLength);
        // Of two processes that feed one listener, one goes on.
        listener.Property(l => l.FedThrough).IsConcurrencyToken();
    }

    private static void History(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.Property(a => a.Module).HasMaxLength(40);
        entry.Property(a => a.UserName).HasMaxLength(120);
        entry.Property(a => a.Entity).HasMaxLength(60);
        entry.Property(a => a.Action).HasMaxLength(20);
        entry.Property(a => a.Changes).HasMaxLength(-1);
        entry.HasIndex(a => new { a.EntityId, a.At });
        entry.HasIndex(a => new { a.Entity, a.At });
        entry.HasIndex(a => a.At);
        entry.HasIndex(a => new { a.UserId, a.At });
    }

    private static void Form(EntityTypeBuilder<SubmittedForm> form)
    {
        form.ToTable("SubmittedForms");
        form.HasKey(f => f.Key);
        form.Property(f => f.Content).HasMaxLength(SubmittedContent.HashLength);
        form.Property(f => f.ResultUrl).HasMaxLength(400);
        form.Property(f => f.Reply).HasMaxLength(-1);
        form.Property(f => f.ReplyTag).HasMaxLength(60);
        form.HasIndex(f => f.At);
    }

    private static void Changed(EntityTypeBuilder<ChangedRecord> changed)
    {
        changed.ToTable("ChangedRecords");
        changed.Property(c => c.Kind).HasMaxLength(ChangedRecord.KindLength);
        changed.Property(c => c.Of).HasMaxLength(ChangedRecord.KindLength);
        changed.HasIndex(c => new { c.Kind, c.Id });
    }

    private static void Merged(EntityTypeBuilder<MergedRecord> merged)
    {
        merged.ToTable("MergedRecords");
        // Of two merges of one record at the same moment, one can be saved.
        merged.HasKey(m => new { m.Kind, m.FromId });
        merged.Property(m => m.Kind).HasMaxLength(MergedRecord.KindLength);
        merged.HasIndex(m => new { m.Kind, m.IntoId });
    }

    private static void Moved(EntityTypeBuilder<MovedReference> moved)
    {
        moved.ToTable("MovedReferences");
        moved.Property(m => m.Place).HasMaxLength(MovedReference.PlaceLength);
        moved.Property(m => m.Was).HasMaxLength(MovedReference.WasLength);
        moved.HasIndex(m => new { m.MergeId, m.Place });
    }

    private static void Tag(EntityTypeBuilder<RecordTag> tag)
    {
        tag.ToTable("RecordTags");
        tag.HasKey(t => new { t.RecordId, t.TagId });
        tag.Property(t => t.Kind).HasMaxLength(RecordRef.KindLength);
        tag.HasIndex(t => new { t.TagId, t.RecordId });
    }

    private static void Imported(EntityTypeBuilder<ImportedRow> row)
    {
        row.ToTable("ImportedRows");
        row.HasKey(r => new { r.BatchId, r.Row, r.Kind });
        row.Property(r => r.Kind).HasMaxLength(RecordRef.KindLength);
        row.Property(r => r.Before).HasMaxLength(-1);
        row.HasIndex(r => new { r.BatchId, r.RecordId });
    }

    private static void External(EntityTypeBuilder<ExternalId> id)
    {
        id.ToTable("ExternalIds");
        id.HasKey(e => new { e.UserId, e.Resource, e.RecordId });
        id.Property(e => e.Resource).HasMaxLength(ExternalId.ResourceLength);
        id.Property(e => e.Value).HasMaxLength(ExternalId.ValueLength);
        id.HasIndex(e => e.Key).IsUnique();
    }
}
