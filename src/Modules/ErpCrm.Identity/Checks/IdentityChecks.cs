using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Checks;

/// <summary>Somebody can always get in, and roles are what users say they have.</summary>
internal sealed class UsersCheck(IdentityModuleDbContext db) : ICheck
{
    public string Rule => "Users: an owner can sign in, roles agree (§25)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Id, ct);
        var hasOwner = false;
        var hasUsers = false;
        await foreach (var user in db.Users.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            hasUsers = true;
            if (!roles.TryGetValue(user.RoleId, out var role))
                yield return Finding.Of("User", user.Id, $"its role is missing");
            else if (role.Name != user.Role)
                yield return Finding.Of("User", user.Id, $"it says {user.Role}, its role is {role.Name}");
            hasOwner |= role?.IsOwner == true && !user.IsDisabled && user.JoinedAt is not null;
        }

        if (hasUsers && !hasOwner) yield return new Finding("Users", "no owner can sign in");
    }
}

/// <summary>Users, copied by every module.</summary>
internal sealed class UserRecords(IdentityModuleDbContext db) : IRecords
{
    public string Kind => "user";

    public string Holder => "Identity.Users";

    public bool IsSource => true;

    public async IAsyncEnumerable<RecordState> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var u in db.Users.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return RecordState.Of(u.Id, ("Name", u.Name), ("Email", u.Email), ("Role", u.Role),
                ("IsActive", !u.IsDisabled));
    }
}
