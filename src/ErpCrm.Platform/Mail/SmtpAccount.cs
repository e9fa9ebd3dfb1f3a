namespace ErpCrm.Platform.Mail;

/// <summary>How the connection to a mail server is encrypted; stored by name.</summary>
public enum MailSecurity
{
    /// <summary>STARTTLS, or none of it.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte, usually on port 465.</summary>
    SslOnConnect,

    /// <summary>As the port usually is.</summary>
    Auto,

    /// <summary>Not at all: for a server on this machine.</summary>
    None,
}

/// <summary>A mail server, and as whom mail is handed to it.</summary>
/// <param name="User">Empty where the server asks for none.</param>
/// <param name="From">Sender of every mail: <c>ErpCrm &lt;erp@company.kg&gt;</c>.</param>
/// <param name="ReplyTo">Where answers go; empty for the sender.</param>
public sealed record SmtpAccount(string Host, int Port, MailSecurity Security, string User, string Password,
    string From, string ReplyTo = "")
{
    /// <summary>Without the password: no log that names a server shows it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Host}:{Port}");
}

/// <summary>The mail server of this installation, kept in memory.</summary>
public interface IMailServer
{
    /// <summary>Null while none is set up. What another process saved is known within a minute.</summary>
    SmtpAccount? Current { get; }

    /// <summary>Whether the operator's settings say it: then the company's page changes nothing.</summary>
    bool IsFixed { get; }

    /// <summary>Reads again what the company's page saved.</summary>
    Task RefreshAsync(CancellationToken ct);
}

/// <summary>How long a mail server is waited for.</summary>
/// <param name="Greeting">For everything before the message.</param>
/// <param name="Message">For each part of the message, and for the word that it was taken.</param>
public sealed record MailPatience(TimeSpan Greeting, TimeSpan Message)
{
    public static MailPatience Usual { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2));
}
