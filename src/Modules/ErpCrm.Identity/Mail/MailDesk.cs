using System.Globalization;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel.Company;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Mail;

/// <summary>Writes mails in the language of whom they are for; they are sent by <see cref="SendMails"/>.</summary>
internal sealed class MailDesk(
    IdentityModuleDbContext db,
    IOptions<MailSettings> settings,
    IDataProtectionProvider protection,
    ICompanyProfile company,
    IStringLocalizer<IdentityText> texts)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Identity.Mail");

    public bool IsOn => settings.Value.IsOn;

    /// <summary>Adds the mail that brings a link with the next save, if mail is set up.</summary>
    public void AddLink(User user, LinkPurpose purpose, string url, DateTime now, DateTime expiresAt)
    {
        if (!IsOn) return;
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.For(user.Language);
            var name = Page.CompanyName(company.Current);
            var (subject, body) = purpose == LinkPurpose.Invitation
                ? (texts["Invitation to {0}", name], texts["{0}, you are invited to the workspace of {1}. Choose your password here within 72 hours:", user.Name, name])
                : (texts["New password for {0}", name], texts["{0}, choose a new password for {1} here within 24 hours:", user.Name, name]);
            db.Add(new OutgoingMail
            {
                UserId = user.Id,
                To = user.Email,
                Subject = OneLine(subject),
                Body = _protector.Protect($"{body.Value}\n\n{url}\n"),
                CreatedAt = now,
                NextAt = now,
                GiveUpAt = expiresAt,
            });
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    public string Open(OutgoingMail mail) => _protector.Unprotect(mail.Body);

    // Names come from people; a line break would start another header.
    private static string OneLine(string text)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length > OutgoingMail.SubjectLength ? line[..OutgoingMail.SubjectLength] : line;
    }
}
