namespace ErpCrm.Platform.Mail;

/// <summary>Section <c>Smtp</c>: how mail leaves the house, said by the operator. Without a host the company says it
/// on a page.</summary>
public sealed class MailSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Sender, for example <c>ErpCrm &lt;erp@company.kg&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>None, StartTls, SslOnConnect or Auto.</summary>
    public string Security { get; set; } = "StartTls";

    public bool IsOn => Host.Length > 0 && From.Length > 0;

    /// <summary>Whether the kind of encryption is one of those that there are: asked when the application starts.
    /// </summary>
    public bool IsKnown => KindOf(Security) is not null;

    /// <summary>The server as these settings say it; null when they say nothing.</summary>
    public SmtpAccount? ToAccount() => IsOn
        ? new SmtpAccount(Host, Port, KindOf(Security) ?? MailSecurity.StartTls, User, Password, From)
        : null;

    // The longer name was taken before, for the same as Auto on every port but 465.
    private static MailSecurity? KindOf(string name) =>
        Enum.TryParse<MailSecurity>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind
        : string.Equals(name, "StartTlsWhenAvailable", StringComparison.OrdinalIgnoreCase) ? MailSecurity.Auto
        : (MailSecurity?)null;
}
