using System.Runtime.CompilerServices;
using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Feeding;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

/// <summary>Projects as they are now.</summary>
internal sealed class AnnounceProjects(ProjectsDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var project in db.Projects.AsNoTracking().Include(p => p.Members).AsAsyncEnumerable()
            .WithCancellation(ct))
            yield return project.AsKnown();
    }
}
