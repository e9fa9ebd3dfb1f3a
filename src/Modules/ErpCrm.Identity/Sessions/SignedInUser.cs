using ErpCrm.Identity.Users;

namespace ErpCrm.Identity.Sessions;

/// <summary>Who sent the request, found by its session.</summary>
internal sealed record SignedInUser(Guid SessionId, Guid UserId, string Name, string? TimeZoneId, Rights Rights);
