using ErpCrm.Resources.Departments;
using ErpCrm.Resources.Shared;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.People;

internal sealed record PersonRow(Guid Id, string Name, string JobTitle, string? Department, string? Email, DateOnly JoinedOn, DateOnly? LeftOn, bool HasUser);

/// <summary>What the list of people was asked for.</summary>
internal sealed class PersonFilter
{
    public string? Q { get; set; }
    public Guid? Department { get; set; }

    /// <summary><c>left</c> shows those who left.</summary>
    public string? Status { get; set; }

    public string? Sort { get; set; }
    public string? Dir { get; set; }
    public int Page { get; set; } = 1;

    public bool Left => Status == "left";

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Department is not null;
}

internal sealed record PersonList(PersonFilter Filter, Page<PersonRow> Page, IReadOnlyList<DepartmentOption> Departments)
{
    public static async Task<PersonList> LoadAsync(ResourcesDbContext db, PersonFilter filter, DateOnly today, CancellationToken ct)
    {
        var people = db.People.AsNoTracking()
            .Where(p => filter.Left ? p.LeftOn != null && p.LeftOn < today : p.LeftOn == null || p.LeftOn >= today)
            .Matching(filter.Q, word => p => p.SearchText.Contains(word));
        if (filter.Department is { } department) people = people.Where(p => p.DepartmentId == department);
        var page = await Sorted(people, filter)
            .Select(p => new PersonRow(p.Id, p.Name, p.JobTitle, p.DepartmentName, p.Email, p.JoinedOn, p.LeftOn, p.UserId != null))
            .ToPageAsync(filter.Page, ct: ct);
        return new PersonList(filter, page, await DepartmentOption.AllAsync(db, ct));
    }

    private static IQueryable<Person> Sorted(IQueryable<Person> people, PersonFilter filter) => (filter.Sort, filter.Dir == "desc") switch
    {
        ("department", false) => people.OrderBy(p => p.DepartmentName).ThenBy(p => p.Name),
        ("department", true) => people.OrderByDescending(p => p.DepartmentName).ThenBy(p => p.Name),
        ("joined", false) => people.OrderBy(p => p.JoinedOn).ThenBy(p => p.Name),
        ("joined", true) => people.OrderByDescending(p => p.JoinedOn).ThenBy(p => p.Name),
        (_, true) => people.OrderByDescending(p => p.Name).ThenBy(p => p.Id),
        _ => people.OrderBy(p => p.Name).ThenBy(p => p.Id),
    };
}
