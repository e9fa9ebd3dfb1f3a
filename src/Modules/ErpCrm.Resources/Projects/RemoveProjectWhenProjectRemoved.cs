using ErpCrm.Contracts;
using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Projects;

/// <summary>The copy goes with the project, unless somebody is booked on it.</summary>
internal sealed class RemoveProjectWhenProjectRemoved(ResourcesDbContext db) : IHandle<ProjectRemoved>
{
    public async Task HandleAsync(ProjectRemoved domainEvent, CancellationToken ct)
    {
        if (await db.Bookings.AnyAsync(b => b.ProjectId == domainEvent.ProjectId, ct)) return;
        if (await db.Projects.FindAsync([domainEvent.ProjectId], ct) is { } project) db.Remove(project);
    }
}

/// <summary>Projects that somebody is booked on, and people who are booked, on leave or paid by the hour.</summary>
internal sealed class WorkOfPeople(ResourcesDbContext db) : IRecordUse
{
    public async Task<IReadOnlyCollection<Guid>> UsedAsync(
        string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0
            ? []
            : kind switch
            {
                Kinds.Project => await db.Bookings.Where(b => ids.Contains(b.ProjectId)).Select(b => b.ProjectId)
                    .Distinct().ToListAsync(ct),
                Kinds.Person => await db.People.Where(p => ids.Contains(p.Id)
                        && (p.UserId != null || db.Bookings.Any(b => b.PersonId == p.Id)
                            || db.Absences.Any(a => a.PersonId == p.Id) || db.Rates.Any(r => r.PersonId == p.Id)
                            || db.WorkedWeeks.Any(w => w.PersonId == p.Id)))
                    .Select(p => p.Id).ToListAsync(ct),
                _ => [],
            };
}
