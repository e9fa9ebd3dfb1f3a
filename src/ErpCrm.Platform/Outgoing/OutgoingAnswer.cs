namespace ErpCrm.Platform.Outgoing;

/// <summary>Why there is no answer.</summary>
public enum OutgoingTrouble
{
    None,

    /// <summary>The name leads to where no request may go.</summary>
    AddressRefused,
    NameNotFound,
    NoConnection,

    /// <summary>No encrypted line, or a certificate that is not to be trusted.</summary>
    NoEncryption,
    NoAnswer,
    LineBroke,
}

/// <summary>A request that is posted to another server.</summary>
/// <param name="Body">JSON.</param>
public sealed record OutgoingRequest(Uri Address, string Body, IReadOnlyDictionary<string, string> Headers);

/// <summary>What another server said.</summary>
/// <param name="Status">Null when it said nothing.</param>
/// <param name="Text">How its answer begins, cleaned of what is no text.</param>
/// <param name="RetryAt">UTC: when it wants to be asked again.</param>
public sealed record OutgoingAnswer(OutgoingTrouble Trouble, int? Status = null, string Text = "",
    DateTime? RetryAt = null)
{
    /// <summary>Bytes of it that were read: at most <see cref="GuardedClient.MostRead"/>.</summary>
    public int Length { get; init; }

    /// <summary>2xx; a redirect is none.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>A file that another server offers.</summary>
/// <param name="Status">Null when it said nothing.</param>
/// <param name="Content">Null when there is none, or when it is longer than was allowed.</param>
public sealed record OutgoingFile(OutgoingTrouble Trouble, int? Status = null, byte[]? Content = null)
{
    /// <summary>2xx; a redirect is none.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
