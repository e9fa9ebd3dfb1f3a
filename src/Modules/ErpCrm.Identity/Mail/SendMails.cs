using ErpCrm.Platform.Jobs;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ErpCrm.Identity.Mail;

/// <summary>Sends what is due; what fails is tried again later and later until its link is worthless.</summary>
internal sealed class SendMails(IdentityModuleDbContext db, MailDesk desk, IOptions<MailSettings> settings,
    TimeProvider time, ILogger<SendMails> log) : IScheduledJob
{
    private const int Batch = 50;
    private const int AnswerWithin = 20_000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = Now;
        await db.Mails.Where(m => m.SentAt == null && m.GiveUpAt <= now && m.Body != "")
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, ""), ct);
        if (!settings.Value.IsOn) return;

        // What was postponed for longer than anything is was postponed under a clock that ran ahead.
        var tooLate = now.AddHours(2);
        var due = await db.Mails.Where(m => m.SentAt == null && m.BegunAt == null && m.GiveUpAt > now)
            .Where(m => m.NextAt <= now || (m.NextAt > tooLate && m.CreatedAt <= now))
            .OrderBy(m => m.NextAt).Take(Batch).ToListAsync(ct);
        if (due.Count == 0) return;
        using var smtp = new SmtpClient { Timeout = AnswerWithin };
        foreach (var mail in due)
        {
            // One failed connection stands for all of them: the next try comes with the next run.
            if (!smtp.IsConnected && await ConnectAsync(smtp, ct) is { } error)
            {
                await PostponeAsync(due.Where(m => m.SentAt is null && (m.NextAt <= now || m.NextAt > tooLate)), error,
                    ct);
                return;
            }

            await SendAsync(smtp, mail, ct);
        }

        if (smtp.IsConnected) await smtp.DisconnectAsync(quit: true, ct);
    }

    private async Task PostponeAsync(IEnumerable<OutgoingMail> mails, Exception error, CancellationToken ct)
    {
        foreach (var mail in mails) Failed(mail, error);
        await db.SaveChangesAsync(ct);
    }

    private async Task SendAsync(SmtpClient smtp, OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            var message = Compose(mail);
            if (mail.IsOnce && !await BeginAsync(mail, ct)) return;
            await smtp.SendAsync(message, ct);
            (mail.SentAt, mail.LastError, mail.Body) = (Now, null, "");
            mail.Attempts++;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Mail {Mail} was not sent", mail.Id);
            Failed(mail, e);
            // It was told that it does not take it; otherwise nobody knows.
            if (e is SmtpCommandException) mail.BegunAt = null;
        }

        await db.SaveChangesAsync(ct);
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

    private void Failed(OutgoingMail mail, Exception error)
    {
        mail.LastError =
            error.Message.Length > OutgoingMail.ErrorLength ? error.Message[..OutgoingMail.ErrorLength] : error.Message;
        mail.Attempts++;
        mail.NextAt = Now.AddMinutes(Math.Min(60, Math.Pow(2, mail.Attempts)));
    }

    // Null when the server took us.
    private async Task<Exception?> ConnectAsync(SmtpClient smtp, CancellationToken ct)
    {
        try
        {
            var server = settings.Value;
            await smtp.ConnectAsync(server.Host, server.Port,
                Enum.Parse<SecureSocketOptions>(server.Security, ignoreCase: true), ct);
            if (server.User.Length > 0) await smtp.AuthenticateAsync(server.User, server.Password, ct);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The mail server {Host} does not take mail", settings.Value.Host);
            return e;
        }
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var message =
            new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = desk.Open(mail) } };
        message.From.Add(MailboxAddress.Parse(settings.Value.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.MessageId = $"{mail.Id:N}@erpcrm";
        return message;
    }
}
