using System.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Notifications;

/// <summary>Words the mail about some notifications, in the language of whoever gets it.</summary>
internal sealed class NotificationLetter(
    NotificationReading reading, IMailer mailer, ICompanyProfile company, IStringLocalizer<WorkspaceText> texts)
{
    /// <summary>Subject and body; null when nothing of it is for the reader any more. The current flow reads as he
    /// does.</summary>
    public async Task<(string Subject, string Body)?> WriteAsync(Reader reader, IReadOnlyCollection<Notification> told,
        CancellationToken ct)
    {
        using var speaking = new Speaking(reader.Language);
        var shown = await reading.ShowAsync(told, ct);
        return shown.Count == 0 ? null : (SubjectOf(shown), BodyOf(shown, reader.User.TimeZone));
    }

    private string SubjectOf(IReadOnlyList<ShownNotification> shown) => shown is [var one]
        ? Joined(": ", one.Sentence, one.About)
        : texts.Count("{0} notification|{0} notifications", shown.Count);

    private string BodyOf(IReadOnlyList<ShownNotification> shown, TimeZoneInfo zone)
    {
        var body = new StringBuilder();
        foreach (var told in shown)
        {
            body.Append(Joined(": ", told.Sentence, told.About)).Append('\n');
            if (told.Text.Length > 0) body.Append(told.Text).Append('\n');
            body.Append(Joined(" · ", told.By, Format.Moment(told.At, zone))).Append('\n');
            body.Append(mailer.AddressOf(told.Url)).Append("\n\n");
        }

        body.Append(Page.CompanyName(company.Current)).Append('\n');
        body.Append(texts["You choose here what is mailed to you:"].Value).Append('\n');
        return body.Append(mailer.AddressOf("/workspace/notifications/choices")).Append('\n').ToString();
    }

    private static string Joined(string between, params string[] parts) =>
        string.Join(between, parts.Where(part => part.Length > 0));
}
