using System.Security.Cryptography;
using System.Text;
using ErpCrm.Demo;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Identity.Setup;

/// <summary>The demo company being filled in behind the pages, and who waits for it.</summary>
internal sealed class DemoRun(ILogger<DemoRun> log)
{
    private const string Cookie = "erpcrm.demo";
    private volatile Begun? _begun;

    /// <summary>Begins to play.</summary>
    /// <returns>What the browser that began it shows to be led in afterwards.</returns>
    public string Start(IDemoPlayer player, Guid ownerId)
    {
        var token = Tokens.New();
        // Its own course: nothing of the request goes with it.
        using (ExecutionContext.SuppressFlow())
            _begun = new Begun(Task.Run(() => PlayAsync(player)), player, ownerId, token);
        return token;
    }

    /// <summary>The run this browser began, or null.</summary>
    public Begun? Of(HttpContext http) =>
        _begun is { } begun && http.Request.Cookies[Cookie] is { } shown && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(begun.Token)) ? begun : null;

    /// <summary>Whether this is the first to ask: whoever began the run is led in once.</summary>
    public bool Take(Begun begun) => ReferenceEquals(Interlocked.CompareExchange(ref _begun, null, begun), begun);

    public static void Remember(HttpContext http, string token) =>
        http.Response.Cookies.Append(Cookie, token, Options(http));

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new()
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/identity/setup",
            IsEssential = true
        };

    private async Task PlayAsync(IDemoPlayer player)
    {
        try
        {
            await player.PlayAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogError(e, "The demo company could not be played to its end");
            throw;
        }
    }

    internal sealed record Begun(Task Task, IDemoPlayer Player, Guid OwnerId, string Token)
    {
        public bool IsOver => Task.IsCompleted;

        public bool HasFailed => Task.IsFaulted;

        public DemoProgress? Progress => Player.Progress;
    }
}
