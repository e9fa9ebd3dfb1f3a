using ErpCrm.Identity.Users;

namespace ErpCrm.Identity.Sessions;

/// <summary>Who sent the request, found by its session.</summary>
internal sealed record SignedInUser(Guid SessionId, Guid UserId, string Name, string? TimeZoneId, Rights Rights,
    bool HasSecondFactor)
{
    /// <summary>The role asks for a second step, and there is none: it is set up before anything else.</summary>
    public bool MustSetUpSecondFactor => Rights.NeedsSecondFactor && !HasSecondFactor;
}
