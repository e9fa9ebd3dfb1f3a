using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

/// <summary>A won deal has one project; the unique index on the deal keeps it so.</summary>
internal sealed class OpenProjectWhenDealWon(ProjectsDbContext db) : IHandle<DealWon>
{
    public async Task HandleAsync(DealWon domainEvent, CancellationToken ct)
    {
        if (await db.Projects.AnyAsync(p => p.DealId == domainEvent.DealId, ct)) return;
        db.Add(Project.OpenFrom(domainEvent, await ProjectCode.NextAsync(db, ct)));
    }
}
