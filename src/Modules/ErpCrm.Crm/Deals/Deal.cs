using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Deals;

internal enum DealStatus
{
    Open,
    Won,
    Lost,
}

internal enum WinReason
{
    Expertise,
    Price,
    Relationship,
    Speed,
    Reference,
    Other,
}

internal enum LossReason
{
    Price,
    Competitor,
    NoBudget,
    NoDecision,
    BadTiming,
    NotAFit,
    Other,
}

/// <summary>A possible contract with a company, from the first interest until it is won or lost.</summary>
internal sealed class Deal : Entity, IStaged
{
    public const int NameLength = 160;
    public const int NoteLength = 4000;
    public const int ReasonLength = 1000;

    private readonly List<DealMilestone> _milestones = [];
    private readonly List<StagePassage> _passages = [];

    private Deal()
    {
    }

    /// <param name="engagementId">The lead's, or a new one.</param>
    /// <param name="rank">Place in the lane: smaller is higher.</param>
    public Deal(Guid engagementId, Company company, DealData data, Stage stage, double rank, Moment moment)
    {
        EngagementId = engagementId;
        OpenedAt = moment.At;
        Rank = rank;
        StageId = stage.Id;
        Take(company, data);
        _passages.Add(new StagePassage(Id, stage, Probability(stage), moment));
        Raise(new DealOpened(EngagementId, Id, CompanyId, company.Name, Name, Value, stage.Name, OwnerId));
    }

    public Guid EngagementId { get; private set; }
    public Guid CompanyId { get; private set; }

    public Company? Company { get; private set; }

    public Guid? ContactId { get; private set; }
    public string Name { get; private set; } = "";
    public string Note { get; private set; } = "";

    /// <summary>Net contract value in <see cref="Currency"/>.</summary>
    public decimal Amount { get; private set; }

    public string Currency { get; private set; } = "";
    public DateOnly? ExpectedCloseOn { get; private set; }
    public Guid? OwnerId { get; private set; }

    [NotAudited]
    public Guid StageId { get; private set; }

    public Stage? Stage { get; private set; }

    /// <summary>Per cent believed for this very deal; null takes the stage's.</summary>
    public int? OwnProbability { get; private set; }

    [NotAudited]
    public double Rank { get; private set; }

