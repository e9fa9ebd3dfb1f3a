using ErpCrm.Contracts.Finance;
using ErpCrm.Demo;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Outgoing;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Demo;

/// <summary>The accounts program of the demo company is told of invoices. No line is opened: what it would have
/// answered is played, and the webhook is paused.</summary>
internal sealed class WebhooksDemo(
    WorkspaceDbContext db, WebhookBook book, WebhookSecrets secrets, IBusinessClock clock) : IDemoActor
{
    private const string Aida = "aida@orda.example";
    private const int Newest = 4;

    public int Order => 97;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day != world.Today || await db.Webhooks.AnyAsync(ct)) return;
        using var acting = world.As(Aida);
        var by = new Doing(clock.UtcNow, world.UserIds[Aida], DemoCast.Find(Aida).Name);
        var webhook = new Webhook(new WebhookData("https://hooks.orda.example/erpcrm", "1C: invoices and payments",
            [InvoiceIssued.OutsideName, InvoicePaid.OutsideName, PaymentReceived.OutsideName]),
            secrets.Protect(WebhookSecrets.New()), by);
        webhook.Pause();
        db.Add(webhook);
        var name = Subscription.NameOf(typeof(InvoiceIssued));
        var issued = await db.Set<LoggedEvent>().Where(e => e.Name == name).OrderByDescending(e => e.Sequence)
            .Take(Newest).ToListAsync(ct);
        foreach (var (logged, number) in issued.Select((logged, number) => (logged, number)))
            db.Add(Played(webhook, logged, number));
        await db.SaveChangesAsync(ct);
    }

    private WebhookMessage Played(Webhook webhook, LoggedEvent logged, int number)
    {
        var told = (InvoiceIssued)EventJson.Read(logged.Payload, typeof(InvoiceIssued));
        var note = told.ToldOutside();
        var message = new WebhookMessage
        {
            WebhookId = webhook.Id, EventId = logged.EventId, Event = InvoiceIssued.OutsideName, Kind = note.Kind,
            RecordId = note.Id, CreatedAt = logged.OccurredAt, NextAt = logged.OccurredAt,
            Body = book.BodyOf(told, InvoiceIssued.OutsideName, note, (int)(logged.StreamPosition >> 16)),
        };
        if (number == 1)
            message.Take(new OutgoingAnswer(OutgoingTrouble.None, 503, "Service Unavailable"), MessageTrouble.Answered,
                logged.OccurredAt, 212, 1);
        else
            message.Take(new OutgoingAnswer(OutgoingTrouble.None, 200, "{\"ok\":true}"), MessageTrouble.None,
                logged.OccurredAt, 80 + (number * 17), 1);
        return message;
    }
}
