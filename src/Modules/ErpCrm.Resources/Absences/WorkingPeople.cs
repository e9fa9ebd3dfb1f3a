using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Absences;

/// <summary>Who is there, and where people belong.</summary>
internal sealed class WorkingPeople(ResourcesDbContext db) : IWorkingPeople
{
    public async Task<IReadOnlyList<Guid>> AwayAsync(DateOnly day, CancellationToken ct) =>
        await db.Absences.AsNoTracking()
            .Where(a => a.Status == AbsenceStatus.Approved && !a.IsHalfDay && a.FirstDay <= day && a.LastDay >= day
                && a.Person.UserId != null)
            .Select(a => a.Person.UserId!.Value).Distinct().ToListAsync(ct);

    public Task<Guid?> DepartmentOfAsync(Guid userId, CancellationToken ct) =>
        db.People.AsNoTracking().Where(p => p.UserId == userId).Select(p => p.DepartmentId).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<ApprovalChoice>> DepartmentsAsync(CancellationToken ct) =>
        await db.Departments.AsNoTracking().OrderBy(d => d.Name).Select(d => new ApprovalChoice(d.Id, d.Name))
            .ToListAsync(ct);

    public async Task<ILookup<string, Guid>> FindAsync(IReadOnlyCollection<string> called, CancellationToken ct)
    {
        if (called.Count == 0) return Array.Empty<Guid>().ToLookup(_ => "");
        var people = await db.People.AsNoTracking().Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct);
        var byEmail = people.Where(p => p.Email is not null).ToLookup(p => p.Email!, p => p.Id);
        var byName = people.ToLookup(p => SearchText.Fold(p.Name), p => p.Id);
        return called.Distinct(StringComparer.Ordinal).SelectMany(text =>
        {
            var found = byEmail[text.Trim().ToLowerInvariant()].ToList();
            if (found.Count == 0) found = [.. byName[SearchText.Fold(text.Trim())]];
            return found.Select(id => (text, id));
        }).ToLookup(pair => pair.text, pair => pair.id, StringComparer.Ordinal);
    }
}
