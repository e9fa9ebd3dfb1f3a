using System.Globalization;
using System.Security.Cryptography;
using ErpCrm.Identity.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Account;

/// <summary>Between the password and the code: five minutes in a
/// protected cookie, worthless once the user's stamp changes.</summary>
internal sealed class PendingSignIn(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "erpcrm.code";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Identity.PendingSignIn");

    public void Begin(HttpContext http, User user)
    {
        var until = (time.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie,
            _protector.Protect($"{user.Id:N}|{user.Credentials.SecurityStamp}|{until}"), Options(http));
    }

    public (Guid UserId, string SecurityStamp)? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } value) return null;
        try
        {
            var parts = _protector.Unprotect(value).Split('|');
            var until = long.Parse(parts[2], CultureInfo.InvariantCulture);
            return until > time.GetUtcNow().ToUnixTimeSeconds() ? (Guid.Parse(parts[0]), parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/identity/account",
        IsEssential = true,
    };
}
