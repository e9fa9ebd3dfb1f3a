using ErpCrm.Contracts;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Workspace.Comments;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ErpCrm.Workspace.Mail;

/// <summary>A mail that a module wrote by itself waits to be sent like those that people write.</summary>
internal sealed class QueueAskedMail<TEvent>(WorkspaceDbContext db, IEnumerable<IRecordMail> modules,
    MailBeginnings beginnings, IFileStore store, IMailServer server, IBusinessClock clock) : IHandle<TEvent>
    where TEvent : DomainEvent
{
    public async Task HandleAsync(TEvent domainEvent, CancellationToken ct)
    {
        if (domainEvent is not IAsksForMail asks) return;
        var ask = asks.AskedMail();
        if (await db.Mails.AnyAsync(m => m.Id == ask.MailId, ct)) return;
        if (modules.FirstOrDefault(module => module.Kind == ask.Kind) is not { } owner
            || await owner.ReadyAsync(ask.MailId, ct) is not { } ready)
            return;
        if (ready.IsByTemplate) ready = await WordedAsync(ask, ready, ct);
        db.Add(new RecordMail(new RecordRef(ask.Kind, ask.RecordId), await WrittenAsync(ready, ct), server.Current,
            new Doing(clock.UtcNow, ask.ById, ask.ByName), ask.MailId));
    }

    // As if whoever asked had written it, and changed nothing.
    private async Task<ReadyMail> WordedAsync(MailAsk ask, ReadyMail ready, CancellationToken ct)
    {
        var facts = await beginnings.FactsAsync(new RecordRef(ask.Kind, ask.RecordId), ready.Language, ct);
        var draft = await beginnings.FindAsync(ask.Kind, facts.Language!, ct);
        var values = new Dictionary<string, string>(facts.Values) { ["my_name"] = ask.ByName };
        foreach (var (name, value) in ready.Told) values[name] = value;
        var body = TemplateText.Fill(draft.Body, values);
        foreach (var told in ready.Told.Values.Where(told => !body.Contains(told, StringComparison.Ordinal)))
            body = $"{body.TrimEnd()}\n\n{told}";
        return ready with
        {
            Subject = MailText.OneLine(TemplateText.Fill(draft.Subject, values)), Body = body,
            Language = facts.Language!,
        };
    }

    private async Task<WrittenMail> WrittenAsync(ReadyMail ready, CancellationToken ct)
    {
        var recipients = ready.To.Select(party => MailAddresses.Of(party.Name, party.Address)).OfType<MailboxAddress>()
            .Select((address, i) => new MailRecipient(i + 1, address, isCopy: false)).ToList();
        var attachments = new List<MailAttachment>();
        foreach (var file in ready.Files)
        {
            var stored = await store.PutAsync(new MemoryStream(file.Content, writable: false), ct);
            attachments.Add(new MailAttachment
            {
                Number = attachments.Count + 1, Name = FileNames.Clean(file.Name), Type = file.Type,
                Hash = stored.Hash, Bytes = stored.Bytes,
            });
        }

        return new WrittenMail(ready.Subject, ready.Body, ready.Language, recipients, attachments)
        {
            HasPapers = attachments.Count > 0,
        };
    }
}
