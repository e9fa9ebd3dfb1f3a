using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Clients;

/// <summary>The copy goes with the company, unless a project is for it.</summary>
internal sealed class RemoveClientWhenCompanyWithdrawn(ProjectsDbContext db) : IHandle<CompanyWithdrawn>
{
    public async Task HandleAsync(CompanyWithdrawn domainEvent, CancellationToken ct)
    {
        if (await db.Projects.AnyAsync(p => p.CompanyId == domainEvent.CompanyId, ct)) return;
        if (await db.Clients.FindAsync([domainEvent.CompanyId], ct) is { } client) db.Remove(client);
    }
}

/// <summary>Companies that projects are for.</summary>
internal sealed class ClientsOfProjects(ProjectsDbContext db) : IRecordUse
{
    public async Task<IReadOnlyCollection<Guid>> UsedAsync(
        string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => kind != Kinds.Company || ids.Count == 0
            ? []
            : await db.Projects.Where(p => ids.Contains(p.CompanyId)).Select(p => p.CompanyId).Distinct()
                .ToListAsync(ct);
}
