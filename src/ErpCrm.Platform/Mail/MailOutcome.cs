namespace ErpCrm.Platform.Mail;

/// <summary>What became of handing something to a mail server.</summary>
public enum MailResult
{
    /// <summary>The server said that it has it.</summary>
    Taken,

    /// <summary>The server said: not now (4xx).</summary>
    RefusedForNow,

    /// <summary>The server said: never (5xx).</summary>
    Refused,

    /// <summary>It did not come to the message: sending it again sends it once.</summary>
    NotReached,

    /// <summary>The message left, and no answer came: it may have arrived.</summary>
    Unsure,
}

/// <summary>What stood in the way, so that it can be said in plain words; stored by name.</summary>
public enum MailTrouble
{
    None,
    ServerNotFound,
    NoConnection,
    NoEncryption,
    SignInRefused,
    SenderRefused,
    AddressRefused,
    MessageRefused,
    NoAnswer,
    LineBroke,
    FileMissing,
}

/// <summary>What a server said of the message, or of one of those it is for.</summary>
/// <param name="Answer">In the server's words, or in those of what failed; empty when nobody said anything.</param>
public sealed record MailAnswer(MailResult Result, MailTrouble Trouble, string Answer);

/// <summary>What became of one message.</summary>
/// <param name="Refusals">Addresses that the server did not take, by address.</param>
public sealed record MailOutcome(MailAnswer Message, IReadOnlyDictionary<string, MailAnswer> Refusals)
{
    /// <summary>What became of it for one address.</summary>
    public MailAnswer For(string address) => Refusals.GetValueOrDefault(address) ?? Message;
}
