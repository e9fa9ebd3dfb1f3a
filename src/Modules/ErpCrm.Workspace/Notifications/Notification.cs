using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Ui.Notices;
using ErpCrm.Workspace.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Notifications;

/// <summary>How far the mail of a notification is.</summary>
internal enum MailState
{
    /// <summary>None is wanted, or it was read before.</summary>
    None,

    Waits,

    /// <summary>It is in the letter <see cref="Notification.LetterId"/>, which is being handed over.</summary>
    Begun,

    HandedOver,
}

/// <summary>What one user is told of one event: facts, worded when they are shown.</summary>
internal sealed class Notification
{
    public const int NameLength = 120;
    public const int TextLength = 400;

    private Notification()
    {
    }

    public Notification(Guid userId, DomainEvent cause, Notice notice, DateTime at)
    {
        (UserId, EventId, At) = (userId, cause.EventId, at);
        (ActorId, ActorName) = (cause.ActorId, Cut(cause.ActorName ?? "", NameLength));
        (Kind, RecordKind, RecordId, IsOwn) = (notice.Kind, notice.RecordKind, notice.RecordId, notice.IsTheirOwn);
        (Text, Minutes, Day, LastDay) = (Cut(notice.Text ?? "", TextLength), notice.Minutes, notice.Day,
            notice.LastDay);
        (Amount, Currency) = (notice.Amount?.Amount, notice.Amount?.Currency);
        if (Kind == NoticeKind.Followed) Event = WebhookEvents.NameOf(cause.GetType());
    }

    public Guid Id { get; private set; } = Ids.New();
    public Guid UserId { get; private set; }
    public Guid EventId { get; private set; }
    public NoticeKind Kind { get; private set; }

    /// <summary>Of what a follower is told: what happened, by its public name; empty for all else.</summary>
    public string Event { get; private set; } = "";

    public string RecordKind { get; private set; } = "";
    public Guid RecordId { get; private set; }

    public RecordRef Record => new(RecordKind, RecordId);

    /// <summary>The user sees it whether he may open a page of records of the kind or not.</summary>
    public bool IsOwn { get; private set; }

    public Guid? ActorId { get; private set; }
    public string ActorName { get; private set; } = "";
    public string Text { get; private set; } = "";
    public decimal? Amount { get; private set; }
    public string? Currency { get; private set; }
    public int? Minutes { get; private set; }
    public DateOnly? Day { get; private set; }
    public DateOnly? LastDay { get; private set; }

    /// <summary>UTC: when it happened.</summary>
    public DateTime At { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ReadAt { get; private set; }

    public MailState Mail { get; set; }
    public Guid? LetterId { get; set; }

    public NoticeSaid Said =>
        new(Text, Amount is { } amount ? new Money(amount, Currency!) : null, Minutes, Day, LastDay);

    public void Read(DateTime now)
    {
        ReadAt ??= now;
        if (Mail == MailState.Waits) Mail = MailState.None;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    // Both products understand the brackets.
    private const string Unread = $"[{nameof(Notification.ReadAt)}] IS NULL";

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.Property(n => n.Event).HasMaxLength(WebhookMessage.NameLength);
        builder.Property(n => n.RecordKind).HasMaxLength(RecordRef.KindLength);
        builder.Property(n => n.ActorName).HasMaxLength(Notification.NameLength);
        builder.Property(n => n.Text).HasMaxLength(Notification.TextLength);
        builder.Property(n => n.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Ignore(n => n.Said);
        builder.Ignore(n => n.Record);
        // Whoever is told twice of one event is told once.
        builder.HasIndex(n => new { n.EventId, n.UserId }).IsUnique();
        builder.HasIndex(n => new { n.UserId, n.At });
        builder.HasIndex(n => new { n.UserId, n.At }, "IX_Notifications_Unread").HasFilter(Unread);
        builder.HasIndex(n => new { n.Mail, n.UserId });
        builder.HasIndex(n => new { n.RecordId, n.Kind }).HasFilter(Unread);
        builder.HasIndex(n => new { n.RecordId, n.RecordKind });
        builder.HasIndex(n => n.At);
    }
}
