using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

/// <summary>The project a deal became, by its present name. One class
/// for both events, so that they come in order.</summary>
internal sealed class FollowProjectOfDeal(CrmDbContext db) : IHandle<ProjectOpened>, IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct)
    {
        if (domainEvent.DealId is not { } dealId) return;
        if (await db.DealProjects.FindAsync([dealId], ct) is { } known)
            known.Follow(domainEvent.Details, domainEvent.SourceVersion);
        else db.DealProjects.Add(new DealProject
        {
            DealId = dealId,
            ProjectId = domainEvent.ProjectId,
            Code = domainEvent.Details.Code,
            Name = domainEvent.Details.Name,
            SourceVersion = domainEvent.SourceVersion,
        });
    }

    public async Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct)
    {
        var project = await db.DealProjects.FirstOrDefaultAsync(p => p.ProjectId == domainEvent.ProjectId, ct);
        project?.Follow(domainEvent.Details, domainEvent.SourceVersion);
    }
}
