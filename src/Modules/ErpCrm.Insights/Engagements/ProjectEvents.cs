using ErpCrm.Contracts;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class ContinueThreadWhenProjectOpened(EngagementBook book, ProjectTerms terms) : IHandle<ProjectOpened>
{
    public async Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion,
            domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ProjectOpened, domainEvent.Details.Code, domainEvent.Details.Name,
            new RecordRef(Kinds.Project, domainEvent.ProjectId));
    }
}

internal sealed class FollowTermsWhenProjectChanged(EngagementBook book, ProjectTerms terms) : IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion,
            domainEvent.OccurredAt, ct);
    }
}

/// <summary>The project's own state brings its stage and terms; this only tells the day.</summary>
internal sealed class ContinueThreadWhenProjectCompleted(EngagementBook book) : IHandle<ProjectCompleted>
{
    public async Task HandleAsync(ProjectCompleted domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ProjectCompleted, engagement.ProjectCode,
            record: new RecordRef(Kinds.Project, domainEvent.ProjectId));
    }
}

internal sealed class PlanWhenMilestonePlanned(EngagementBook book, ProjectTerms terms) : IHandle<MilestonePlanned>
{
    public async Task HandleAsync(MilestonePlanned domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.PlanAsync(engagement, domainEvent, domainEvent.DueOn ?? book.DayOf(domainEvent.OccurredAt), ct);
    }
}

internal sealed class DropPlanWhenMilestoneRemoved(EngagementBook book, ProjectTerms terms) : IHandle<MilestoneRemoved>
{
    public async Task HandleAsync(MilestoneRemoved domainEvent, CancellationToken ct) =>
        await terms.DropAsync(await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct),
            domainEvent.MilestoneId, ct);
}

internal sealed class ContinueThreadWhenMilestoneAccepted(EngagementBook book) : IHandle<MilestoneAccepted>
{
    public async Task HandleAsync(MilestoneAccepted domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.MilestoneAccepted, domainEvent.Name,
            record: new RecordRef(Kinds.Project, domainEvent.ProjectId), amount: domainEvent.Amount.Amount,
            currency: domainEvent.Amount.Currency);
    }
}

/// <summary>One line per engagement and week, not one per entry.</summary>
internal sealed class ContinueThreadWhenTimeApproved(EngagementBook book) : IHandle<TimeApproved>
{
    public async Task HandleAsync(TimeApproved domainEvent, CancellationToken ct)
    {
        foreach (var work in domainEvent.Entries.GroupBy(e => (e.EngagementId, e.ProjectId)))
        {
            var engagement = await book.OpenAsync(work.Key.EngagementId, domainEvent.OccurredAt, ct);
            engagement.ApprovedMinutes += work.Sum(e => e.WorkedMinutes);
            book.Tell(engagement, domainEvent, ThreadKind.TimeApproved, work.First().PersonName,
                record: new RecordRef(Kinds.Project, work.Key.ProjectId), minutes: work.Sum(e => e.WorkedMinutes));
        }
    }
}
