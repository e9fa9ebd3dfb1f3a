using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Deliveries;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Projects;

internal sealed class FollowProjectWhenProjectOpened(FollowedProjects projects) : IHandle<ProjectOpened>
{
    public Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct) =>
        projects.FollowAsync(domainEvent.ProjectId, domainEvent.EngagementId, domainEvent.Details, domainEvent.SourceVersion, domainEvent.OccurredAt, ct);
}

internal sealed class FollowProjectWhenProjectChanged(FollowedProjects projects) : IHandle<ProjectChanged>
{
    public Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct) =>
        projects.FollowAsync(domainEvent.ProjectId, domainEvent.EngagementId, domainEvent.Details, domainEvent.SourceVersion, domainEvent.OccurredAt, ct);
}

/// <summary>Keeps the copies of projects, and what follows from a change: prices that were missing, retainer months, readers of invoices.</summary>
internal sealed class FollowedProjects(FinanceDbContext db, IBusinessClock clock, MissingPrices missing, RetainerMonths retainers)
{
    public async Task FollowAsync(Guid projectId, Guid engagementId, ProjectDetails details, int sourceVersion, DateTime at, CancellationToken ct)
    {
        var project = await db.Projects.FindAsync([projectId], ct);
        if (project is null) db.Add(project = new ProjectCopy { Id = projectId, EngagementId = engagementId });
        var managerBefore = project.ManagerId;
        project.Follow(details, sourceVersion, clock.DayOf(at));
        await db.SaveChangesAsync(ct);
        if (project.ManagerId != managerBefore) await HandOverAsync(project, managerBefore, ct);
        await missing.FillAsync(d => d.ProjectId == projectId, ct);
        await retainers.DeliverAsync([project], ct);
    }

    private async Task HandOverAsync(ProjectCopy project, Guid? from, CancellationToken ct)
    {
        var invoices = db.Invoices.Where(i => i.ManagerId == from && i.Lines.Any(l => l.ProjectId == project.Id));
        await db.CreditNotes.Where(n => n.ManagerId == from && invoices.Any(i => i.Id == n.InvoiceId))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ManagerId, project.ManagerId), ct);
        await invoices.ExecuteUpdateAsync(set => set.SetProperty(i => i.ManagerId, project.ManagerId), ct);
    }
}
