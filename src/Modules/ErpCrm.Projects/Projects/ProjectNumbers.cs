using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

/// <summary>Codes of projects that are opened together: reserved in the transaction that saves them, and given back
/// where they are not used.</summary>
internal sealed class ProjectNumbers
{
    private readonly HashSet<int> _taken;
    private readonly int _first;
    private int _next;

    private ProjectNumbers(int first, HashSet<int> taken) => (_first, _next, _taken) = (first, first, taken);

    /// <param name="given">Codes that come from outside; null where there is none.</param>
    public static async Task<ProjectNumbers> ReserveAsync(
        ProjectsDbContext db, IReadOnlyCollection<string?> given, CancellationToken ct)
    {
        var first = await ProjectCode.ReserveAsync(db, given.Count, ct);
        var own = Enumerable.Range(first, given.Count * 2).Select(ProjectCode.Of).ToList();
        var known = await db.Projects.Where(p => EF.Parameter(own).Contains(p.Code)).Select(p => p.Code)
            .ToListAsync(ct);
        return new ProjectNumbers(first,
            [.. known.Concat(given.OfType<string>()).Select(ProjectCode.NumberOf).OfType<int>()]);
    }

    public string Next()
    {
        while (_taken.Contains(_next)) _next++;
        return ProjectCode.Of(_next++);
    }

    /// <summary>Nothing that was used is given again.</summary>
    public Task SettleAsync(ProjectsDbContext db, IEnumerable<string> used, CancellationToken ct)
    {
        var highest = used.Select(ProjectCode.NumberOf).Max() ?? 0;
        return ProjectCode.SettleAsync(db, Math.Max(_first - 1, highest), ct);
    }
}
