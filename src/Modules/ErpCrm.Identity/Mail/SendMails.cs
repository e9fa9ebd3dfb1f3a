using System.Security.Cryptography;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace ErpCrm.Identity.Mail;

/// <summary>Sends what is due; what fails is tried again later and later until its link is worthless.</summary>
internal sealed class SendMails(IdentityModuleDbContext db, MailDesk desk, IMailServer server, MailPatience patience,
    TimeProvider time, ILogger<SendMails> log) : IScheduledJob
{
    private const int Batch = 50;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = Now;
        await db.Mails.Where(m => m.SentAt == null && m.GiveUpAt <= now && m.Body != "")
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, ""), ct);
        await server.RefreshAsync(ct);
        if (server.Current is not { } account) return;

        // What was postponed for longer than anything is was postponed under a clock that ran ahead.
        var tooLate = now.AddHours(2);
        var due = await db.Mails.Where(m => m.SentAt == null && m.BegunAt == null && m.GiveUpAt > now)
            .Where(m => m.NextAt <= now || (m.NextAt > tooLate && m.CreatedAt <= now))
            .OrderBy(m => m.NextAt).Take(Batch).ToListAsync(ct);
        if (due.Count == 0) return;
        using var line = new SmtpLine(account, patience);
        foreach (var mail in due)
        {
            // One failed connection stands for all of them: the next try comes with the next run.
            if (!line.IsOpen && await line.OpenAsync(ct) is { } trouble)
            {
                log.LogWarning("The mail server {Host} does not take mail: {Trouble}", account.Host, trouble);
                await PostponeAsync(due.Where(m => m.SentAt is null && (m.NextAt <= now || m.NextAt > tooLate)),
                    trouble, ct);
                return;
            }

            await SendAsync(line, account, mail, ct);
        }

        await line.CloseAsync();
    }

    private async Task PostponeAsync(IEnumerable<OutgoingMail> mails, MailAnswer error, CancellationToken ct)
    {
        foreach (var mail in mails) Failed(mail, error);
        await db.SaveChangesAsync(ct);
    }

    private async Task SendAsync(SmtpLine line, SmtpAccount account, OutgoingMail mail, CancellationToken ct)
    {
        if (TryCompose(mail, account) is not { } message)
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return;
        }

        if (mail.IsOnce && !await BeginAsync(mail, ct)) return;
        var answer = (await line.SendAsync(message, [.. message.To.Mailboxes], ct)).For(mail.To);
        if (answer.Result == MailResult.Taken)
        {
            (mail.SentAt, mail.LastError, mail.Body) = (Now, null, "");
            mail.Attempts++;
        }
        else
        {
            log.LogWarning("Mail {Mail} was not sent: {Answer}", mail.Id, answer);
            Failed(mail, answer);
            // It is known that it did not arrive; otherwise nobody knows.
            if (answer.Result != MailResult.Unsure) mail.BegunAt = null;
        }

        await db.SaveChangesAsync(CancellationToken.None);
    }

    // Before anything leaves: whoever is stopped in between leaves it begun, and nobody begins it again.
    private async Task<bool> BeginAsync(OutgoingMail mail, CancellationToken ct)
    {
        var now = Now;
        if (await db.Mails.Where(m => m.Id == mail.Id && m.BegunAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.BegunAt, now), ct) != 1)
            return false;
        // The row says it now: what is saved later is what differs from that.
        var begun = db.Entry(mail).Property(m => m.BegunAt);
        (begun.CurrentValue, begun.OriginalValue) = (now, now);
        return true;
    }

    private void Failed(OutgoingMail mail, MailAnswer error)
    {
        mail.LastError = MailText.OneLine($"{error.Trouble}: {error.Answer}", OutgoingMail.ErrorLength);
        mail.Attempts++;
        mail.NextAt = Now.AddMinutes(Math.Min(60, Math.Pow(2, mail.Attempts)));
    }

    // One that cannot be made does not hold up those behind it.
    private MimeMessage? TryCompose(OutgoingMail mail, SmtpAccount account)
    {
        try
        {
            return Compose(mail, account);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            log.LogError(e, "Mail {Mail} cannot be made", mail.Id);
            Failed(mail, new MailAnswer(MailResult.NotReached, MailTrouble.MessageRefused, e.Message));
            return null;
        }
    }

    private MimeMessage Compose(OutgoingMail mail, SmtpAccount account)
    {
        var message =
            new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = desk.Open(mail) } };
        message.From.Add(MailboxAddress.Parse(account.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.MessageId = $"{mail.Id:N}@erpcrm";
        return message;
    }
}
