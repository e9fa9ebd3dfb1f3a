using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace ErpCrm.Workspace.Mail;

/// <summary>
/// Hands waiting mails to the server. That one is being handed over is written down before it leaves: whoever is
/// stopped in between leaves a mail of which nobody knows whether it arrived, and no job sends it again.
/// </summary>
internal sealed class SendRecordMails(WorkspaceDbContext db, IMailServer server, MailPacking packing,
    MailPatience patience, TimeProvider time, ILogger<SendRecordMails> log) : IScheduledJob
{
    private const int Batch = 50;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken ct)
    {
        await server.RefreshAsync(ct);
        await LoseAsync(ct);
        await GiveUpAsync(ct);
        if (server.Current is not { } account) return;
        var due = await DueAsync(ct);
        if (due.Count == 0) return;
        using var line = new SmtpLine(account, patience);
        foreach (var id in due)
        {
            if (!line.IsOpen && await line.OpenAsync(ct) is { } trouble)
            {
                log.LogWarning("The mail server {Host} does not take mail: {Trouble}", account.Host, trouble);
                await PostponeAsync(due.SkipWhile(other => other != id).ToList(), trouble, ct);
                return;
            }

            await SendAsync(line, account, id, ct);
            db.ChangeTracker.Clear();
        }

        await line.CloseAsync();
    }

    // What was postponed for longer than anything is was postponed under a clock that ran ahead.
    private Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        var (now, tooLate) = (Now, Now.AddHours(4));
        return db.Mails.Where(m => m.State == SendState.Waiting)
            .Where(m => m.NextAt <= now || (m.NextAt > tooLate && m.QueuedAt <= now))
            .OrderBy(m => m.NextAt).ThenBy(m => m.Id).Select(m => m.Id).Take(Batch).ToListAsync(ct);
    }

    private async Task SendAsync(SmtpLine line, SmtpAccount account, Guid id, CancellationToken ct)
    {
        var mail = await Whole.FirstAsync(m => m.Id == id, ct);
        using var message = await TryPackAsync(mail, account, ct);
        if (message is null)
        {
            await db.SaveChangesAsync(ct);
            return;
        }

        if (!await BeginAsync(mail, ct)) return;
        IReadOnlyList<MailboxAddress> to = [.. mail.Recipients.Where(r => r.IsOpen).Select(r => r.Mailbox)];
        var outcome = await line.SendAsync(message, to, ct);
        if (outcome.Message.Result != MailResult.Taken)
            log.LogWarning("Mail {Mail} was not taken: {Answer}", id, outcome.Message);
        using var acting = ActingUser.Act(mail.QueuedById, mail.QueuedByName);
        mail.Take(outcome, Now);
        await RememberAsync(to, outcome);
        // What is known is written down even when the application is being stopped.
        await db.SaveChangesAsync(CancellationToken.None);
    }

    // One that cannot be made waits, and does not hold up those behind it.
    private async Task<MimeMessage?> TryPackAsync(RecordMail mail, SmtpAccount account, CancellationToken ct)
    {
        try
        {
            if (await packing.PackAsync(mail, account, ct) is { } message) return message;
            log.LogError("A file of mail {Mail} is not there any more", mail.Id);
            mail.Postpone(new MailAnswer(MailResult.NotReached, MailTrouble.FileMissing, ""), Now);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Mail {Mail} cannot be made", mail.Id);
            mail.Postpone(new MailAnswer(MailResult.NotReached, MailTrouble.MessageRefused, e.Message), Now);
        }

        return null;
    }

    private async Task<bool> BeginAsync(RecordMail mail, CancellationToken ct)
    {
        var now = Now;
        // As it was read: another run may have sent it to some of them since.
        var version = mail.Version;
        var begun = await db.Mails
            .Where(m => m.Id == mail.Id && m.State == SendState.Waiting && m.Version == version)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, SendState.Sending)
                .SetProperty(m => m.BegunAt, now).SetProperty(m => m.Version, m => m.Version + 1), ct);
        if (begun == 1) await db.Entry(mail).ReloadAsync(CancellationToken.None);
        return begun == 1;
    }

    private async Task RememberAsync(IReadOnlyList<MailboxAddress> to, MailOutcome outcome)
    {
        var keys = to.Select(address => MailAddresses.KeyOf(address.Address)).ToList();
        var known = await db.RefusedAddresses.Where(a => keys.Contains(a.Address)).ToListAsync(CancellationToken.None);
        foreach (var address in to)
        {
            var key = MailAddresses.KeyOf(address.Address);
            var before = known.Find(a => a.Address == key);
            if (outcome.Refusals.GetValueOrDefault(address.Address) is { Result: MailResult.Refused } refusal)
            {
                before ??= db.Add(new RefusedAddress { Address = key, Answer = "", RefusedAt = Now }).Entity;
                (before.Answer, before.RefusedAt) = (MailText.OneLine(refusal.Answer, RecordMail.AnswerLength), Now);
            }
            else if (before is not null && outcome.For(address.Address).Result == MailResult.Taken)
            {
                db.Remove(before);
            }
        }
    }

    private async Task PostponeAsync(List<Guid> ids, MailAnswer trouble, CancellationToken ct)
    {
        foreach (var mail in await db.Mails.Where(m => ids.Contains(m.Id) && m.State == SendState.Waiting)
            .ToListAsync(ct))
            mail.Postpone(trouble, Now);
        await db.SaveChangesAsync(ct);
    }

    // Begun by a run that was stopped. A large mail leaves for minutes.
    private async Task LoseAsync(CancellationToken ct)
    {
        var longest = patience.Greeting + patience.Message + TimeSpan.FromMinutes(15);
        var (since, ahead) = (Now - longest, Now.AddHours(4));
        foreach (var mail in await Whole.Where(m => m.State == SendState.Sending
            && (m.BegunAt < since || m.BegunAt > ahead)).Take(Batch).ToListAsync(ct))
            mail.Lose(Now);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    // What was never tried, because the application stood still, is tried first if there is a server.
    private async Task GiveUpAsync(CancellationToken ct)
    {
        var (now, isOff) = (Now, server.Current is null);
        foreach (var mail in await Whole.Where(m => m.State == SendState.Waiting && m.GiveUpAt <= now
            && (isOff || m.Attempts > 0)).Take(Batch).ToListAsync(ct))
            mail.GiveUp(now);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private IQueryable<RecordMail> Whole =>
        db.Mails.Include(m => m.Recipients).Include(m => m.Attachments).AsSplitQuery();
}
