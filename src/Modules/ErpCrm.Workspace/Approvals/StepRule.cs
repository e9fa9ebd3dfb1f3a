using ErpCrm.Contracts;

namespace ErpCrm.Workspace.Approvals;

/// <summary>When a step is needed, and who is asked.</summary>
/// <param name="AmountFrom">In <paramref name="Currency"/>; in base currency where that is empty.</param>
/// <param name="Currency">Only for amounts in it; empty for all.</param>
/// <param name="NeedsAll">Everybody who is named approves; else one of them does.</param>
/// <param name="AsksManager">Whoever manages its project.</param>
/// <param name="Role">Somebody with the role; empty for none.</param>
internal sealed record StepRule(
    decimal? AmountFrom, string Currency, Guid? CategoryId, Guid? DepartmentId, Guid? ProjectId, bool NeedsAll,
    bool AsksManager, string Role, IReadOnlyList<Guid> UserIds)
{
    /// <param name="departmentId">Of whoever handed it in.</param>
    public bool IsFor(ApprovalFacts facts, Guid? departmentId) =>
        IsForAmount(facts)
        && (CategoryId is null || CategoryId == facts.CategoryId)
        && (DepartmentId is null || DepartmentId == departmentId)
        && (ProjectId is not { } project || facts.ProjectIds.Contains(project));

    // Where nobody knows the rate, the amount may be above the limit: then it is.
    private bool IsForAmount(ApprovalFacts facts) => (Currency, AmountFrom) switch
    {
        ({ Length: > 0 }, _) when facts.Amount?.Currency != Currency => false,
        (_, null) => true,
        ({ Length: > 0 }, { } from) => facts.Amount!.Value.Amount >= from,
        (_, { } from) => facts.Amount is not null && (facts.BaseAmount is not { } amount || amount >= from),
    };
}

/// <summary>The seats of an approval: those of the steps that are needed, numbered from 1.</summary>
internal static class ApprovalPlan
{
    /// <param name="departmentId">Of whoever handed it in.</param>
    public static IReadOnlyList<PlannedSeat> Of(IReadOnlyList<StepRule> rules, ApprovalFacts facts, Guid? departmentId)
    {
        List<PlannedSeat> seats = [];
        var step = 0;
        foreach (var rule in rules.Where(rule => rule.IsFor(facts, departmentId)))
        {
            step++;
            seats.AddRange(Asked(rule, facts).Select(asked => asked with { Step = step, NeedsAll = rule.NeedsAll }));
        }

        // No step is needed: as where there is no policy, whoever may decides.
        return seats.Count > 0 ? seats : [new PlannedSeat(SeatHolder.Anyone, null, "") { Step = 1 }];
    }

    private static IEnumerable<PlannedSeat> Asked(StepRule rule, ApprovalFacts facts)
    {
        var people = rule.UserIds.Distinct().Where(id => !rule.AsksManager || !facts.ManagerIds.Contains(id))
            .Select(id => new PlannedSeat(SeatHolder.Person, id, ""));
        var managers = rule.AsksManager
            ? facts.ManagerIds.Select(id => new PlannedSeat(SeatHolder.Manager, id, ""))
                // Without a manager the seat is there all the same: others take it.
                .DefaultIfEmpty(new PlannedSeat(SeatHolder.Manager, null, ""))
            : [];
        return rule.Role.Length > 0
            ? managers.Append(new PlannedSeat(SeatHolder.Role, null, rule.Role)).Concat(people)
            : managers.Concat(people);
    }
}

internal sealed record PlannedSeat(SeatHolder Holder, Guid? UserId, string Role)
{
    public int Step { get; init; }

    public bool NeedsAll { get; init; }
}
