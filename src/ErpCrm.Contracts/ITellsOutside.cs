namespace ErpCrm.Contracts;

/// <summary>An event that other programs are told of, by webhooks (docs/decisions/0051).</summary>
public interface ITellsOutside
{
    /// <summary>What they know it by, never changed: the key of the record's kind and what happened,
    /// <c>invoice.issued</c>.</summary>
    static abstract string OutsideName { get; }

    /// <summary>Which record it is about; nothing of what is in it.</summary>
    OutsideNote ToldOutside();
}

/// <summary>The record of an event that other programs are told of.</summary>
/// <param name="Kind">By <see cref="Kinds"/>: the first word of the event's name.</param>
public sealed record OutsideNote(string Kind, Guid Id)
{
    /// <summary>Keys of the fields that are another than before, where the event knows it.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];
}
