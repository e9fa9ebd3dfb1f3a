using System.Security.Cryptography;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Roles;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ErpCrm.Identity.Setup;

/// <summary>At start: the company's profile is read, roles are complete,
/// and an empty installation says where to set it up.</summary>
internal sealed class FirstStart(IServiceScopeFactory scopes, CompanyProfileStore company, PublicAddress address,
    IDatabase database, TimeProvider time) : IHostedLifecycleService
{
    // Before other services start: they ask for the company's time zone.
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RoleDefaults>().EnsureAsync(cancellationToken);
        await company.RefreshAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // After the server listens: its address is part of the link. Only on the screen, never in a log file.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (company.IsSetUp) return;
        var token = await IssueAsync(cancellationToken);
        await Console.Out.WriteLineAsync(
            $"\nSet up ErpCrm here (once, within {SetupToken.Life.TotalMinutes:0} minutes):\n{address.Of($"/identity/setup?token={token}")}\n");
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A new token; the one before is worthless, unless
    /// another process of the same database may have made it.</summary>
    public async Task<string> IssueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
        var token = Tokens.New();
        var (hash, expiresAt) = (Tokens.Hash(token), time.GetUtcNow().UtcDateTime + SetupToken.Life);
        if (database.IsShared)
            db.Add(new SetupToken { Id = RandomNumberGenerator.GetInt32(SetupToken.TheId + 1,
                int.MaxValue), TokenHash = hash, ExpiresAt = expiresAt });
        else if (await db.SetupTokens.SingleOrDefaultAsync(t => t.Id == SetupToken.TheId, ct) is { } known)
            (known.TokenHash, known.ExpiresAt) = (hash, expiresAt);
        else db.Add(new SetupToken { TokenHash = hash, ExpiresAt = expiresAt });
        await db.SaveChangesAsync(ct);
        return token;
    }
}
