namespace ErpCrm.Platform.Feeding;

/// <summary>How far a listener has come in the event log by being fed;
/// what happens afterwards reaches it through the outbox.</summary>
public sealed class ListenerState
{
    /// <summary><see cref="FedThrough"/> of one whose rows still hold what is to be made again.</summary>
    public const long NotEmptied = -1;

    /// <summary>Stored name of the listener.</summary>
    public required string Name { get; init; }

    /// <summary>Sequence of the last event it was fed with.</summary>
    public long FedThrough { get; set; }

    /// <summary>Sequence it is being fed up to; null when that is
    /// done. Until then nothing else is delivered to it.</summary>
    public long? FeedsThrough { get; set; }

    /// <summary>UTC, when it was known first or fed last.</summary>
    public required DateTime At { get; set; }
}
