using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
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
}
