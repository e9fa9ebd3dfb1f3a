using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>Keeps the agreed price and, but for milestones, the plan of a project as they are now.</summary>
internal sealed class ProjectTerms(InsightsDbContext db, EngagementBook book)
{
    public async Task FollowAsync(Engagement engagement, Guid projectId, ProjectDetails details, int version, CancellationToken ct)
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
        engagement.Refresh();

        await SetAsync(engagement, MoneyTerm.Agreed, projectId, details.ContractValue.Amount, details, ct);
        if (details.Billing != BillingMethod.FixedPrice) await SetAsync(engagement, MoneyTerm.Plan, projectId, details.ContractValue.Amount, details, ct);
    }

    /// <summary>One row per term and pool, changed in place: terms are a state, not a history.</summary>
    public async Task SetAsync(Engagement engagement, MoneyTerm term, Guid pool, decimal amount, string currency, DateOnly on, CancellationToken ct)
    {
        var row = db.MoneyRows.Local.FirstOrDefault(r => r.EngagementId == engagement.Id && r.Term == term && r.SourceId == pool)
            ?? await db.MoneyRows.FirstOrDefaultAsync(r => r.EngagementId == engagement.Id && r.Term == term && r.SourceId == pool, ct);
        if (row is null) book.Count(engagement, term, pool, pool, amount, currency, on);
        else (row.Amount, row.Currency, row.On) = (amount, currency, on);
    }

    private Task SetAsync(Engagement engagement, MoneyTerm term, Guid pool, decimal amount, ProjectDetails details, CancellationToken ct) =>
        SetAsync(engagement, term, pool, amount, details.ContractValue.Currency, details.StartsOn, ct);
}

internal sealed class ContinueThreadWhenProjectOpened(EngagementBook book, ProjectTerms terms) : IHandle<ProjectOpened>
{
    public async Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Delivery);
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion, ct);
        book.Tell(engagement, domainEvent, ThreadKind.ProjectOpened, domainEvent.Details.Code, domainEvent.Details.Name, $"/projects/projects/{domainEvent.ProjectId}");
    }
}

internal sealed class FollowTermsWhenProjectChanged(EngagementBook book, ProjectTerms terms) : IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        if (domainEvent.Details.IsOpen && engagement.Stage == EngagementStage.Completed) engagement.Stage = EngagementStage.Delivery;
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion, ct);
    }
}

/// <summary>Work that was estimated and not needed is no longer owed: the contract shrinks to what was delivered.</summary>
internal sealed class CloseTermsWhenProjectCompleted(InsightsDbContext db, EngagementBook book) : IHandle<ProjectCompleted>
{
    public async Task HandleAsync(ProjectCompleted domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Completed);
        book.Tell(engagement, domainEvent, ThreadKind.ProjectCompleted, engagement.ProjectCode, url: $"/projects/projects/{domainEvent.ProjectId}");
        if (engagement.Billing != nameof(BillingMethod.TimeAndMaterial)) return;

        var pool = domainEvent.ProjectId;
        var left = await db.MoneyRows.Where(r => r.EngagementId == engagement.Id && r.Pool == pool && (r.Term == MoneyTerm.Plan || r.Term == MoneyTerm.Delivered))
            .GroupBy(r => r.Term).Select(g => new { g.Key, Amount = g.Sum(r => r.Amount) }).ToListAsync(ct);
        var unused = left.Where(l => l.Key == MoneyTerm.Plan).Sum(l => l.Amount) - left.Where(l => l.Key == MoneyTerm.Delivered).Sum(l => l.Amount);
        if (unused <= 0) return;
        book.Count(engagement, MoneyTerm.Agreed, pool, domainEvent.EventId, -unused, engagement.Currency!, domainEvent.CompletedOn);
        book.Count(engagement, MoneyTerm.Plan, pool, domainEvent.EventId, -unused, engagement.Currency!, domainEvent.CompletedOn);
    }
}

internal sealed class PlanWhenMilestonePlanned(EngagementBook book, ProjectTerms terms) : IHandle<MilestonePlanned>
{
    public async Task HandleAsync(MilestonePlanned domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.SetAsync(engagement, MoneyTerm.Plan, domainEvent.MilestoneId, domainEvent.Amount.Amount, domainEvent.Amount.Currency, domainEvent.DueOn ?? book.DayOf(domainEvent.OccurredAt), ct);
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
