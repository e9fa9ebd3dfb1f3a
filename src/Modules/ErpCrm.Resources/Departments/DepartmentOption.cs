using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Departments;

/// <summary>A department to choose.</summary>
internal sealed record DepartmentOption(Guid Id, string Name)
{
    public static async Task<IReadOnlyList<DepartmentOption>> AllAsync(ResourcesDbContext db, CancellationToken ct) =>
        await db.Departments.OrderBy(d => d.Name).Select(d => new DepartmentOption(d.Id, d.Name)).Take(200)
            .ToListAsync(ct);
}
