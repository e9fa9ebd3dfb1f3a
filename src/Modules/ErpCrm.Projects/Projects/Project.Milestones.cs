using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Projects.Milestones;
using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Projects;

// The parts of a fixed price. Their amounts add up to the contract
// value before the first is accepted (domain-rules §10).
internal sealed partial class Project
{
    private readonly List<Milestone> _milestones = [];

    /// <summary>In no particular order; <see cref="Milestone.Position"/> orders them.</summary>
    public IReadOnlyList<Milestone> Milestones => _milestones;

    /// <summary>Contract value minus the planned amounts; zero when the plan is complete.</summary>
    public decimal Unplanned => ContractAmount - _milestones.Sum(m => m.Amount);

    public Milestone MilestoneOf(Guid id) => _milestones.Single(m => m.Id == id);

    /// <summary>Plans one more part, after the others.</summary>
    public Milestone PlanMilestone(string name, decimal amount, DateOnly? dueOn)
    {
        MustBeOpen();
        if (Billing != BillingMethod.FixedPrice) throw new BusinessRuleException("Only a fixed price has milestones.");
        return AddMilestone(name, amount, dueOn);
    }

    public void ChangeMilestone(Guid id, string name, decimal amount, DateOnly? dueOn)
    {
        var milestone = Planned(id);
        milestone.Describe(name, Currencies.Exact(amount, Currency, "Amount"), dueOn);
        RaisePlanned(milestone);
    }

    public void RemoveMilestone(Guid id)
    {
        var milestone = Planned(id);
        _milestones.Remove(milestone);
        Raise(new MilestoneRemoved(EngagementId, Id, id));
    }

    /// <summary>Exchanges a milestone with its neighbour.</summary>
    /// <param name="step">−1 is earlier, +1 is later.</param>
    public void MoveMilestone(Guid id, int step)
    {
        var milestone = Planned(id);
        var ordered = _milestones.OrderBy(m => m.Position).ToList();
        var to = ordered.IndexOf(milestone) + Math.Sign(step);
        if (to < 0 || to >= ordered.Count || ordered[to].IsAccepted) return;
        milestone.Exchange(ordered[to]);
        RaisePlanned(milestone);
        RaisePlanned(ordered[to]);
    }

    /// <summary>The client accepted the part: its amount may be billed. Once.</summary>
    public void AcceptMilestone(Guid id, DateOnly on, DateOnly today)
    {
        var milestone = Planned(id);
        if (Unplanned != 0)
            throw new BusinessRuleException(
                "The milestones do not add up to the contract value yet. Correct the amounts first.");
        if (on > today)
            throw new BusinessRuleException("The day of acceptance is not in the future.") { Field = "AcceptedOn" };
        milestone.Accept(on);
        Raise(new MilestoneAccepted(EngagementId, Id, id, milestone.Name, new Money(milestone.Amount, Currency), on));
    }

    private Milestone AddMilestone(string name, decimal amount, DateOnly? dueOn)
    {
        var milestone = new Milestone(Id, _milestones.Select(m => m.Position).DefaultIfEmpty().Max() + 1);
        milestone.Describe(name, Currencies.Exact(amount, Currency, "Amount"), dueOn);
        _milestones.Add(milestone);
        RaisePlanned(milestone);
        return milestone;
    }

    private Milestone Planned(Guid id)
    {
        MustBeOpen();
        var milestone = MilestoneOf(id);
        return milestone.IsAccepted
            ? throw new BusinessRuleException("This milestone is accepted already.")
            : milestone;
    }

    private void RaisePlanned(Milestone milestone) => Raise(new MilestonePlanned(
        EngagementId, Id, milestone.Id, milestone.Name, new Money(milestone.Amount, Currency), milestone.DueOn,
        milestone.Position));
}
