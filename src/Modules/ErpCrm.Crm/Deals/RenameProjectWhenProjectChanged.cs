using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

internal sealed class RenameProjectWhenProjectChanged(CrmDbContext db) : IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct)
    {
        var project = await db.DealProjects.FirstOrDefaultAsync(p => p.ProjectId == domainEvent.ProjectId, ct);
        if (project is null || project.SourceVersion >= domainEvent.SourceVersion) return;
        (project.Code, project.Name, project.SourceVersion) = (domainEvent.Details.Code, domainEvent.Details.Name, domainEvent.SourceVersion);
    }
}
