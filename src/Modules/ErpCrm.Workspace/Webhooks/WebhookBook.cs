using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ErpCrm.Contracts;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Keeps what webhooks are told of an event, in the transaction of its handling.</summary>
internal sealed class KeepWebhookMessages<TEvent>(WebhookBook book) : IHandle<TEvent>
    where TEvent : DomainEvent, ITellsOutside
{
    public Task HandleAsync(TEvent domainEvent, CancellationToken ct) =>
        book.KeepAsync(domainEvent, TEvent.OutsideName, domainEvent.ToldOutside(), ct);
}

/// <summary>A message for each webhook that wants to know of an event.</summary>
internal sealed class WebhookBook(WorkspaceDbContext db, RecordKinds kinds, IEnumerable<ApiResource> api,
    Lazy<IMailer> addresses, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task KeepAsync(DomainEvent cause, string name, OutsideNote note, CancellationToken ct)
    {
        if (!WhoAsks.IsNews(EventCause.Beginning)) return;
        var webhooks = await db.Webhooks.Where(w => w.State != WebhookState.Off).Select(w => new { w.Id, w.Events })
            .ToListAsync(ct);
        webhooks.RemoveAll(w => !Webhook.NamesIn(w.Events).Contains(name));
        if (webhooks.Count == 0) return;
        var body = BodyOf(cause, name, note, await VersionAsync(cause.EventId, note.Id, ct));
        foreach (var webhook in webhooks)
        {
            db.Add(new WebhookMessage
            {
                WebhookId = webhook.Id, EventId = cause.EventId, Event = name, Kind = note.Kind, RecordId = note.Id,
                Body = body, CreatedAt = Now, NextAt = Now,
            });
        }
    }

    /// <summary>What is sent to try a webhook.</summary>
    public WebhookMessage Test(Webhook webhook, Guid id) => new()
    {
        WebhookId = webhook.Id, EventId = id, Event = WebhookEvents.Test, Kind = Kinds.Webhook, RecordId = webhook.Id,
        Body = Written(WebhookEvents.Test, Now, DataOf(new OutsideNote(Kinds.Webhook, webhook.Id), webhook.Version)),
        CreatedAt = Now, NextAt = Now, IsTest = true,
    };

    /// <summary>As <see cref="KeepAsync"/> writes it.</summary>
    internal string BodyOf(DomainEvent cause, string name, OutsideNote note, int? version) =>
        Written(name, cause.OccurredAt == default ? Now : cause.OccurredAt, DataOf(note, version));

    private WebhookBodyData DataOf(OutsideNote note, int? version)
    {
        var kind = kinds.Find(note.Kind);
        return new WebhookBodyData(note.Kind, note.Id, version, note.Changed.Count > 0 ? note.Changed : null,
            kind?.PageOf(note.Id) is { } page ? addresses.Value.AddressOf(page) : null,
            api.FirstOrDefault(resource => resource.Kind == note.Kind) is { } read
                ? addresses.Value.AddressOf($"{read.Url}/{note.Id}")
                : null);
    }

    private static string Written(string name, DateTime at, WebhookBodyData data) => JsonSerializer.Serialize(
        new WebhookBody(name, at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), data), Json);

    // The version that the record had by the event; none where another record tells of it.
    private async Task<int?> VersionAsync(Guid eventId, Guid record, CancellationToken ct)
    {
        var told = await db.Set<LoggedEvent>().Where(e => e.EventId == eventId)
            .Select(e => new { e.StreamId, e.StreamPosition }).FirstOrDefaultAsync(ct);
        return told?.StreamId == record ? (int)(told.StreamPosition >> 16) : null;
    }
}

/// <summary>What receivers get, as it is kept: which record, and nothing of what is in it.</summary>
internal sealed record WebhookBody(string Type, string Timestamp, WebhookBodyData Data);

/// <param name="Version">Of the record by this event: of two messages the later state has the higher one.</param>
/// <param name="Changed">Keys of fields, where the event knows them.</param>
/// <param name="Page">The record's page, if it has one.</param>
/// <param name="Api">Where the record is read, if its kind answers in the API.</param>
internal sealed record WebhookBodyData(
    string Kind, Guid Id, int? Version, IReadOnlyList<string>? Changed, string? Page, string? Api);
