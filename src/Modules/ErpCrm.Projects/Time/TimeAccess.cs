using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

internal static class TimeAccess
{
    /// <summary>
    /// Whose weeks somebody writes: one's own, and those of the people
    /// whose time one approves. Somebody without a sign-in has nobody
    /// else to write for him: the managers of his projects do.
    /// </summary>
    public static IQueryable<Person> RecordableBy(this ProjectsDbContext db, ICurrentUser user)
    {
        var access = user.AccessTo(ProjectsPermissions.ApproveTime);
        var people = db.People.AsNoTracking();
        if (access.Scope == Scope.All) return people;
        if (access.Scope != Scope.Team) return people.Where(p => p.UserId == user.Id);
        var ids = access.UserIds.Append(user.Id).Select(id => (Guid?)id).ToArray();
        return people.Where(p => ids.Contains(p.UserId)
            || (p.UserId == null && db.Projects.Any(
                project => ids.Contains(project.ManagerId) && project.Members.Any(m => m.PersonId == p.Id))));
    }

    /// <summary>The other one, if somebody writes his weeks, or oneself; null for a user who records no time.</summary>
    public static Task<Person?> FindPersonAsync(this ProjectsDbContext db, ICurrentUser user, Guid? other,
        CancellationToken ct) =>
        other is { } id
            ? db.RecordableBy(user).FirstOrDefaultAsync(p => p.Id == id, ct)
            : db.PersonOfAsync(user, ct);

    /// <summary>The other one, if somebody writes his weeks, or oneself.</summary>
    public static async Task<Person> PersonAsync(this ProjectsDbContext db, ICurrentUser user, Guid? other,
        CancellationToken ct) => (await db.FindPersonAsync(user, other, ct)).OrNotFound();
}

/// <summary>Whose week is shown, and whose else could be.</summary>
internal sealed record Recorders(Guid? Chosen, bool IsOther, DateOnly Week,
    IReadOnlyList<(Guid Id, string Name)> People)
{
    public WhoseWeek Whose => new(IsOther ? Chosen : null);

    public static async Task<Recorders> LoadAsync(ProjectsDbContext db, ICurrentUser me, Person? own, Guid? other,
        DateOnly week, DateOnly today, CancellationToken ct)
    {
        var people = await db.RecordableBy(me).Where(p => p.LeftOn == null || p.LeftOn >= today || p.Id == other)
            .OrderBy(p => p.Name).ThenBy(p => p.Id).Take(500).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        return new Recorders(other ?? own?.Id, other is not null && other != own?.Id, week,
            [.. people.Select(p => (p.Id, p.Name))]);
    }
}
