namespace ErpCrm.Workspace.Webhooks;

/// <summary>Colours and words of webhooks and their messages.</summary>
internal static class WebhookTones
{
    public static string Of(WebhookState state) => state switch
    {
        WebhookState.On => "green",
        WebhookState.Off => "red",
        _ => "amber",
    };

    public static string Of(MessageState state) => state switch
    {
        MessageState.Delivered => "green",
        MessageState.Failed => "red",
        MessageState.Withheld => "gray",
        _ => "blue",
    };

    /// <summary>English: what stood in the way, in plain words; empty when nothing did.</summary>
    public static string WordsOf(MessageTrouble trouble, int? status) => trouble switch
    {
        MessageTrouble.Answered when status is >= 300 and < 400 => "The receiver redirects elsewhere. No redirect is followed.",
        MessageTrouble.Answered when status == 410 => "The receiver says that it is gone for good.",
        MessageTrouble.Answered => "The receiver did not take it.",
        MessageTrouble.AddressRefused => "The address leads to where nothing is sent: it is not on the public Internet.",
        MessageTrouble.NameNotFound => "There is no server of this name.",
        MessageTrouble.NoConnection => "The server cannot be reached.",
        MessageTrouble.NoEncryption => "The server has no encryption that can be trusted.",
        MessageTrouble.NoAnswer => "The server did not answer in time.",
        MessageTrouble.LineBroke => "The connection broke.",
        MessageTrouble.SecretLost => "The secret cannot be read any more. Make a new one.",
        MessageTrouble.SwitchedOff => "The webhook was switched off while this waited.",
        MessageTrouble.OwnerGone => "Its owner may not have webhooks any more.",
        MessageTrouble.NotSeen => "Its owner does not see this record.",
        _ => "",
    };
}
