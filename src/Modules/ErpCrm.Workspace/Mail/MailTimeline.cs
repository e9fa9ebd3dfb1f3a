using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Timelines;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Mail;

/// <summary>A mail as the record's discussion tells it.</summary>
internal sealed record ToldMail(Guid Id, string Subject, IReadOnlyList<string> Addresses, SendState State);

/// <summary>Mails about a record stand among what people say about it.</summary>
internal sealed class MailTimeline(WorkspaceDbContext db, RecordKinds kinds) : ITimelineSource
{
    public IReadOnlyList<string> Events { get; } = [Subscription.NameOf(typeof(MailSent))];

    public bool Tells(string kind) => kinds.Find(kind)?.Can(RecordAbility.Mail) == true;

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(RecordRef record, TimelineSpan span, CancellationToken ct)
    {
        var mails = db.Mails.AsNoTracking().Where(m => m.Kind == record.Kind && m.RecordId == record.Id);
        if (span.Since is { } since) mails = mails.Where(m => m.QueuedAt >= since);
        if (span.Before is { } before) mails = mails.Where(m => m.QueuedAt < before);
        var rows = await mails.OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).Take(span.Limit)
            .Select(m => new
            {
                m.QueuedAt, m.QueuedByName, m.Id, m.Title, m.State,
                Addresses = m.Recipients.OrderBy(r => r.Number).Select(r => r.Address).ToList(),
            }).ToListAsync(ct);
        return [.. rows.Select(m => new TimelineEntry(m.QueuedAt, m.QueuedByName, "mail",
            "/Workspace/Mail/_Told.cshtml", new ToldMail(m.Id, m.Title, m.Addresses, m.State)))];
    }
}