    public BillingMethod Billing { get; private set; }
    public decimal? HourlyRate { get; private set; }
    public decimal? BudgetHours { get; private set; }
    public decimal? MonthlyFee { get; private set; }
    public int? Months { get; private set; }
    public DateOnly? StartsOn { get; private set; }
    public DealStatus Status { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>Day it was won or lost.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public WinReason? WinReason { get; private set; }
    public LossReason? LossReason { get; private set; }
    public string ReasonNote { get; private set; } = "";
    public Guid? ManagerId { get; private set; }
    public string SearchText { get; private set; } = "";

    public string? Custom { get; set; }

    public IReadOnlyList<DealMilestone> Milestones => _milestones;

    public IReadOnlyList<StagePassage> Passages => _passages;

    public Money Value => new(Amount, Currency);

    /// <summary>A won deal is behind every stage of the pipeline; a lost one is beside it.</summary>
    string IStaged.StageKey => Status switch
    {
        DealStatus.Open => StageId.ToString(),
        DealStatus.Won => nameof(DealStatus.Won),
        _ => "",
    };

    void ICustomized.RefuseIfClosed() => RefuseUnlessOpen();

    public int Probability(Stage stage) => OwnProbability ?? stage.Probability;

    /// <summary>What is still missing before the project can be billed as agreed; texts are localizer keys.</summary>
    public IReadOnlyList<string> MissingTerms() => DealRules.Missing(this);

    public void Change(Company company, DealData data)
    {
        RefuseUnlessOpen();
        var before = (Name, Amount, Currency, CompanyId, OwnerId);
        Take(company, data);
        if (before != (Name, Amount, Currency, CompanyId, OwnerId)) Told(company, before.OwnerId);
    }

    public void HandOver(Company company, Guid? owner)
    {
        RefuseUnlessOpen();
        var before = OwnerId;
        OwnerId = owner;
        if (owner != before) Told(company, before);
    }

    /// <summary>Moves to a place in a lane; a move within the lane is no change of stage. Needs the passages.</summary>
    public void MoveTo(Stage stage, double rank, Moment moment)
    {
        RefuseUnlessOpen();
        Rank = rank;
        if (stage.Id == StageId) return;

        var from = LeaveStage(moment);
        StageId = stage.Id;
        _passages.Add(new StagePassage(Id, stage, Probability(stage), moment));
        Raise(new DealStageChanged(EngagementId, Id, from, stage.Name));
    }

    /// <summary>A move that was a slip of the hand leaves no trace in the stage history.</summary>
    public void MoveBack(Stage stage, double rank, Moment moment)
    {
        RefuseUnlessOpen();
        var passages = InOrder();
        var isSlip = passages.Count > 1 && passages[^2].StageId == stage.Id
            && passages[^1].EnteredAt > moment.At - TimeSpan.FromMinutes(2);
        if (!isSlip)
        {
            MoveTo(stage, rank, moment);
            return;
        }

        var from = passages[^1].StageName;
        _passages.Remove(passages[^1]);
        passages[^2].Resume();
        (StageId, Rank) = (stage.Id, rank);
        Raise(new DealStageChanged(EngagementId, Id, from, stage.Name));
    }

    /// <summary>The client agreed: the project opens from the terms.
    /// Needs the milestones, the passages and the company.</summary>
    public void Win(Company company, WinReason reason, string note, DateOnly startsOn, Guid? managerId, DateOnly on,
        Moment moment)
    {
        RefuseUnlessOpen();
        DealRules.RefuseUnlessBillable(this);
        LeaveStage(moment);
        (Status, ClosedOn, WinReason, LossReason, ReasonNote) = (DealStatus.Won, on, reason, null, note.Trim());
        (StartsOn, ManagerId) = (startsOn, managerId);
        company.BecomeClient(on);
        Raise(new DealWon(EngagementId, Id, CompanyId, company.Name, Name, Terms(), OwnerId, ManagerId,
            reason.ToString(), ReasonNote, on));
    }

    public void Lose(LossReason reason, string note, DateOnly on, Moment moment)
    {
        RefuseUnlessOpen();
        LeaveStage(moment);
        (Status, ClosedOn, LossReason, ReasonNote) = (DealStatus.Lost, on, reason, note.Trim());
        Raise(new DealLost(EngagementId, Id, reason.ToString(), ReasonNote, on, OwnerId));
    }

    /// <summary>A lost deal lives again, in the stage where it ended.</summary>
    public void Reopen(Stage stage, Moment moment)
    {
        if (Status != DealStatus.Lost) throw new BusinessRuleException("Only a lost deal can be reopened.");
        (Status, ClosedOn, LossReason, ReasonNote) = (DealStatus.Open, null, null, "");
        StageId = stage.Id;
        _passages.Add(new StagePassage(Id, stage, Probability(stage), moment));
        Raise(new DealStageChanged(EngagementId, Id, nameof(DealStatus.Lost), stage.Name, OwnerId));
    }

    /// <summary>A won deal is open again: nothing was delivered yet. Its project is withdrawn if it is empty.</summary>
    /// <param name="firstWonOn">Day of the first other deal won with the company; null without one.</param>
    public void ReopenWon(Company company, Stage stage, DateOnly? firstWonOn, Moment moment)
    {
        if (Status != DealStatus.Won) throw new BusinessRuleException("This deal is not won.");
        (Status, ClosedOn, WinReason, ReasonNote) = (DealStatus.Open, null, null, "");
        StageId = stage.Id;
        _passages.Add(new StagePassage(Id, stage, Probability(stage), moment));
        company.NoLongerClientOf(firstWonOn);
        Raise(new DealReopened(EngagementId, Id, CompanyId, stage.Name, OwnerId));
    }

    /// <summary>Somebody had begun to work in the moment in which it was reopened.</summary>
    public void StayWon(Company company, DateOnly on, Moment moment)
    {
        if (Status == DealStatus.Open) Win(company, Deals.WinReason.Other, "", StartsOn ?? on, ManagerId, on, moment);
    }

    /// <summary>The person to talk to, unless there is one already.</summary>
    public void TakeContact(Guid? contactId) => ContactId ??= contactId;

    /// <summary>It was entered by mistake and goes.</summary>
    public void Withdraw() => Raise(new DealWithdrawn(EngagementId, Id));

    private void Told(Company company, Guid? ownerBefore) =>
        Raise(new DealChanged(EngagementId, Id, CompanyId, company.Name, Name, Value, OwnerId,
            OwnerId == ownerBefore ? null : OwnerId));

    private void Take(Company company, DealData data)
    {
        DealRules.Check(data);
        (CompanyId, ContactId, Name, Note) = (company.Id, data.ContactId, data.Name.Trim(), data.Note.Trim());
        (Currency, ExpectedCloseOn, OwnerId, OwnProbability) = (data.Currency, data.ExpectedCloseOn, data.OwnerId,
            data.OwnProbability);
        (Billing, StartsOn) = (data.Billing, data.StartsOn);
        (HourlyRate, BudgetHours) = data.Billing == BillingMethod.TimeAndMaterial
            ? (data.HourlyRate, data.BudgetHours)
            : (null, data.BudgetHours);
        (MonthlyFee, Months) = data.Billing == BillingMethod.Retainer ? (data.MonthlyFee, data.Months) : (null, null);
        Amount = DealRules.AmountOf(data);
        PlanMilestones(data.Billing == BillingMethod.FixedPrice ? data.Milestones : []);
        SearchText = SharedKernel.SearchText.Of(Name);
    }

    private void PlanMilestones(IReadOnlyList<MilestoneTerms> planned)
    {
        if (planned.Select(m => (m.Name.Trim(), m.Amount, m.DueOn))
            .SequenceEqual(_milestones.OrderBy(m => m.Position).Select(m => (m.Name, m.Amount, m.DueOn))))
            return;
        _milestones.Clear();
        _milestones.AddRange(planned.Select((terms, index) => new DealMilestone(Id, terms, index + 1)));
        Touch();
    }

    private DealTerms Terms()
    {
        IReadOnlyList<MilestoneTerms> milestones = Billing != BillingMethod.FixedPrice ? []
            : _milestones.Count == 0 ? [new MilestoneTerms(Name, Amount, null)]
            : [.. _milestones.OrderBy(m => m.Position).Select(m => new MilestoneTerms(m.Name, m.Amount, m.DueOn))];
        return new DealTerms(Billing, Value, HourlyRate, BudgetHours, milestones, MonthlyFee, Months, StartsOn);
    }

    private string LeaveStage(Moment moment)
    {
        var current = InOrder()[^1];
        current.Leave(moment);
        return current.StageName;
    }

    private List<StagePassage> InOrder() => [.. _passages.OrderBy(p => p.EnteredAt).ThenBy(p => p.Id)];

    private void RefuseUnlessOpen()
    {
        if (Status == DealStatus.Won)
            throw new BusinessRuleException("This deal is won. What changes now belongs to its project.");
        if (Status == DealStatus.Lost) throw new BusinessRuleException("This deal is lost. Reopen it first.");
    }
}
