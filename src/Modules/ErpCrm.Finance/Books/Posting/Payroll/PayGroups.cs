using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Posting.Payroll;

/// <summary>A person's month as the books take it.</summary>
/// <param name="Minutes">That the person is paid for.</param>
internal sealed record PaidMonth(Guid PersonId, string Department, decimal Gross, decimal Employer, decimal Minutes);

/// <summary>People whose pay stands on one department, or on none.</summary>
/// <param name="Department">Null for those who are together because alone they would be told.</param>
internal sealed record PayGroup(string? Department, IReadOnlyList<PaidMonth> People)
{
    public decimal Gross => People.Sum(p => p.Gross);

    public decimal Employer => People.Sum(p => p.Employer);

    public decimal Minutes => People.Sum(p => p.Minutes);
}

/// <summary>A part of a group's pay.</summary>
/// <param name="ProjectId">Null for hours on no project.</param>
internal sealed record PayShare(Guid? ProjectId, decimal Gross, decimal Employer);

/// <summary>
/// How pay is told apart in the books. Whoever reads them sees no single salary: a department stands there if two or
/// more are paid in it, everybody else is together, and of a group all projects have the same price of an hour
/// (domain-rules §25, §32).
/// </summary>
internal static class PayGroups
{
    /// <summary>A sum of fewer would tell a salary.</summary>
    public const int Least = 2;

    public static IReadOnlyList<PayGroup> Of(IEnumerable<PaidMonth> people)
    {
        var departments = people.GroupBy(p => p.Department).OrderBy(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new PayGroup(g.Key, [.. g])).ToList();
        var alone = departments.Where(d => d.Department!.Length == 0 || d.People.Count < Least).ToList();
        var large = departments.Except(alone).ToList();
        // Who would be alone among those of no department is told with the smallest other one.
        while (alone.Count > 0 && alone.Sum(d => d.People.Count) < Least && large.Count > 0)
        {
            alone.Add(large[0]);
            large.RemoveAt(0);
        }

        return alone.Count == 0 ? large : [.. large, new PayGroup(null, [.. alone.SelectMany(d => d.People)])];
    }

    /// <summary>Divides a group's pay by its hours: on projects, and all others. The parts are the whole to the cent
    /// (domain-rules §1).</summary>
    /// <param name="worked">Minutes of the group by project.</param>
    public static IReadOnlyList<PayShare> Split(PayGroup group, IReadOnlyDictionary<Guid, int> worked, int digits)
    {
        var projects = worked.Where(w => w.Value > 0).OrderBy(w => w.Key).ToList();
        if (projects.Count == 0) return [new PayShare(null, group.Gross, group.Employer)];
        decimal[] weights =
        [
            .. projects.Select(p => (decimal)p.Value), Math.Max(0, group.Minutes - projects.Sum(p => p.Value)),
        ];
        var (gross, employer) = (Rounding.Allocate(group.Gross, weights, digits),
            Rounding.Allocate(group.Employer, weights, digits));
        return
        [
            .. weights.Select((_, i) => new PayShare(
                i < projects.Count ? projects[i].Key : null, gross[i], employer[i]))
                .Where(s => s.Gross != 0 || s.Employer != 0),
        ];
    }
}
