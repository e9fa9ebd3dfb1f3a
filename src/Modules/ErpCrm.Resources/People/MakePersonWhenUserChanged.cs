using ErpCrm.Contracts.Identity;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.People;

/// <summary>
/// Every user is a person: the one already known by the e-mail address,
/// else a new one. That is found out once, when the user begins;
/// later a person without this user was unlinked on purpose.
/// </summary>
internal sealed class MakePersonWhenUserChanged(ResourcesDbContext db, IBusinessClock clock) : IHandle<UserChanged>
{
    /// <summary>Roles that are usually not planned on projects; can be changed on the person.</summary>
    private static readonly string[] OfficeRoles = [BuiltInRoles.Administrator, BuiltInRoles.Sales,
        BuiltInRoles.Accountant];

    public async Task HandleAsync(UserChanged domainEvent, CancellationToken ct)
    {
        var user = new UserCopy
        {
            Id = domainEvent.UserId,
            Name = domainEvent.Name,
            Email = domainEvent.Email,
            IsActive = domainEvent.IsActive,
            Role = domainEvent.Role,
            SourceVersion = domainEvent.SourceVersion,
        };
        var isNew = domainEvent.SourceVersion == 0;
        var email = user.Email.Trim().ToLowerInvariant();
        var known = await db.People.Include(p => p.Department)
            .Where(p => p.UserId == user.Id || (isNew && p.UserId == null && p.Email == email))
            .OrderByDescending(p => p.UserId == user.Id)
            .FirstOrDefaultAsync(ct);
        if (known is not null)
        {
            known.FollowUser(user);
            if (domainEvent.HasJoined) known.Join(clock.DayOf(domainEvent.OccurredAt));
        }
        else if (isNew && user.IsActive)
        {
            var facts = new PersonFacts(user.Name, user.Email, "", clock.DayOf(domainEvent.OccurredAt), null,
                !OfficeRoles.Contains(user.Role));
            db.Add(domainEvent.HasJoined ? new Person(facts, null, user) : Person.Invited(facts, user));
        }
    }
}
