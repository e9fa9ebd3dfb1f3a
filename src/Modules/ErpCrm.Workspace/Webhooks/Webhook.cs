using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Outgoing;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Webhooks;

internal enum WebhookState
{
    On,

    /// <summary>By a person: what happens meanwhile waits.</summary>
    Paused,

    /// <summary>By itself: nothing is kept for it until a person switches it on again.</summary>
    Off,
}

/// <summary>Why it was switched off by itself.</summary>
internal enum WebhookOff
{
    None,

    /// <summary>The receiver said that it is gone for good (410).</summary>
    Gone,

    /// <summary>A message was tried as often as it is.</summary>
    Failing,
}

/// <summary>What a form says of a webhook.</summary>
internal sealed record WebhookData(string Address, string Description, IReadOnlyCollection<string> Events)
{
    public bool SendsRecord { get; init; }
}

/// <summary>Another program that is told what happens: its address, and through whose eyes it looks.</summary>
internal sealed class Webhook : Entity
{
    public const int DescriptionLength = 120;
    public const int EventsLength = 2000;
    public const int SecretLength = 1000;

    /// <summary>More of them than this nobody looks after.</summary>
    public const int Most = 50;

    /// <summary>How long the secret before still signs.</summary>
    public static readonly TimeSpan BothFor = TimeSpan.FromHours(24);

    private Webhook()
    {
    }

    /// <param name="secret">Protected.</param>
    public Webhook(WebhookData data, string secret, Doing by)
    {
        (Secret, SecretSince) = (secret, by.At);
        Change(data, by);
    }

    public string Address { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Names of events, in order, each once, with blanks between them.</summary>
    public string Events { get; private set; } = "";

    /// <summary>What is in the record goes along, as far as its owner reads it when it leaves.</summary>
    public bool SendsRecord { get; private set; }

    /// <summary>User whose eyes it has: it is told what he sees.</summary>
    public Guid OwnerId { get; private set; }

    public WebhookState State { get; private set; }

    [NotAudited]
    public WebhookOff OffReason { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? OffAt { get; private set; }

    /// <summary>Protected; shown once, when it is made.</summary>
    [NotAudited]
    public string Secret { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SecretSince { get; private set; }

    /// <summary>Protected; signs beside the present one for a while.</summary>
    [NotAudited]
    public string EarlierSecret { get; private set; } = "";

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? EarlierUntil { get; private set; }

    /// <summary>UTC: the receiver asks for quiet until then.</summary>
    [NotAudited]
    public DateTime QuietUntil { get; private set; } = DateTime.UnixEpoch;

    /// <summary>The process that sends to it, and until when nobody else does, by the database's clock.</summary>
    [NotAudited]
    public Guid? SenderId { get; private set; }

    [NotAudited]
    public DateTime SenderUntil { get; private set; } = DateTime.UnixEpoch;

    public IReadOnlyList<string> EventNames => NamesIn(Events);

    /// <summary>What it is called on pages.</summary>
    public string Title => Description.Length > 0 ? Description : Address;

    /// <summary>Where it leads to and what it is told is decided by whoever it looks for: who changes that lends it his
    /// own eyes, never somebody else's.</summary>
    public void Change(WebhookData data, Doing by)
    {
        var (address, events) = (data.Address.Trim(), ListOf(data.Events));
        if (events.Length == 0)
            throw new BusinessRuleException("Choose at least one event.") { Field = nameof(Events) };
        if (address != Address || events != Events || data.SendsRecord != SendsRecord) OwnerId = by.UserId;
        (Address, Description, Events, SendsRecord) = (address, data.Description.Trim(), events, data.SendsRecord);
    }

    public void Pause()
    {
        if (State != WebhookState.On) throw Changed();
        State = WebhookState.Paused;
    }

    /// <summary>Goes on, whoever stopped it.</summary>
    public void Resume()
    {
        if (State == WebhookState.On) throw Changed();
        (State, OffReason, OffAt, QuietUntil) = (WebhookState.On, WebhookOff.None, null, DateTime.UnixEpoch);
    }

    public void SwitchOff(WebhookOff reason, DateTime now) =>
        (State, OffReason, OffAt) = (WebhookState.Off, reason, now);

    /// <param name="secret">Protected.</param>
    public void Rotate(string secret, DateTime now)
    {
        (EarlierSecret, EarlierUntil) = (Secret, now + BothFor);
        (Secret, SecretSince) = (secret, now);
    }

    /// <summary>Protected secrets that sign now, the present one first.</summary>
    public IEnumerable<string> SecretsAt(DateTime now)
    {
        yield return Secret;
        if (EarlierUntil > now) yield return EarlierSecret;
    }

    /// <param name="events">As <see cref="Events"/> keeps them.</param>
    public static string[] NamesIn(string events) => events.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string ListOf(IEnumerable<string> events) =>
        string.Join(' ', events.Distinct().Order(StringComparer.Ordinal));

    private static BusinessRuleException Changed() => new("The webhook is in another state by now.");
}

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("Webhooks");
        builder.Ignore(w => w.EventNames).Ignore(w => w.Title);
        builder.Property(w => w.Address).HasMaxLength(AddressGuard.AddressLength);
        builder.Property(w => w.Description).HasMaxLength(Webhook.DescriptionLength);
        builder.Property(w => w.Events).HasMaxLength(Webhook.EventsLength);
        builder.Property(w => w.Secret).HasMaxLength(Webhook.SecretLength);
        builder.Property(w => w.EarlierSecret).HasMaxLength(Webhook.SecretLength);
        builder.HasIndex(w => w.OwnerId);
    }
}
