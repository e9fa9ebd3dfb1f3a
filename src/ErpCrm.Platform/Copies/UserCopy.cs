using ErpCrm.Contracts.Identity;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Copies;

/// <summary>A module's own copy of who the users are, to show and
/// choose owners without asking another module.</summary>
public sealed class UserCopy
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public required bool IsActive { get; set; }

    /// <summary>Name of the user's role.</summary>
    public required string Role { get; set; }

    public required int SourceVersion { get; set; }
}

internal sealed class FollowUserWhenUserChanged<TContext>(TContext db) : IHandle<UserChanged>
    where TContext : DbContext
{
    public async Task HandleAsync(UserChanged domainEvent, CancellationToken ct)
    {
        var copy = await db.Set<UserCopy>().FindAsync([domainEvent.UserId], ct);
        if (copy is null)
        {
            db.Add(new UserCopy
            {
                Id = domainEvent.UserId,
                Name = domainEvent.Name,
                Email = domainEvent.Email,
                IsActive = domainEvent.IsActive,
                Role = domainEvent.Role,
                SourceVersion = domainEvent.SourceVersion,
            });
        }
        // The same version again is a later word: whoever is made and joins in one save says both with it.
        else if (copy.SourceVersion <= domainEvent.SourceVersion)
        {
            (copy.Name, copy.Email, copy.IsActive) = (domainEvent.Name, domainEvent.Email, domainEvent.IsActive);
            (copy.Role, copy.SourceVersion) = (domainEvent.Role, domainEvent.SourceVersion);
        }
    }
}
