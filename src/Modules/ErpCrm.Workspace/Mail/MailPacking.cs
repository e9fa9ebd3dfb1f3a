using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using MimeKit;

namespace ErpCrm.Workspace.Mail;

/// <summary>Makes of a mail what travels: the same every time, so that a second one is known as the same.</summary>
internal sealed class MailPacking(IFileStore store)
{
    /// <summary>The message; null when a file of it is not there any more. Its streams are closed with it.</summary>
    public async Task<MimeMessage?> PackAsync(RecordMail mail, SmtpAccount account, CancellationToken ct)
    {
        var message = new MimeMessage
        {
            Subject = mail.Title,
            MessageId = mail.MessageId,
            Date = new DateTimeOffset(mail.QueuedAt, TimeSpan.Zero),
        };
        message.From.Add(MailboxAddress.Parse(account.From));
        if (account.ReplyTo.Length > 0) message.ReplyTo.Add(MailboxAddress.Parse(account.ReplyTo));
        message.To.AddRange(mail.Recipients.Where(r => !r.IsCopy).OrderBy(r => r.Number).Select(r => r.Mailbox));
        message.Cc.AddRange(mail.Recipients.Where(r => r.IsCopy).OrderBy(r => r.Number).Select(r => r.Mailbox));
        if (mail.Language.Length > 0) message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        var text = new TextPart("plain") { Text = mail.Body };
        if (mail.Attachments.Count == 0)
        {
            message.Body = text;
            return message;
        }

        var parts = new Multipart("mixed") { text };
        message.Body = parts;
        try
        {
            if (await AttachAsync(parts, mail, ct)) return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }

        message.Dispose();
        return null;
    }

    private async Task<bool> AttachAsync(Multipart parts, RecordMail mail, CancellationToken ct)
    {
        foreach (var attachment in mail.Attachments.OrderBy(a => a.Number))
        {
            if (await store.OpenAsync(attachment.Hash, ct) is not { } content) return false;
            parts.Add(PartOf(attachment, content));
        }

        return true;
    }

    private static MimePart PartOf(MailAttachment attachment, Stream content) =>
        new(ContentType.Parse(attachment.Type))
        {
            Content = new MimeContent(content),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = attachment.Name,
        };
}
