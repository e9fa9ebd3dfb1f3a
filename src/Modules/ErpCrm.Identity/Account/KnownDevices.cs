using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Account;

/// <summary>
/// A browser in which somebody has signed in before carries a
/// protected cookie that says so. It opens nothing; it only keeps
/// strangers' wrong tries from closing the door to whoever belongs here.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Cookie = "erpcrm.device";

    // People who share a computer.
    private const int Most = 5;
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Identity.KnownDevice");

    /// <summary>The device's id for this user; null for a stranger.</summary>
    public string? IdOf(HttpContext? http, Guid userId) => Read(http).FirstOrDefault(d => d.UserId == userId)?.Id;

    public void Remember(HttpContext http, Guid userId)
    {
        var known = Read(http);
        var device = known.FirstOrDefault(d => d.UserId == userId)
            ?? new Device(userId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), default);
        var now = time.GetUtcNow();
        List<Device> kept = [device with { Until = now + Life },
            .. known.Where(d => d.UserId != userId).Take(Most - 1)];
        http.Response.Cookies.Append(Cookie, _protector.Protect(string.Join('|', kept)), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/identity/account",
            MaxAge = Life,
            IsEssential = true,
        });
    }

    private List<Device> Read(HttpContext? http)
    {
        if (http?.Request.Cookies[Cookie] is not { Length: > 0 and < 2000 } value) return [];
        try
        {
            var now = time.GetUtcNow();
            return [.. _protector.Unprotect(value).Split('|').Select(Device.Parse).OfType<Device>()
                .Where(d => d.Until > now)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private sealed record Device(Guid UserId, string Id, DateTimeOffset Until)
    {
        public static Device? Parse(string text) =>
            text.Split(':') is [var user, var id, var until] && Guid.TryParse(user, out var userId)
                && long.TryParse(until, CultureInfo.InvariantCulture, out var seconds)
                ? new Device(userId, id, DateTimeOffset.FromUnixTimeSeconds(seconds))
                : null;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{UserId:N}:{Id}:{Until.ToUnixTimeSeconds()}");
    }
}
