using ErpCrm.Platform.Outgoing;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Webhooks;

internal enum MessageState
{
    Waiting,

    /// <summary>It is on its way right now; whoever is stopped here leaves it to be sent again.</summary>
    Sending,
    Delivered,

    /// <summary>It is not tried any more unless a person says so.</summary>
    Failed,

    /// <summary>Its owner does not see the record: nothing left the house.</summary>
    Withheld,
}

/// <summary>What stood in the way the last time.</summary>
internal enum MessageTrouble
{
    None,

    /// <summary>The receiver answered, and not that it has it.</summary>
    Answered,
    AddressRefused,
    NameNotFound,
    NoConnection,
    NoEncryption,
    NoAnswer,
    LineBroke,

    /// <summary>The webhook's secret cannot be read any more.</summary>
    SecretLost,

    /// <summary>The webhook was switched off while it waited.</summary>
    SwitchedOff,
    OwnerGone,
    NotSeen,
}

/// <summary>
/// What one webhook is told of one event. Its id is the same at every attempt, so whoever gets it twice can tell. What
/// was told stays told: nobody changes its body, and a merge does not move it.
/// </summary>
internal sealed class WebhookMessage
{
    public const int NameLength = 60;
    public const int BodyLength = 4000;
    public const int KeptDays = 30;

    /// <summary>After how long it is tried again, the first time at once: 75 hours and 35 minutes in all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>Nobody waits longer because a receiver asks for it.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public Guid Id { get; private set; } = Ids.New();

    public required Guid WebhookId { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>Public name of the event.</summary>
    public required string Event { get; init; }

    public required string Kind { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>JSON, as it is sent.</summary>
    public required string Body { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>A person tries the webhook: it is sent once.</summary>
    public bool IsTest { get; init; }

    public MessageState State { get; private set; }

    public MessageTrouble Trouble { get; private set; }

    /// <summary>Status of the last answer.</summary>
    public int? Status { get; private set; }

    /// <summary>How the last answer begins; empty where what is in the record went along: it may say that.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Bytes of the last answer that were read.</summary>
    public int AnswerLength { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Attempts since it was made, or since a person sent it again.</summary>
    public int Tries { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime NextAt { get; set; }

    /// <summary>UTC: of the last attempt.</summary>
    public DateTime? LastAt { get; private set; }

    /// <summary>Milliseconds that the last attempt took.</summary>
    public int Took { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DeliveredAt { get; private set; }

    /// <summary>Whoever sends it now.</summary>
    public Guid? ClaimId { get; private set; }

    /// <summary>As the receiver knows it.</summary>
    public string PublicId => $"msg_{Id:N}";

    /// <summary>Whether it was tried as often as it is.</summary>
    public bool IsGivenUp => State == MessageState.Failed && !IsTest && Tries > Waits.Count;

    /// <summary>Whether a person may have it sent again.</summary>
    public bool MayBeSentAgain => State is MessageState.Delivered or MessageState.Failed or MessageState.Withheld;

    /// <summary>What became of sending it.</summary>
    /// <param name="spread">About 1: so that not everything is tried again at the same moment.</param>
    public void Take(OutgoingAnswer answer, MessageTrouble trouble, DateTime now, int took, double spread)
    {
        (Trouble, Status, LastAt, Took) = (trouble, answer.Status, now, took);
        (Answer, AnswerLength) = (answer.Text, answer.Length);
        (Attempts, Tries, ClaimId) = (Attempts + 1, Tries + 1, null);
        if (answer.IsSuccess)
        {
            (State, DeliveredAt) = (MessageState.Delivered, now);
            return;
        }

        State = IsTest || Tries > Waits.Count ? MessageState.Failed : MessageState.Waiting;
        if (State == MessageState.Failed) return;
        NextAt = now + (Waits[Tries - 1] * spread);
        if (answer.RetryAt is { } asked && asked > NextAt) NextAt = Earlier(asked, now + LongestWait);
    }

    /// <summary>Nobody tries it any more.</summary>
    public void GiveUp() => State = MessageState.Failed;

    /// <summary>It does not leave: whoever the webhook looks for does not see it.</summary>
    public void Withhold(MessageTrouble why, DateTime now) =>
        (State, Trouble, LastAt, ClaimId) = (MessageState.Withheld, why, now, null);

    /// <summary>From the first attempt on, under the same id.</summary>
    /// <exception cref="BusinessRuleException">It is on its way.</exception>
    public void SendAgain(DateTime now)
    {
        if (!MayBeSentAgain) throw new BusinessRuleException("The message is in another state by now.");
        (State, Tries, NextAt) = (MessageState.Waiting, 0, now);
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}

internal sealed class WebhookMessageConfiguration : IEntityTypeConfiguration<WebhookMessage>
{
    public void Configure(EntityTypeBuilder<WebhookMessage> builder)
    {
        builder.ToTable("WebhookMessages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.PublicId).Ignore(m => m.IsGivenUp).Ignore(m => m.MayBeSentAgain);
        builder.Property(m => m.Event).HasMaxLength(WebhookMessage.NameLength);
        builder.Property(m => m.Kind).HasMaxLength(RecordRef.KindLength);
        builder.Property(m => m.Body).HasMaxLength(WebhookMessage.BodyLength);
        builder.Property(m => m.Answer).HasMaxLength(GuardedClient.MostRead);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(m => m.WebhookId).OnDelete(DeleteBehavior.Cascade);
        // Of one event a webhook is told once.
        builder.HasIndex(m => new { m.EventId, m.WebhookId }).IsUnique();
        builder.HasIndex(m => new { m.WebhookId, m.State, m.NextAt });
        builder.HasIndex(m => new { m.WebhookId, m.CreatedAt });
        builder.HasIndex(m => m.CreatedAt);
    }
}
