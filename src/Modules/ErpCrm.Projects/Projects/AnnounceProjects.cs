using System.Runtime.CompilerServices;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
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
