using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Clients;

internal sealed class FollowClientWhenCompanyRegistered(ProjectsDbContext db) : IHandle<CompanyRegistered>
{
    public Task HandleAsync(CompanyRegistered domainEvent, CancellationToken ct) =>
        ClientCopies.FollowAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);

    // Projects have taken the name over when it was given.
    public Task FeedAsync(CompanyRegistered domainEvent, CancellationToken ct) =>
        ClientCopies.KeepAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal sealed class FollowClientWhenCompanyChanged(ProjectsDbContext db) : IHandle<CompanyChanged>
{
    public Task HandleAsync(CompanyChanged domainEvent, CancellationToken ct) =>
        ClientCopies.FollowAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);

    // Projects have taken the name over when it was given.
    public Task FeedAsync(CompanyChanged domainEvent, CancellationToken ct) =>
        ClientCopies.KeepAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

file static class ClientCopies
{
    public static async Task FollowAsync(ProjectsDbContext db, Guid companyId, CompanyDetails details,
        int sourceVersion, CancellationToken ct)
    {
        var client = await KeepAsync(db, companyId, details, sourceVersion, ct);
        // No project is of one that has just come.
        if (db.Entry(client).State == EntityState.Added) return;
        foreach (var project in await db.Projects.Include(p => p.Members)
            .Where(p => p.CompanyId == companyId && p.CompanyName != client.Name)
            .ToListAsync(ct))
            project.RenameClient(client.Name);
    }

    public static async Task<Client> KeepAsync(ProjectsDbContext db, Guid companyId, CompanyDetails details,
        int sourceVersion, CancellationToken ct)
    {
        var client = await db.Clients.FindAsync([companyId], ct);
        if (client is null) db.Add(client = new Client { Id = companyId });
        client.Follow(details, sourceVersion);
        return client;
    }
}
