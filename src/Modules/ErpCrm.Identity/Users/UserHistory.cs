using System.Text.Json;
using ErpCrm.Contracts;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Security;

namespace ErpCrm.Identity.Users;

/// <summary>What happened to an account without changing a field of
/// it, in the user's history, with the next save.</summary>
internal sealed class UserHistory(IdentityModuleDbContext db, ICurrentUser me, TimeProvider time)
{
    /// <param name="what">A word of a field: <c>PasswordLink</c>.</param>
    /// <param name="done">What was done with it: <c>Made</c>.</param>
    /// <param name="address">Network address from which.</param>
    public void Add(User user, Enum what, string done, string address)
    {
        List<FieldChange> changes = [new(what.ToString(), null, done)];
        if (address.Length > 0) changes.Add(new("NetworkAddress", null, address));
        db.Add(new AuditEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            UserId = me.Id,
            UserName = me.Name.Length > User.NameLength ? me.Name[..User.NameLength] : me.Name,
            Entity = Kinds.User,
            EntityId = user.Id,
            Label = user.Name,
            Action = "Changed",
            Changes = JsonSerializer.Serialize(changes),
        });
    }
}
