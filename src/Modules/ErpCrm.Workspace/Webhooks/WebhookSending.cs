using System.Globalization;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Outgoing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>What became of one attempt.</summary>
/// <param name="Withheld">Why nothing left the house; null when something did, or tried to.</param>
internal sealed record SentMessage(
    OutgoingAnswer Answer, MessageTrouble Trouble, int Took, MessageTrouble? Withheld = null);

/// <summary>Sends one message that was claimed: if its owner sees the record now, and as he would read it.</summary>
internal sealed class WebhookSending(IServiceScopeFactory scopes, GuardedClient client, AddressGuard guard,
    WebhookSecrets secrets, WebhookKeeping keeping, RecordInBody records, TimeProvider time,
    ILogger<WebhookSending> log)
{
    private const string Agent = "ErpCrm-Webhooks/1";

    // Programs are told in one language, whoever caused it and wherever it is sent from.
    private const string Language = "en";
    private static readonly OutgoingAnswer Nothing = new(OutgoingTrouble.None);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task SendAsync(WebhookMessage message, CancellationToken ct)
    {
        try
        {
            if (await TryAsync(message, ct) is { } sent) await keeping.KeepAsync(message, sent);
            else await keeping.GiveBackAsync(message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await keeping.GiveBackAsync(message);
        }
        catch (Exception e)
        {
            // It stays claimed: whoever takes the webhook over sends it again, under the same id.
            log.LogError(e, "What became of message {Message} could not be kept", message.Id);
        }
    }

    // Null: not now, because its webhook was stopped meanwhile.
    private async Task<SentMessage?> TryAsync(WebhookMessage message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var webhook = await scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().Webhooks.AsNoTracking()
            .FirstOrDefaultAsync(w => w.Id == message.WebhookId, ct);
        if (webhook is not { State: WebhookState.On }) return null;
        var (withheld, body) = message.IsTest
            ? (null, message.Body)
            : await LookAsync(scope.ServiceProvider, webhook, message, ct);
        if (withheld is { } why) return new SentMessage(Nothing, why, 0, why);
        var moment = time.GetUtcNow();
        var keys = webhook.SecretsAt(moment.UtcDateTime).Select(secrets.Open).OfType<string>().ToList();
        if (keys.Count == 0) return new SentMessage(Nothing, MessageTrouble.SecretLost, 0);
        if (guard.Read(webhook.Address, out var address) is not AddressFault.None || address is null)
            return new SentMessage(Nothing, MessageTrouble.AddressRefused, 0);
        var answer = await client.PostAsync(
            RequestOf(message.PublicId, body, address, keys, moment.ToUnixTimeSeconds()), ct);
        // What a receiver says may be what it was told: of a record nothing comes back into the log.
        if (webhook.SendsRecord && !message.IsTest) answer = answer with { Text = "" };
        return new SentMessage(answer, TroubleOf(answer), (int)(Now - moment.UtcDateTime).TotalMilliseconds);
    }

    // By the predicate of the record's page, with the rights that the owner has at this moment.
    private async Task<(MessageTrouble? Withheld, string Body)> LookAsync(IServiceProvider services, Webhook webhook,
        WebhookMessage message, CancellationToken ct)
    {
        var reader = await services.GetRequiredService<IReaders>().FindAsync(webhook.OwnerId, ct);
        if (reader is null || !reader.User.Can(WorkspacePermissions.ManageWebhooks))
            return (MessageTrouble.OwnerGone, "");
        using var reading = ActingUser.ReadAs(reader.User);
        using var speaking = new Speaking(Language);
        var record = await services.GetRequiredService<MergedRecords>().ResolveAsync(message.Kind, message.RecordId);
        if (services.GetRequiredService<RecordKinds>().Find(message.Kind) is not { } kind
            || !await kind.OpensAsync(services, record, ct))
            return (MessageTrouble.NotSeen, "");
        return (null, webhook.SendsRecord
            ? await records.AddAsync(services, reader.User, message, record, ct)
            : message.Body);
    }

    private static OutgoingRequest RequestOf(string id, string body, Uri address, List<string> keys, long moment) =>
        new(address, body, new Dictionary<string, string>
        {
            ["User-Agent"] = Agent,
            ["webhook-id"] = id,
            ["webhook-timestamp"] = moment.ToString(CultureInfo.InvariantCulture),
            ["webhook-signature"] = string.Join(' ',
                keys.Select(key => WebhookSecrets.Sign(key, id, moment, body))),
        });

    private static MessageTrouble TroubleOf(OutgoingAnswer answer) => answer.Trouble switch
    {
        OutgoingTrouble.AddressRefused => MessageTrouble.AddressRefused,
        OutgoingTrouble.NameNotFound => MessageTrouble.NameNotFound,
        OutgoingTrouble.NoConnection => MessageTrouble.NoConnection,
        OutgoingTrouble.NoEncryption => MessageTrouble.NoEncryption,
        OutgoingTrouble.NoAnswer => MessageTrouble.NoAnswer,
        OutgoingTrouble.LineBroke => MessageTrouble.LineBroke,
        _ => answer.IsSuccess ? MessageTrouble.None : MessageTrouble.Answered,
    };
}
