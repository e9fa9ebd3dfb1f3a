using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

internal sealed record UserFilter(string? Q = null, UserStatus? Status = null, bool LacksSecondFactor = false, int Page = 1)
{
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Status is not null || LacksSecondFactor;
}

internal sealed record UserRow(Guid Id, string Name, string Email, string Role, bool IsDisabled, DateTime? JoinedAt, bool HasSecondFactor, bool NeedsSecondFactor, DateTime? LastSeenAt)
{
    public UserStatus Status => IsDisabled ? UserStatus.Disabled : JoinedAt is null ? UserStatus.Invited : UserStatus.Active;
}

internal sealed record UserList(UserFilter Filter, Page<UserRow> Page)
{
    public static async Task<UserList> LoadAsync(IdentityModuleDbContext db, UserFilter filter, CancellationToken ct)
    {
        var query = db.Users.AsNoTracking();
        foreach (var word in SearchText.Words(filter.Q)) query = query.Where(u => u.SearchText.Contains(word));
        query = filter.Status switch
        {
            UserStatus.Disabled => query.Where(u => u.IsDisabled),
            UserStatus.Invited => query.Where(u => !u.IsDisabled && u.JoinedAt == null),
            UserStatus.Active => query.Where(u => !u.IsDisabled && u.JoinedAt != null),
            _ => query,
        };
        if (filter.LacksSecondFactor)
            query = query.Where(u => !u.HasSecondFactor && !u.IsDisabled && u.JoinedAt != null && db.Roles.Any(r => r.Id == u.RoleId && r.NeedsSecondFactor));
        var rows = query.OrderBy(u => u.Name).ThenBy(u => u.Id).Select(u => new UserRow(
            u.Id,
            u.Name,
            u.Email,
            u.Role,
            u.IsDisabled,
            u.JoinedAt,
            u.HasSecondFactor,
            db.Roles.Any(r => r.Id == u.RoleId && r.NeedsSecondFactor),
            db.Sessions.Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.LastSeenAt)));
        return new UserList(filter, await rows.ToPageAsync(filter.Page, ct: ct));
    }
}
