using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Identity.SecurityLog;

/// <summary>
/// Writes the security log: a row of its own, whatever becomes of the
/// request, and a line in the log file. Never holds up what it tells
/// of: a database that takes nothing is no reason to keep somebody out.
/// </summary>
internal sealed class SecurityJournal(IServiceScopeFactory scopes, IHttpContextAccessor http, ICurrentUser me,
    TimeProvider time, ILogger<SecurityJournal> log)
{
    public Task WriteAsync(SecurityEventKind kind, User? user, string detail = "") =>
        WriteAsync(kind, user?.Id, user?.Name ?? "", detail);

    private async Task WriteAsync(SecurityEventKind kind, Guid? userId, string userName, string detail)
    {
        var context = http.HttpContext;
        var entry = new SecurityEvent
        {
            At = time.GetUtcNow().UtcDateTime,
            Kind = kind,
            UserId = userId,
            UserName = userName,
            ById = me.IsSignedIn && me.Id != Guid.Empty ? me.Id : null,
            ByName = me.IsSignedIn ? Cut(me.Name, User.NameLength) : "",
            Address = Addresses.Of(context),
            Agent = Cut(Agents.NameOf(context?.Request.Headers.UserAgent.ToString() ?? ""), SecurityEvent.AgentLength),
            Detail = Cut(detail, SecurityEvent.DetailLength),
        };
        log.LogInformation("Security: {Kind} of {User} by {By} from {Address}", kind, userId, entry.ById,
            entry.Address);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
            db.Add(entry);
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The security log was not written");
        }
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
