using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

/// <summary>The project a deal became, by its present name. One class for both events, so that they come in order.</summary>
internal sealed class FollowProjectOfDeal(CrmDbContext db) : IHandle<ProjectOpened>, IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectOpened domainEvent, CancellationToken ct)
    {
        if (domainEvent.DealId is not { } dealId || await db.DealProjects.FindAsync([dealId], ct) is not null) return;
        db.DealProjects.Add(new DealProject
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
        if (project is null || project.SourceVersion >= domainEvent.SourceVersion) return;
        (project.Code, project.Name, project.SourceVersion) = (domainEvent.Details.Code, domainEvent.Details.Name, domainEvent.SourceVersion);
    }
}
