using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Crm.Deals;

internal sealed class LinkDealWhenProjectOpened(CrmDbContext db) : IHandle<ProjectOpened>
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
}
