using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Mail;

/// <summary>The mails of one record, newest first, as one reader sees them.</summary>
internal sealed record MailsOfRecord(RecordRef Record, string PageUrl, string Title, IReadOnlyList<RecordMail> Mails,
    IReadOnlyList<RefusedAddress> Refused)
{
    /// <summary>The most that are shown.</summary>
    public const int Most = 50;

    public string Url => UrlOf(Record);

    public static string UrlOf(RecordRef record) => $"/workspace/mail/{record.Kind}/{record.Id}";
}

/// <summary>One mail on its page.</summary>
internal sealed record ShownMail(RecordMail Mail, string RecordTitle, string RecordUrl, bool MayDecide);

/// <summary>Links to where mails are written, on pages of every module.</summary>
internal sealed class MailLinks(RecordKinds kinds, ICurrentUser me) : IRecordMails
{
    public string? ToWrite(RecordRef record) =>
        me.Can(WorkspacePermissions.SendMail) && kinds.Find(record.Kind)?.Can(RecordAbility.Mail) == true
            ? $"{MailsOfRecord.UrlOf(record)}/create"
            : null;
}

/// <summary>Mails about records. Who sees a record sees its mails; nobody else learns that there are any.</summary>
internal sealed class RecordMails(WorkspaceDbContext db, RecordKinds kinds, MailBeginnings beginnings, ICurrentUser me,
    IServiceProvider services)
{
    /// <summary>The kind of a record that opens for the reader and that mails are sent about.</summary>
    /// <exception cref="RecordNotFoundException">It is none.</exception>
    public async Task<RecordKind> OpenAsync(RecordRef record, CancellationToken ct) =>
        (await kinds.OpenAsync(services, record, RecordAbility.Mail, ct)).OrNotFound();

    /// <summary>A mail whose record opens for the reader.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public async Task<(RecordMail Mail, RecordKind Kind)> FindAsync(Guid id, CancellationToken ct)
    {
        var mail = await db.Mails.Include(m => m.Recipients).Include(m => m.Attachments).AsSplitQuery()
            .OneAsync(m => m.Id == id, ct);
        return (mail, await OpenAsync(mail.Record, ct));
    }

    public async Task<ShownMail> ShowAsync(RecordMail mail, RecordKind kind, CancellationToken ct) => new(mail,
        await beginnings.TitleAsync(mail.Record, ct), kind.PageOf(mail.RecordId)!,
        me.Can(WorkspacePermissions.SendMail));

    /// <param name="kind">Of the record, which was opened.</param>
    public async Task<MailsOfRecord> OfAsync(RecordRef record, RecordKind kind, CancellationToken ct)
    {
        var mails = await db.Mails.AsNoTracking().Include(m => m.Recipients).Include(m => m.Attachments).AsSplitQuery()
            .Where(m => m.Kind == record.Kind && m.RecordId == record.Id)
            .OrderByDescending(m => m.QueuedAt).ThenByDescending(m => m.Id).Take(MailsOfRecord.Most).ToListAsync(ct);
        return new MailsOfRecord(record, kind.PageOf(record.Id)!, await beginnings.TitleAsync(record, ct), mails,
            await RefusedAsync(record, ct));
    }

    // Where nobody was ever refused, nobody's addresses are looked for.
    private async Task<IReadOnlyList<RefusedAddress>> RefusedAsync(RecordRef record, CancellationToken ct)
    {
        if (!await db.RefusedAddresses.AnyAsync(ct)) return [];
        var parties = (await beginnings.FactsAsync(record, null, ct)).Parties;
        return await db.RefusedAsync([.. parties.Select(p => MailAddresses.KeyOf(p.Address)).Distinct()], ct);
    }
}
