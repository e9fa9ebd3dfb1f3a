using ErpCrm.Identity.Sessions;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Users;

/// <summary>Whoever the current flow of work acts for, else the signed-in user of the request.</summary>
internal sealed class CurrentUser(IHttpContextAccessor http, ICompanyProfile company) : ICurrentUser
{
    public Guid Id => ActingUser.Current?.Id ?? SignedIn?.UserId ?? Guid.Empty;

    public string Name => ActingUser.Current?.Name ?? SignedIn?.Name ?? "";

    public bool IsSignedIn => ActingUser.Current is not null || SignedIn is not null;

    public TimeZoneInfo TimeZone => ActingUser.Current is { IsReader: true } reader ? reader.TimeZone :
        TimeZoneInfo.TryFindSystemTimeZoneById(SignedIn?.TimeZoneId ?? company.Current.TimeZoneId, out var zone)
            ? zone
            : TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates =>
        ActingUser.Current is { } acting ? acting.TeamMates : SignedIn?.Rights.TeamMates ?? [];

    private SignedInUser? SignedIn => http.HttpContext?.Features.Get<SignedInUser>();

    public Scope ScopeOf(string permission) =>
        ActingUser.Current is { } acting ? acting.ScopeOf(permission) : SignedIn?.Rights.ScopeOf(permission)
            ?? Scope.None;
}
