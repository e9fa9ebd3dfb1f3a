namespace ErpCrm.Contracts.Projects;

/// <summary>An entry of an approved week as it stands now. Minutes are whole (domain-rules §9).</summary>
/// <param name="PersonId">Person of Resources.</param>
/// <param name="ApprovedBy">Name of whoever approved it.</param>
/// <param name="ApprovedAt">UTC.</param>
public sealed record ApprovedEntry(Guid EntryId, Guid ProjectId, Guid PersonId, DateOnly WorkedOn, int WorkedMinutes,
    int BillableMinutes, string ApprovedBy, DateTime? ApprovedAt);

/// <summary>A milestone that its client accepted, as it stands now.</summary>
/// <param name="Amount">Net, contract currency.</param>
public sealed record AcceptedMilestone(Guid MilestoneId, Guid ProjectId, decimal Amount, DateOnly AcceptedOn);

/// <summary>Asked by whoever compares what was billed with what was approved.</summary>
public interface IApprovedWork
{
    /// <summary>Time entries by their ids; what is gone or not approved is left out.</summary>
    Task<IReadOnlyList<ApprovedEntry>> EntriesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Milestones by their ids; what is gone or not accepted is left out.</summary>
    Task<IReadOnlyList<AcceptedMilestone>> MilestonesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
