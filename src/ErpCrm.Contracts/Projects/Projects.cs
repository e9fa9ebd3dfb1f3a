using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Projects;

/// <summary>What other modules copy of a project. Amounts are net of
/// VAT in <see cref="ContractValue"/>'s currency.</summary>
/// <param name="Code">Short readable code, <c>P-0012</c>.</param>
/// <param name="ContractValue">Price agreed; for time and material the estimate.</param>
/// <param name="HourlyRate">One rate for all hours, or null when each person's own rate holds.</param>
/// <param name="Months">Retainer: number of monthly fees from <paramref name="StartsOn"/>'s month.</param>
/// <param name="ManagerId">User who manages the project.</param>
/// <param name="MemberIds">People (ids of Resources) who may book time on it; empty means everyone.</param>
/// <param name="IsWithdrawn">Its deal is open again: it was begun for nothing and is not open.</param>
/// <param name="MonthsBefore">Retainer: months that had begun when it was completed and reopened last.</param>
/// <param name="ResumedOn">Retainer: day from which months begin again after it was reopened.</param>
public sealed record ProjectDetails(
    string Code,
    string Name,
    Guid CompanyId,
    string CompanyName,
    BillingMethod Billing,
    Money ContractValue,
    decimal? HourlyRate,
    decimal? BudgetHours,
    decimal? MonthlyFee,
    int? Months,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    Guid? ManagerId,
    IReadOnlyList<Guid> MemberIds,
    bool IsOpen,
    bool IsWithdrawn = false,
    int MonthsBefore = 0,
    DateOnly? ResumedOn = null)
{
    /// <summary>Retainer: months that have begun by a day; between a
    /// completion and the day it went on none does.</summary>
    public int MonthsBy(DateOnly day)
    {
        var first = ResumedOn ?? StartsOn;
        return MonthsBefore + Math.Max(0, ((day.Year - first.Year) * 12) + day.Month - first.Month + 1);
    }
}

/// <summary>A project opened, from a won deal or by hand.</summary>
[EventName("projects.project-opened")]
public sealed record ProjectOpened(Guid EngagementId, Guid ProjectId, Guid? DealId, ProjectDetails Details,
    int SourceVersion) : DomainEvent, ITellsThread, INotifies, ITellsOutside
{
    public static string OutsideName => "project.opened";

    public OutsideNote ToldOutside() => new(Kinds.Project, ProjectId);

    public IEnumerable<ThreadLine> Tell() =>
        [
            new(EngagementId, ThreadKind.ProjectOpened, Kinds.Project, ProjectId)
            {
                Text = Details.Code, Detail = Details.Name,
            },
        ];

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.ProjectIsYours, Kinds.Project, ProjectId) { To = Notice.Known(Details.ManagerId) }];
}

/// <summary>A project changed; carries the whole new state.</summary>
/// <param name="HandedToId">Who manages it from now on; null when the manager stayed.</param>
[EventName("projects.project-changed")]
public sealed record ProjectChanged(Guid EngagementId, Guid ProjectId, ProjectDetails Details, int SourceVersion,
    Guid? HandedToId = null) : DomainEvent, INotifies, ITellsOutside
{
    public static string OutsideName => "project.changed";

    public OutsideNote ToldOutside() => new(Kinds.Project, ProjectId);

    public IEnumerable<Notice> Notices() =>
        [new(NoticeKind.ProjectIsYours, Kinds.Project, ProjectId) { To = Notice.Known(HandedToId) }];
}

/// <summary>A project that was entered by mistake is gone: nothing ever belonged to it.</summary>
[EventName("projects.project-removed")]
public sealed record ProjectRemoved(Guid EngagementId, Guid ProjectId) : DomainEvent;

/// <summary>Somebody is to do a task from now on.</summary>
/// <param name="UserId">User the person signs in as.</param>
[EventName("projects.task-handed-over")]
public sealed record TaskHandedOver(Guid ProjectId, Guid TaskId, Guid UserId) : DomainEvent, INotifies, ITellsOutside
{
    public static string OutsideName => "task.handed-over";

    public OutsideNote ToldOutside() => new(Kinds.Task, TaskId);

    public IEnumerable<Notice> Notices() => [new(NoticeKind.TaskIsYours, Kinds.Task, TaskId) { To = [UserId] }];
}

/// <summary>A project was not withdrawn when its deal was reopened: work had been recorded meanwhile.</summary>
[EventName("projects.project-kept")]
public sealed record ProjectKept(Guid EngagementId, Guid ProjectId, Guid DealId) : DomainEvent;

/// <summary>Another contract value was agreed: a change order. Old and new are kept (domain-rules §10).</summary>
/// <param name="AgreedOn">Day of the agreement.</param>
/// <param name="Reason">Empty when none was given.</param>
[EventName("projects.contract-value-changed")]
public sealed record ContractValueChanged(
    Guid EngagementId, Guid ProjectId, Guid ChangeOrderId, Money OldValue, Money NewValue, DateOnly AgreedOn,
    string Reason) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "project.contract-value-changed";

    public OutsideNote ToldOutside() => new(Kinds.Project, ProjectId) { Changed = ["contractAmount"] };

    public IEnumerable<ThreadLine> Tell() =>
        [
            new(EngagementId, ThreadKind.ContractValueChanged, Kinds.Project, ProjectId)
            {
                Text = Reason, Amount = NewValue with { Amount = NewValue.Amount - OldValue.Amount },
            },
        ];
}

/// <summary>The work is done and delivered.</summary>
[EventName("projects.project-completed")]
public sealed record ProjectCompleted(Guid EngagementId, Guid ProjectId, DateOnly CompletedOn)
    : DomainEvent, ITellsOutside
{
    public static string OutsideName => "project.completed";

    public OutsideNote ToldOutside() => new(Kinds.Project, ProjectId);
}

/// <summary>A milestone of a fixed-price project was planned or changed;
/// carries the whole state. Σ amounts = contract value.</summary>
[EventName("projects.milestone-planned")]
public sealed record MilestonePlanned(Guid EngagementId, Guid ProjectId, Guid MilestoneId, string Name, Money Amount,
    DateOnly? DueOn, int Position) : DomainEvent;

/// <summary>A planned milestone that nobody accepted yet was removed.</summary>
[EventName("projects.milestone-removed")]
public sealed record MilestoneRemoved(Guid EngagementId, Guid ProjectId, Guid MilestoneId) : DomainEvent;

/// <summary>The client accepted a milestone: its amount may be billed.</summary>
[EventName("projects.milestone-accepted")]
public sealed record MilestoneAccepted(Guid EngagementId, Guid ProjectId, Guid MilestoneId, string Name, Money Amount,
    DateOnly AcceptedOn) : DomainEvent, ITellsThread, ITellsOutside
{
    public static string OutsideName => "project.milestone-accepted";

    public OutsideNote ToldOutside() => new(Kinds.Project, ProjectId);

    public IEnumerable<ThreadLine> Tell() =>
        [new(EngagementId, ThreadKind.MilestoneAccepted, Kinds.Project, ProjectId) { Text = Name, Amount = Amount }];
}
