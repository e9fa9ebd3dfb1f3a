using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Tasks;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

/// <summary>A project that rows of a file refer to.</summary>
/// <param name="MayPlan">Whether whoever imports plans its tasks.</param>
internal sealed record CalledProject(
    Guid Id, string Code, string Name, bool IsOpen, BillingMethod Billing, IReadOnlyList<Guid> Members, bool MayPlan);

/// <summary>Projects as files name them: by code, otherwise by name.</summary>
internal sealed class ProjectLookup
{
    private readonly ILookup<string, CalledProject> _byCode;
    private readonly ILookup<string, CalledProject> _byName;

    private ProjectLookup(IReadOnlyList<CalledProject> projects)
    {
        _byCode = projects.ToLookup(p => p.Code.ToUpperInvariant(), StringComparer.Ordinal);
        _byName = projects.ToLookup(p => SearchText.Fold(p.Name), StringComparer.Ordinal);
    }

    public static async Task<ProjectLookup> LoadAsync(ProjectsDbContext db, ICurrentUser me, CancellationToken ct)
    {
        var plannable = (await db.Projects.WorkableBy(me).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var projects = await db.Projects.AsNoTracking().VisibleTo(me)
            .Select(p => new { p.Id, p.Code, p.Name, p.IsOpen, p.Billing }).ToListAsync(ct);
        var members = (await db.Set<ProjectMember>().AsNoTracking().Select(m => new { m.ProjectId, m.PersonId })
            .ToListAsync(ct)).ToLookup(m => m.ProjectId, m => m.PersonId);
        return new ProjectLookup(projects.ConvertAll(p => new CalledProject(
            p.Id, p.Code, p.Name, p.IsOpen, p.Billing, [.. members[p.Id]], plannable.Contains(p.Id))));
    }

    /// <summary>The open project; null after it was said what is wrong.</summary>
    public CalledProject? Find(ImportRow row, string column, Action<RowProblem> wrong)
    {
        if (row.Said(column) is not string called) return null;
        var found = _byCode[called.Trim().ToUpperInvariant()].ToList();
        if (found.Count == 0) found = [.. _byName[SearchText.Fold(called.Trim())]];
        // Of several with one name the one that is still open is meant.
        if (found.Count > 1 && found.FindAll(p => p.IsOpen) is [var open]) found = [open];
        if (found is not [var project])
        {
            wrong(new RowProblem(column, found.Count == 0 ? RowTrouble.NotFound : RowTrouble.Several, called));
            return null;
        }

        if (project.IsOpen) return project;
        wrong(new RowProblem(column, RowTrouble.Refused)
        {
            Refusal = new BusinessRuleException("This project is completed. Reopen it first.")
        });
        return null;
    }
}
