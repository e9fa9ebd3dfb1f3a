using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>
/// The department and cost centre that a line has without anybody saying so: by its project, its category, or whoever
/// it is about. Read once per request and record.
/// </summary>
internal sealed class Dimensions(FinanceDbContext db, Lazy<IWorkingPeople> people)
{
    private readonly Dictionary<Guid, Guid?> _departments = [];
    private readonly Dictionary<Guid, Guid?> _managers = [];
    private Dictionary<(string Kind, Guid Id), Guid>? _centres;

    /// <param name="userId">Whoever spent or earned it; of a project alone its manager.</param>
    /// <param name="categoryId">What it was spent on.</param>
    public async Task<LineOf> OfAsync(Guid? projectId, Guid? userId, Guid? categoryId, CancellationToken ct)
    {
        var about = userId ?? (projectId is { } managed ? await ManagerAsync(managed, ct) : null);
        var department = about is { } user ? await DepartmentAsync(user, ct) : null;
        var centres = _centres ??= await ReadCentresAsync(ct);
        return new LineOf(ProjectId: projectId, DepartmentId: department, CostCentreId: centres.Count == 0 ? null
            : Of(centres, Kinds.Project, projectId) ?? Of(centres, Kinds.ExpenseCategory, categoryId)
                ?? Of(centres, Kinds.User, userId) ?? Of(centres, Kinds.Department, department));
    }

    /// <summary>Of what a department costs, on a project or on none: nobody in it is named.</summary>
    public async Task<LineOf> OfDepartmentAsync(Guid? projectId, Guid? departmentId, CancellationToken ct)
    {
        var centres = _centres ??= await ReadCentresAsync(ct);
        return new LineOf(ProjectId: projectId, DepartmentId: departmentId, CostCentreId: centres.Count == 0 ? null
            : Of(centres, Kinds.Project, projectId) ?? Of(centres, Kinds.Department, departmentId));
    }

    /// <summary>Rules of cost centres are being changed: what was read of them is old.</summary>
    internal void Forget() => _centres = null;

    private static Guid? Of(Dictionary<(string Kind, Guid Id), Guid> centres, string kind, Guid? id) =>
        id is { } known && centres.TryGetValue((kind, known), out var centre) ? centre : null;

    private async Task<Guid?> ManagerAsync(Guid projectId, CancellationToken ct)
    {
        if (_managers.TryGetValue(projectId, out var known)) return known;
        return _managers[projectId] = await db.Projects.AsNoTracking().Where(p => p.Id == projectId)
            .Select(p => p.ManagerId).FirstOrDefaultAsync(ct);
    }

    private async Task<Guid?> DepartmentAsync(Guid userId, CancellationToken ct)
    {
        if (_departments.TryGetValue(userId, out var known)) return known;
        return _departments[userId] = await people.Value.DepartmentOfAsync(userId, ct);
    }

    private async Task<Dictionary<(string Kind, Guid Id), Guid>> ReadCentresAsync(CancellationToken ct) =>
        (await db.CostCentreRules.AsNoTracking()
            .Where(r => db.CostCentres.Any(c => c.Id == r.CostCentreId && c.IsActive)).ToListAsync(ct))
            .ToDictionary(r => (r.Kind, r.AboutId), r => r.CostCentreId);
}
