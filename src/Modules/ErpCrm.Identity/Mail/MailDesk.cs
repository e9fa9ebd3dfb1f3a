using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Mail;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Mail;

/// <summary>Writes mails in the language of whom they are for; they are sent by <see cref="SendMails"/>.</summary>
internal sealed class MailDesk(
    IdentityModuleDbContext db,
    IMailServer server,
    IDataProtectionProvider protection,
    ICompanyProfile company,
    IStringLocalizer<IdentityText> texts)
{
    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Identity.Mail");

    public bool IsOn => server.Current is not null;

    /// <summary>Adds the mail that brings a link with the next save, if mail is set up.</summary>
    /// <param name="by">Who asked for it, when the user has joined already.</param>
    /// <param name="objection">Where the user says that he did not.</param>
    public void AddLink(User user, LinkPurpose purpose, string url, DateTime now, DateTime expiresAt, string? by = null,
        string? objection = null) => Add(user, now, expiresAt, name =>
        {
            var (subject, body) = purpose == LinkPurpose.Invitation
                ? (texts["Invitation to {0}", name],
                    texts["{0}, you are invited to the workspace of {1}. Choose your password here within 72 hours:",
                        user.Name, name])
                : (texts["New password for {0}", name],
                    texts["{0}, choose a new password for {1} here within 24 hours:", user.Name, name]);
            if (objection is null) return (subject.Value, $"{body.Value}\n\n{url}\n");
            var tail = texts["{0} asked for this link. If you did not want it, say so here: it becomes worthless, and you are signed out everywhere.", by ?? ""];
            return (subject.Value, $"{body.Value}\n\n{url}\n\n{tail.Value}\n{objection}\n");
        });

    /// <summary>Adds the mail that tells a user what somebody did to his sign-in, if mail is set up.</summary>
    public void AddNotice(User user, InterventionKind kind, string by, DateTime now, string objection) =>
        Add(user, now, now.AddDays(7), name =>
        {
            var done = kind == InterventionKind.Enabled
                ? texts["{0}, your account at {1} was enabled again by {2}.", user.Name, name, by]
                : texts["{0}, the second step of your sign-in to {1} was removed by {2}. The password alone is enough until you set it up again.",
                    user.Name, name, by];
            var tail = texts["If you did not want this, say so here: you are signed out everywhere, and the owner is told."];
            return (texts["Your sign-in to {0} was changed", name].Value,
                $"{done.Value}\n\n{tail.Value}\n{objection}\n");
        });

    /// <summary>Adds what another module wrote with the next save, if mail is set up.</summary>
    public void AddLetter(User user, Letter letter, DateTime now)
    {
        if (!IsOn) return;
        db.Add(new OutgoingMail
        {
            Id = letter.Id,
            UserId = user.Id,
            To = user.Email,
            Subject = MailText.OneLine(letter.Subject),
            Body = _protector.Protect(letter.Body),
            IsOnce = true,
            CreatedAt = now,
            NextAt = now,
            GiveUpAt = letter.GiveUpAt,
        });
    }

    public string Open(OutgoingMail mail) => _protector.Unprotect(mail.Body);

    private void Add(User user, DateTime now, DateTime giveUpAt, Func<string, (string Subject, string Body)> write)
    {
        if (!IsOn) return;
        using var speaking = new Speaking(user.Language);
        var (subject, body) = write(Page.CompanyName(company.Current));
        db.Add(new OutgoingMail
        {
            UserId = user.Id,
            To = user.Email,
            Subject = MailText.OneLine(subject),
            Body = _protector.Protect(body),
            CreatedAt = now,
            NextAt = now,
            GiveUpAt = giveUpAt,
        });
    }
}
