using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Counts wrong answers by account and closes an account for a while. In a scope of its own: it counts whatever becomes of the
/// form that was posted.
/// </summary>
internal sealed class SignInCounter(IServiceScopeFactory scopes, TimeProvider time) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = scopes.CreateAsyncScope();

    private IdentityModuleDbContext Db => _scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether answers of this account are taken at the moment. Works the same for accounts nobody has.</summary>
    public async Task<bool> IsOpenAsync(string account, CancellationToken ct)
    {
        var now = Now;
        var tries = await Db.SignInTries.AsNoTracking().FirstOrDefaultAsync(t => t.Account == account, ct);
        if (tries is null) await BeginAsync(account, now, ct);
        return tries?.LockedUntil is not { } until || until <= now;
    }

    // One statement, so that parallel guesses all count. A pause that is over starts the count anew.
    public Task CountAsync(string account, CancellationToken ct)
    {
        var now = Now;
        var forgotten = now - SignInTries.Pause;
        DateTime? until = now + SignInTries.Pause;
        return Db.SignInTries.Where(t => t.Account == account && (t.LockedUntil == null || t.LockedUntil <= now)).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.LockedUntil, t => t.LockedUntil == null && t.LastAt > forgotten && t.Failed + 1 >= SignInTries.Allowed ? until : null)
            .SetProperty(t => t.Failed, t => t.LockedUntil == null && t.LastAt > forgotten ? t.Failed + 1 : 1)
            .SetProperty(t => t.LastAt, now), ct);
    }

    public Task ClearAsync(string account, CancellationToken ct)
    {
        var now = Now;
        return Db.SignInTries.Where(t => t.Account == account).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.LockedUntil, (DateTime?)null)
            .SetProperty(t => t.Failed, 0)
            .SetProperty(t => t.LastAt, now), ct);
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    private async Task BeginAsync(string account, DateTime now, CancellationToken ct)
    {
        var entry = Db.Add(new SignInTries { Account = account, LastAt = now });
        try
        {
            await Db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same account at the same moment: the row is there.
        }

        entry.State = EntityState.Detached;
    }
}
