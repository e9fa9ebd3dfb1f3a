namespace ErpCrm.Identity.Mail;

/// <summary>Section <c>Smtp</c>: how mail leaves the house. Without a host none does.</summary>
internal sealed class MailSettings
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
}
