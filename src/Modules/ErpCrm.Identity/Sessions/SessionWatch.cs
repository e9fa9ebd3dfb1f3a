using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Sessions;

internal sealed class SessionWatch(SessionStore sessions) : ISessionWatch
{
    public async Task<bool> IsStillSignedInAsync(HttpContext http, CancellationToken ct)
    {
        // Whoever was not recognised by a session has none to lose.
        if (http.Features.Get<SignedInUser>() is null) return true;
        if (SessionCookie.Read(http.Request) is not { } token
            || await sessions.FindAsync(token, isSeen: false, ct) is not { MustSetUpSecondFactor: false } user)
            return false;
        http.Features.Set(user);
        return true;
    }
}
