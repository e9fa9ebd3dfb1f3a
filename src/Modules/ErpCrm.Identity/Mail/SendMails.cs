using ErpCrm.SharedKernel.Jobs;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ErpCrm.Identity.Mail;

/// <summary>Sends what is due; what fails is tried again later and later until its link is worthless.</summary>
internal sealed class SendMails(IdentityModuleDbContext db, MailDesk desk, IOptions<MailSettings> settings, TimeProvider time, ILogger<SendMails> log) : IScheduledJob
{
    private const int Batch = 50;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = Now;
        await db.Mails.Where(m => m.SentAt == null && m.GiveUpAt <= now && m.Body != "").ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, ""), ct);
        if (!settings.Value.IsOn) return;

        var due = await db.Mails.Where(m => m.SentAt == null && m.GiveUpAt > now && m.NextAt <= now).OrderBy(m => m.NextAt).Take(Batch).ToListAsync(ct);
        if (due.Count == 0) return;
        using var smtp = new SmtpClient();
        foreach (var mail in due) await SendAsync(smtp, mail, ct);
        if (smtp.IsConnected) await smtp.DisconnectAsync(quit: true, ct);
    }

    private async Task SendAsync(SmtpClient smtp, OutgoingMail mail, CancellationToken ct)
    {
        try
        {
            if (!smtp.IsConnected) await ConnectAsync(smtp, ct);
            await smtp.SendAsync(Compose(mail), ct);
            (mail.SentAt, mail.LastError, mail.Body) = (Now, null, "");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Mail {Mail} was not sent", mail.Id);
            mail.LastError = e.Message.Length > OutgoingMail.ErrorLength ? e.Message[..OutgoingMail.ErrorLength] : e.Message;
        }

        mail.Attempts++;
        mail.NextAt = Now.AddMinutes(Math.Min(60, Math.Pow(2, mail.Attempts)));
        await db.SaveChangesAsync(ct);
    }

    private async Task ConnectAsync(SmtpClient smtp, CancellationToken ct)
    {
        var server = settings.Value;
        await smtp.ConnectAsync(server.Host, server.Port, Enum.Parse<SecureSocketOptions>(server.Security, ignoreCase: true), ct);
        if (server.User.Length > 0) await smtp.AuthenticateAsync(server.User, server.Password, ct);
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = desk.Open(mail) } };
        message.From.Add(MailboxAddress.Parse(settings.Value.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.MessageId = $"{mail.Id:N}@erpcrm";
        return message;
    }
}
