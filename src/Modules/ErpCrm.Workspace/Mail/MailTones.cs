using ErpCrm.Platform.Mail;

namespace ErpCrm.Workspace.Mail;

/// <summary>Colours and words of what is known of mails.</summary>
internal static class MailTones
{
    public static string Of(SendState state) => state switch
    {
        SendState.Sent => "green",
        SendState.Refused => "red",
        SendState.Unsure => "amber",
        SendState.Withdrawn => "gray",
        _ => "blue",
    };

    public static string Of(RecipientState state) => state switch
    {
        RecipientState.Sent => "green",
        RecipientState.Refused => "red",
        RecipientState.Unsure => "amber",
        _ => "blue",
    };

    /// <summary>English: what stood in the way, in plain words; empty when nothing did.</summary>
    public static string WordsOf(MailTrouble trouble) => trouble switch
    {
        MailTrouble.ServerNotFound => "There is no server of this name.",
        MailTrouble.NoConnection => "The server cannot be reached on this port.",
        MailTrouble.NoEncryption => "The server and this application do not agree on encryption. Try another kind or port.",
        MailTrouble.SignInRefused => "The server does not accept this user and password.",
        MailTrouble.SenderRefused => "The server does not accept mail from this sender.",
        MailTrouble.AddressRefused => "The server does not accept this address.",
        MailTrouble.MessageRefused => "The server does not accept the message.",
        MailTrouble.NoAnswer => "The server did not answer in time.",
        MailTrouble.LineBroke => "The connection broke.",
        MailTrouble.FileMissing => "A file of the mail is not there any more.",
        _ => "",
    };
}
