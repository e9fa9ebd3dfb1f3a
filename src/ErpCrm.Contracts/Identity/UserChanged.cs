using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Identity;

/// <summary>A user was invited, joined, renamed, switched off or on: the state as it is now.</summary>
/// <param name="HasJoined">False while an invitation waits to be accepted.</param>
[EventName("identity.user-changed")]
public sealed record UserChanged(Guid UserId, string Name, string Email, bool IsActive, string Role, int SourceVersion,
    bool HasJoined = true) : DomainEvent;
