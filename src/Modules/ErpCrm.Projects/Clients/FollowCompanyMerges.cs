using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Clients;

/// <summary>A company that was merged into another one is no client to choose any more.</summary>
internal sealed class HideMergedClients(ProjectsDbContext db) : IHandle<CompaniesMerged>, IHandle<CompaniesParted>
{
    public Task HandleAsync(CompaniesMerged domainEvent, CancellationToken ct) =>
        SetAsync(domainEvent.FromId, ct);

    public Task HandleAsync(CompaniesParted domainEvent, CancellationToken ct) =>
        SetAsync(domainEvent.FromId, ct);

    // It may be told of the merge before it is told of the company, and of an undo after the next merge.
    private async Task SetAsync(Guid id, CancellationToken ct)
    {
        var client = await db.Clients.FindAsync([id], ct);
        if (client is null) db.Add(client = new Client { Id = id });
        client.IsMerged =
            await db.Set<MergedRecord>().AnyAsync(m => m.Kind == Kinds.Company && m.FromId == id, ct);
    }
}

/// <summary>The projects of a merged company are of the one that stays: said to everybody who keeps a copy.</summary>
internal sealed class FollowCompanyMerges(ProjectsDbContext db) : IFollowMerges
{
    public Type Context => typeof(ProjectsDbContext);

    public async Task FollowAsync(RecordMerging merging, IReadOnlySet<Guid> rows, CancellationToken ct)
    {
        if (merging.Kind != Kinds.Company) return;
        var (id, name) = merging.IsParted
            ? (merging.FromId, merging.FromName)
            : (merging.IntoId, merging.IntoName);
        if (await db.Clients.FindAsync([id], ct) is { Name.Length: > 0 } client) name = client.Name;
        var moved = rows.ToList();
        foreach (var project in await db.Projects.Include(p => p.Members).Where(p => moved.Contains(p.Id))
            .ToListAsync(ct))
            project.RenameClient(name);
    }
}
