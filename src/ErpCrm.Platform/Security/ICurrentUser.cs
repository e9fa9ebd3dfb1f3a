using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Security;

/// <summary>Who is asking, and what they may do.</summary>
public interface ICurrentUser
{
    /// <summary>Id of the signed-in user; <see cref="Guid.Empty"/> for the system and for anonymous requests.</summary>
    Guid Id { get; }

    /// <summary>Shown name.</summary>
    string Name { get; }

    bool IsSignedIn { get; }

    /// <summary>The person's time zone; the company's when none is chosen.</summary>
    TimeZoneInfo TimeZone { get; }

    /// <summary>For whose records the permission holds; <see cref="Scope.None"/> when it is not granted.</summary>
    Scope ScopeOf(string permission);

    /// <summary>Ids of everyone in this user's teams, this user included.</summary>
    IReadOnlyCollection<Guid> TeamMates { get; }
}

/// <summary>The rights of one user for one permission, ready to be applied to a query or a record.</summary>
/// <param name="Scope">Own, team, all or none.</param>
/// <param name="UserIds">Users whose records are visible; ignored for <see cref="Scope.All"/>.</param>
public sealed record Access(Scope Scope, IReadOnlyList<Guid> UserIds)
{
    /// <summary>Whether a record of this holder is covered; records
    /// without holder only by <see cref="Scope.All"/>.</summary>
    public bool Covers(Guid? holder) =>
        Scope == Scope.All || (Scope != Scope.None && holder is { } id && UserIds.Contains(id));
}

public static class CurrentUserExtensions
{
    /// <summary>Whether the permission is granted at any scope.</summary>
    public static bool Can(this ICurrentUser user, string permission) => user.ScopeOf(permission) != Scope.None;

    /// <summary>Whether the permission covers a record held by <paramref name="holder"/>.</summary>
    public static bool Can(this ICurrentUser user, string permission, Guid? holder) =>
        user.AccessTo(permission).Covers(holder);

    /// <summary>The user's rights for a permission, to be applied to queries.</summary>
    public static Access AccessTo(this ICurrentUser user, string permission) => user.ScopeOf(permission) switch
    {
        Scope.All => new Access(Scope.All, []),
        Scope.Team => new Access(Scope.Team, [.. user.TeamMates.Append(user.Id).Distinct()]),
        Scope.Own => new Access(Scope.Own, [user.Id]),
        _ => new Access(Scope.None, []),
    };
}
