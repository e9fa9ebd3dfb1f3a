using ErpCrm.SharedKernel.Security;

namespace ErpCrm.Identity.Users;

/// <summary>The user of the current request, or whoever background work acts for.</summary>
internal sealed class CurrentUser : ICurrentUser
{
    public Guid Id => ActingUser.Current?.Id ?? Guid.Empty;

    public string Name => ActingUser.Current?.Name ?? "";

    public bool IsSignedIn => ActingUser.Current is not null;

    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates => [];

    public Scope ScopeOf(string permission) => ActingUser.Current?.ScopeOf(permission) ?? Scope.None;
}
