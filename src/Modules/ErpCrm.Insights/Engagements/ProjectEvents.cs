using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>
/// Keeps the agreed price, the plan (but for milestones, which plan themselves) and the stage of a project as they are now. All of
/// it follows the project's newest state, so that it does not matter in which order events are handled.
/// </summary>
internal sealed class ProjectTerms(InsightsDbContext db, EngagementBook book)
{
    public async Task FollowAsync(Engagement engagement, Guid projectId, ProjectDetails details, int version, DateTime at, CancellationToken ct)
    {
        if (version <= engagement.ProjectVersion) return;
        engagement.ProjectVersion = version;
        engagement.ProjectId = projectId;
        engagement.ProjectCode = details.Code;
        engagement.ManagerId = details.ManagerId;
        engagement.Billing = details.Billing.ToString();
        engagement.Currency = details.ContractValue.Currency;
        (engagement.CompanyId, engagement.CompanyName) = (details.CompanyId, details.CompanyName);
        if (engagement.DealId is null) engagement.Name = details.Name;
        if (details.IsWithdrawn) engagement.SellAgain(at);
        else engagement.Deliver(details.IsOpen, at);
        engagement.Refresh();

        // Nothing is agreed while the deal is open again.
        var agreed = details.IsWithdrawn ? 0 : details.ContractValue.Amount;
        var isPlanned = details.Billing != BillingMethod.FixedPrice;
        var unused = isPlanned && !details.IsOpen ? await UnusedAsync(projectId, agreed, ct) : 0;
        var rest = RestOf(projectId);
        await SetAsync(engagement, MoneyTerm.Agreed, projectId, projectId, agreed, details, ct);
        await SetAsync(engagement, MoneyTerm.Plan, projectId, projectId, isPlanned ? agreed : 0, details, ct);
        await SetAsync(engagement, MoneyTerm.Agreed, projectId, rest, -unused, details, ct);
        await SetAsync(engagement, MoneyTerm.Plan, projectId, rest, -unused, details, ct);
    }

    /// <summary>One row per term and source, changed in place: terms are a state, not a history.</summary>
    public async Task SetAsync(Engagement engagement, MoneyTerm term, Guid pool, Guid source, decimal amount, string currency, DateOnly on, CancellationToken ct)
    {
        var row = db.MoneyRows.Local.FirstOrDefault(r => r.EngagementId == engagement.Id && r.Term == term && r.SourceId == source)
            ?? await db.MoneyRows.FirstOrDefaultAsync(r => r.EngagementId == engagement.Id && r.Term == term && r.SourceId == source, ct);
        if (row is null) book.Count(engagement, term, pool, source, amount, currency, on);
        else (row.Amount, row.Currency, row.On) = (amount, currency, on);
    }

    // What a completed project did not need is no longer owed: the contract shrinks to what was delivered, until it is reopened.
    private async Task<decimal> UnusedAsync(Guid projectId, decimal planned, CancellationToken ct) =>
        Math.Max(0, planned - await db.MoneyRows.Where(r => r.Pool == projectId && r.Term == MoneyTerm.Delivered).SumAsync(r => r.Amount, ct));

    /// <summary>The source of a project's unused rest: always the same, apart from the project itself.</summary>
    internal static Guid RestOf(Guid projectId)
    {
        var bytes = projectId.ToByteArray();
        bytes[^1] ^= 0xFF;
        return new Guid(bytes);
    }

    private Task SetAsync(Engagement engagement, MoneyTerm term, Guid pool, Guid source, decimal amount, ProjectDetails details, CancellationToken ct) =>
        SetAsync(engagement, term, pool, source, amount, details.ContractValue.Currency, details.StartsOn, ct);
}

internal sealed class ContinueThreadWhenProjectOpened(EngagementBook book, ProjectTerms terms) : IHandle<ProjectOpened>
{
    public async Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ProjectOpened, domainEvent.Details.Code, domainEvent.Details.Name, $"/projects/projects/{domainEvent.ProjectId}");
    }
}

internal sealed class FollowTermsWhenProjectChanged(EngagementBook book, ProjectTerms terms) : IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion, domainEvent.OccurredAt, ct);
    }
}

/// <summary>The project's own state brings its stage and terms; this only tells the day.</summary>
internal sealed class ContinueThreadWhenProjectCompleted(EngagementBook book) : IHandle<ProjectCompleted>
{
    public async Task HandleAsync(ProjectCompleted domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ProjectCompleted, engagement.ProjectCode, url: $"/projects/projects/{domainEvent.ProjectId}");
    }
}

internal sealed class PlanWhenMilestonePlanned(EngagementBook book, ProjectTerms terms) : IHandle<MilestonePlanned>
{
    public async Task HandleAsync(MilestonePlanned domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.SetAsync(engagement, MoneyTerm.Plan, domainEvent.MilestoneId, domainEvent.MilestoneId, domainEvent.Amount.Amount, domainEvent.Amount.Currency, domainEvent.DueOn ?? book.DayOf(domainEvent.OccurredAt), ct);
    }
}

internal sealed class DropPlanWhenMilestoneRemoved(InsightsDbContext db) : IHandle<MilestoneRemoved>
{
    public async Task HandleAsync(MilestoneRemoved domainEvent, CancellationToken ct) =>
        db.RemoveRange(await db.MoneyRows.Where(r => r.EngagementId == domainEvent.EngagementId && r.Term == MoneyTerm.Plan && r.SourceId == domainEvent.MilestoneId).ToListAsync(ct));
}

internal sealed class ContinueThreadWhenMilestoneAccepted(EngagementBook book) : IHandle<MilestoneAccepted>
{
    public async Task HandleAsync(MilestoneAccepted domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent, ThreadKind.MilestoneAccepted, domainEvent.Name, url: $"/projects/projects/{domainEvent.ProjectId}", amount: domainEvent.Amount.Amount, currency: domainEvent.Amount.Currency);
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
            book.Tell(engagement, domainEvent, ThreadKind.TimeApproved, work.First().PersonName, url: $"/projects/projects/{work.Key.ProjectId}", minutes: work.Sum(e => e.WorkedMinutes));
        }
    }
}
