using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Imports;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.People;

/// <summary>The copy goes with the person, unless the person works on something.</summary>
internal sealed class RemovePersonWhenPersonWithdrawn(ProjectsDbContext db) : IHandle<PersonWithdrawn>
{
    public async Task HandleAsync(PersonWithdrawn domainEvent, CancellationToken ct)
    {
        var used = await new WorkersOfProjects(db).UsedAsync(Kinds.Person, [domainEvent.PersonId], ct);
        if (used.Count == 0 && await db.People.FindAsync([domainEvent.PersonId], ct) is { } person) db.Remove(person);
    }
}

/// <summary>People who are members of projects, are to do tasks, or wrote hours down.</summary>
internal sealed class WorkersOfProjects(ProjectsDbContext db) : IRecordUse
{
    public async Task<IReadOnlyCollection<Guid>> UsedAsync(
        string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => kind != Kinds.Person || ids.Count == 0
            ? []
            : await db.People.Where(p => ids.Contains(p.Id)
                    && (db.Set<ProjectMember>().Any(m => m.PersonId == p.Id)
                        || db.Tasks.Any(t => t.AssigneeId == p.Id) || db.Timesheets.Any(s => s.PersonId == p.Id)
                        || db.Timers.Any(t => t.PersonId == p.Id) || db.MeasuredTimes.Any(m => m.PersonId == p.Id)))
                .Select(p => p.Id).ToListAsync(ct);
}
