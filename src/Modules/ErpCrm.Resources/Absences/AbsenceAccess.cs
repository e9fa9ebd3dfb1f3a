using ErpCrm.Platform.Security;

namespace ErpCrm.Resources.Absences;

/// <summary>Who may see and decide leave: one's own, and that of the people one approves for.</summary>
internal static class AbsenceAccess
{
    /// <summary>Leave the user may read.</summary>
    public static IQueryable<Absence> ReadableBy(this IQueryable<Absence> absences, ICurrentUser me)
    {
        var access = me.AccessTo(ResourcesPermissions.ApproveLeave);
        if (access.Scope == Scope.All) return absences;
        var ids = access.UserIds.Append(me.Id).Select(id => (Guid?)id).ToArray();
        return absences.Where(a => ids.Contains(a.Person.UserId));
    }

    /// <summary>Leave the user may decide: nobody decides about himself, unless he decides about everyone.</summary>
    public static IQueryable<Absence> DecidableBy(this IQueryable<Absence> absences, ICurrentUser me)
    {
        var access = me.AccessTo(ResourcesPermissions.ApproveLeave);
        var covered = absences.VisibleTo(access, a => a.Person.UserId);
        return access.Scope == Scope.All ? covered : covered.Where(a => a.Person.UserId != me.Id);
    }

    /// <summary>The same for one record with its person loaded.</summary>
    public static bool CanDecide(this ICurrentUser me, Guid? personUserId)
    {
        var access = me.AccessTo(ResourcesPermissions.ApproveLeave);
        return access.Covers(personUserId) && (access.Scope == Scope.All || personUserId != me.Id);
    }
}
