using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Deals;

/// <summary>A part of a fixed price.</summary>
internal sealed class DealMilestone : IPartOf
{
    private DealMilestone()
    {
    }

    public DealMilestone(Guid dealId, MilestoneTerms terms, int position) =>
        (DealId, Name, Amount, DueOn, Position) = (dealId, terms.Name.Trim(), terms.Amount, terms.DueOn, position);

    public Guid Id { get; private set; } = Ids.New();
    public Guid DealId { get; private set; }
    public string Name { get; private set; } = "";
    public decimal Amount { get; private set; }
    public DateOnly? DueOn { get; private set; }

    [NotAudited]
    public int Position { get; private set; }

    Type IPartOf.OwnerType => typeof(Deal);

    Guid IPartOf.OwnerId => DealId;
}

/// <summary>A deal's stay in a stage, with the chance that was believed when it came there.</summary>
internal sealed class StagePassage
{
    private StagePassage()
    {
    }

    public StagePassage(Guid dealId, Stage stage, int probability, Moment moment) =>
        (DealId, StageId, StageName, Probability, EnteredAt, EnteredById, EnteredByName) =
        (dealId, stage.Id, stage.Name, probability, moment.At, moment.UserId, moment.UserName);

    public Guid Id { get; private set; } = Ids.New();
    public Guid DealId { get; private set; }
    public Guid StageId { get; private set; }
    public string StageName { get; private set; } = "";

    /// <summary>Per cent.</summary>
    public int Probability { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private set; }

    /// <summary>UTC; null while the deal stays here.</summary>
    public DateTime? LeftAt { get; private set; }

    public Guid EnteredById { get; private set; }
    public string EnteredByName { get; private set; } = "";

    internal void Leave(Moment moment) => LeftAt ??= moment.At;

    internal void Resume() => LeftAt = null;
}

/// <summary>The project a won deal opened; a copy.</summary>
internal sealed class DealProject
{
    public required Guid DealId { get; init; }
    public required Guid ProjectId { get; init; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required int SourceVersion { get; set; }

    /// <summary>Takes the state over unless a newer one is known.</summary>
    public void Follow(ProjectDetails details, int sourceVersion)
    {
        if (sourceVersion > SourceVersion) (Code, Name, SourceVersion) = (details.Code, details.Name, sourceVersion);
    }
}
