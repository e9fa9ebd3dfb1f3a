using ErpCrm.SharedKernel;

namespace ErpCrm.Contracts;

/// <summary>An event that stands in the thread of the engagements it happened to.</summary>
public interface ITellsThread
{
    /// <summary>What the threads keep of it: codes, numbers and what people typed, no sentence.</summary>
    IEnumerable<ThreadLine> Tell();
}

/// <summary>One entry of an engagement's thread.</summary>
/// <param name="RecordKind">What it is about, by <see cref="Kinds"/>; null when that is no record of its own.</param>
public sealed record ThreadLine(Guid EngagementId, ThreadKind Kind, string? RecordKind = null, Guid? RecordId = null)
{
    /// <summary>Name, number, code of a reason, or what was typed.</summary>
    public string? Text { get; init; }

    /// <summary>A second text: the stage before, the source, what was typed about a reason.</summary>
    public string? Detail { get; init; }

    public Money? Amount { get; init; }

    public int? Minutes { get; init; }

    /// <summary>UTC; null when it happened as the event did.</summary>
    public DateTime? At { get; init; }
}
