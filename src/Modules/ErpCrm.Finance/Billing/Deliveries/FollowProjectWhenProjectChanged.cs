using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

internal sealed class FollowProjectWhenProjectOpened(FollowedProjects projects) : IHandle<ProjectOpened>
{
    public Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct) =>
        projects.FollowAsync(domainEvent.ProjectId, domainEvent.EngagementId, domainEvent.Details,
            domainEvent.SourceVersion, domainEvent.OccurredAt, ct);

    public Task FeedAsync(ProjectOpened domainEvent, CancellationToken ct) =>
        projects.KeepAsync(domainEvent.ProjectId, domainEvent.EngagementId, domainEvent.Details,
            domainEvent.SourceVersion, domainEvent.OccurredAt, ct);
}

internal sealed class FollowProjectWhenProjectChanged(FollowedProjects projects) : IHandle<ProjectChanged>
{
    public Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct) =>
        projects.FollowAsync(domainEvent.ProjectId, domainEvent.EngagementId, domainEvent.Details,
            domainEvent.SourceVersion, domainEvent.OccurredAt, ct);

    public Task FeedAsync(ProjectChanged domainEvent, CancellationToken ct) =>
        projects.KeepAsync(domainEvent.ProjectId, domainEvent.EngagementId, domainEvent.Details,
            domainEvent.SourceVersion, domainEvent.OccurredAt, ct);
}

/// <summary>Keeps the copies of projects, and what follows from a change:
/// prices that were missing, retainer months, readers of invoices.</summary>
internal sealed class FollowedProjects(FinanceDbContext db, IBusinessClock clock, MissingPrices missing,
    RetainerMonths retainers)
{
    public async Task FollowAsync(Guid projectId, Guid engagementId, ProjectDetails details, int sourceVersion,
        DateTime at, CancellationToken ct)
    {
        var project = await FindAsync(projectId, engagementId, ct);
        // Months that had begun keep the fee they began with (domain-rules §10).
        if (sourceVersion > project.SourceVersion && project.MonthlyFee is not null
            && details.MonthlyFee != project.MonthlyFee)
            await retainers.DeliverAsync([project], at, ct);
        var managerBefore = project.ManagerId;
        project.Follow(details, sourceVersion, clock.DayOf(at));
        await db.SaveChangesAsync(ct);
        if (project.ManagerId != managerBefore) await HandOverAsync(project, ct);
        await missing.FillAsync(d => d.ProjectId == projectId, ct);
        if (project.IsWithdrawn) await retainers.TakeBackAsync(project, ct);
        await retainers.DeliverAsync([project], ct);
    }

    /// <summary>The copy alone: what follows from it was done when it happened.</summary>
    public async Task KeepAsync(Guid projectId, Guid engagementId, ProjectDetails details, int sourceVersion,
        DateTime at, CancellationToken ct) =>
        (await FindAsync(projectId, engagementId, ct)).Follow(details, sourceVersion, clock.DayOf(at));

    private async Task<ProjectCopy> FindAsync(Guid projectId, Guid engagementId, CancellationToken ct)
    {
        if (await db.Projects.FindAsync([projectId], ct) is { } known) return known;
        var project = new ProjectCopy { Id = projectId, EngagementId = engagementId };
        db.Add(project);
        return project;
    }

    // To the new manager go its deposits and the invoices that bill this project most; others belong to the manager of
    // theirs.
    private async Task HandOverAsync(ProjectCopy project, CancellationToken ct)
    {
        var invoices = db.InvoiceLines.Where(l => l.ProjectId == project.Id).Select(l => l.InvoiceId);
        var nets = await db.InvoiceLines.Where(l => invoices.Contains(l.InvoiceId))
            .GroupBy(l => new { l.InvoiceId, l.ProjectId })
            .Select(g => new { g.Key.InvoiceId, g.Key.ProjectId, Net = g.Sum(l => l.Net) })
            .ToListAsync(ct);
        var ids = nets.Where(n => n.ProjectId is not null).GroupBy(n => n.InvoiceId)
            .Where(g => g.OrderByDescending(n => n.Net).ThenBy(n => n.ProjectId).First().ProjectId == project.Id)
            .Select(g => g.Key);
        var deposits = await db.Invoices.Where(i => i.DepositProjectId == project.Id).Select(i => i.Id).ToListAsync(ct);
        foreach (var some in ids.Concat(deposits).Chunk(500))
        {
            await db.CreditNotes.Where(n => some.Contains(n.InvoiceId))
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ManagerId, project.ManagerId), ct);
            await db.Invoices.Where(i => some.Contains(i.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.ManagerId, project.ManagerId), ct);
        }
    }
}
