namespace ErpCrm.Crm.FollowUps;

/// <summary>The open follow-ups of one lead or deal, the next one first.</summary>
internal sealed record OpenFollowUps(IReadOnlyList<FollowUp> FollowUps, Guid? DealId, Guid? LeadId, bool CanEdit);

/// <param name="Back">Page to return to: <c>my-day</c>, or null for the record.</param>
internal sealed record Reschedule(Guid Id, DateOnly DueOn, string? Back);
