using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.People;

internal static class PeopleQueries
{
    /// <summary>The person who is signed in; null for users who do not work on projects.</summary>
    public static Task<Person?> PersonOfAsync(this ProjectsDbContext db, ICurrentUser user, CancellationToken ct) =>
        user.Id == Guid.Empty
        ? Task.FromResult<Person?>(null)
        : db.KeptAsync($"person of {user.Id}", null, [typeof(Person)],
            () => db.People.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == user.Id, ct));

    /// <summary>Choices of people: those who work here, and whoever is chosen already.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> PersonChoicesAsync(this ProjectsDbContext db,
        DateOnly today, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking()
            .Where(p => p.LeftOn == null || p.LeftOn >= today || chosen.Contains(p.Id))
            .OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        return [.. people.Select(p => new SelectListItem(p.Name, p.Id.ToString(), chosen.Contains(p.Id)))];
    }

    /// <summary>Choices of users who may manage a project, and whoever does already.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ManagerChoicesAsync(this ProjectsDbContext db, Guid? chosen,
        CancellationToken ct)
    {
        var managers = db.Managers();
        var users = await db.Users.AsNoTracking()
            .Where(u => managers.Any(m => m.Id == u.Id) || u.Id == chosen)
            .OrderBy(u => u.Name)
            .Select(u => new { u.Id, u.Name })
            .ToListAsync(ct);
        return [.. users.Select(u => new SelectListItem(u.Name, u.Id.ToString(), u.Id == chosen))];
    }

    /// <summary>Whether somebody can be given a project.</summary>
    public static Task<bool> IsManagerAsync(this ProjectsDbContext db, Guid userId, CancellationToken ct) =>
        db.Managers().AnyAsync(u => u.Id == userId, ct);

    /// <summary>Users who can be given a project.</summary>
    public static async Task<HashSet<Guid>> ManagerIdsAsync(this ProjectsDbContext db, CancellationToken ct) =>
        [.. await db.Managers().Select(u => u.Id).ToListAsync(ct)];

    private static IQueryable<UserCopy> Managers(this ProjectsDbContext db)
    {
        string[] others = [BuiltInRoles.Sales, BuiltInRoles.Accountant];
        return db.Users.Where(u => u.IsActive && !others.Contains(u.Role));
    }
}
