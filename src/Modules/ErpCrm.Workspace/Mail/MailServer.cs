using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MimeKit;

namespace ErpCrm.Workspace.Mail;

/// <summary>How mail leaves the company: one row, or none while nobody set it up.</summary>
internal sealed class MailServer : Entity
{
    public const int HostLength = 253;
    public const int MostMegabytes = 50;
    public const int UsualMegabytes = 15;

    /// <summary>The only id: two people who save the first settings at once meet.</summary>
    public static readonly Guid TheId = new("0f000000-0000-7000-8000-000000000002");

    public MailServer() => Id = TheId;

    public string Host { get; private set; } = "";
    public int Port { get; private set; } = 587;
    public MailSecurity Security { get; private set; }
    public string User { get; private set; } = "";

    /// <summary>Protected; never shown again.</summary>
    [NotAudited]
    public string Secret { get; private set; } = "";

    public string FromName { get; private set; } = "";
    public string FromAddress { get; private set; } = "";
    public string ReplyTo { get; private set; } = "";

    /// <summary>The most that the files of one mail may have together.</summary>
    public int Megabytes { get; private set; } = UsualMegabytes;

    public bool IsOn => Host.Length > 0 && FromAddress.Length > 0;

    /// <param name="secret">Protected; null keeps what was entered before, for the server it was entered for.</param>
    public void Change(SmtpAccount account, string? secret, int megabytes)
    {
        var kept = HasPasswordFor(account) ? Secret : "";
        (Host, Port, Security, User) = (account.Host.Trim(), account.Port, account.Security, account.User.Trim());
        var from = MailAddresses.Of(account.From);
        (FromName, FromAddress) = (from?.Name ?? "", from?.Address ?? "");
        (ReplyTo, Megabytes) = (account.ReplyTo.Trim(), megabytes);
        // A password belongs to its user: without one there is none to keep.
        Secret = User.Length == 0 ? "" : secret ?? kept;
    }

    /// <summary>Whether the saved password may be used there: it goes to no other server and as no other user than it
    /// was entered for, and not less protected on its way.</summary>
    public bool HasPasswordFor(SmtpAccount account) => Secret.Length > 0
        && string.Equals(Host, account.Host.Trim(), StringComparison.OrdinalIgnoreCase) && Port == account.Port
        && User == account.User.Trim() && StrengthOf(account.Security) >= StrengthOf(Security);

    /// <summary>As mail is sent by it; null while it is not set up.</summary>
    /// <param name="open">Makes the protected password readable.</param>
    public SmtpAccount? ToAccount(Func<string, string> open) => IsOn
        ? new SmtpAccount(Host, Port, Security, User, Secret.Length > 0 ? open(Secret) : "",
            new MailboxAddress(FromName, FromAddress).ToString(), ReplyTo)
        : null;

    private static int StrengthOf(MailSecurity security) => security switch
    {
        MailSecurity.None => 0,
        MailSecurity.Auto => 1,
        _ => 2,
    };
}

internal sealed class MailServerConfiguration : IEntityTypeConfiguration<MailServer>
{
    public void Configure(EntityTypeBuilder<MailServer> builder)
    {
        builder.ToTable("MailServers");
        builder.Property(s => s.Host).HasMaxLength(MailServer.HostLength);
        builder.Property(s => s.Secret).HasMaxLength(2000);
        builder.Property(s => s.FromAddress).HasMaxLength(MailAddresses.Length);
        builder.Property(s => s.ReplyTo).HasMaxLength(MailAddresses.Length);
    }
}
