namespace ErpCrm.Contracts;

/// <summary>What happened to a record that somebody approves.</summary>
public enum ApprovalMove
{
    /// <summary>It was handed in: it waits.</summary>
    Asked,

    /// <summary>It is approved.</summary>
    Granted,

    /// <summary>It was given back or refused.</summary>
    Declined,

    /// <summary>Whoever handed it in took it back.</summary>
    Withdrawn,

    /// <summary>Its approval was taken back: it waits again.</summary>
    Undone,
}

/// <summary>A step of a record that somebody approves, as its own module took it.</summary>
/// <param name="Kind">Key of the record's kind.</param>
/// <param name="Note">Why it was declined.</param>
public sealed record ApprovalMoved(string Kind, Guid RecordId, ApprovalMove Move, string? Note = null);

/// <summary>An event by which a record comes to, or leaves, those who approve it (docs/decisions/0047).</summary>
public interface IMovesApproval
{
    ApprovalMoved Approval();
}
