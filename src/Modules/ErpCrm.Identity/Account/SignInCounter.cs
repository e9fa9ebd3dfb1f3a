using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Counts wrong answers by gate, in the database, so that every node
/// counts the same. In a scope of its own: it counts whatever becomes of the form that was posted.
/// </summary>
internal sealed class SignInCounter(IServiceScopeFactory scopes, TimeProvider time) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = scopes.CreateAsyncScope();

    private IdentityModuleDbContext Db => _scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether answers are taken at the moment. Works the same for accounts nobody has.</summary>
    public async Task<bool> AreOpenAsync(IReadOnlyList<Gate> gates, CancellationToken ct)
    {
        var now = Now;
        var keys = gates.Select(g => g.Key).ToList();
        var known = await Db.SignInTries.AsNoTracking().Where(t => keys.Contains(t.Account))
            .ToDictionaryAsync(t => t.Account, ct);
        foreach (var key in keys.Where(key => !known.ContainsKey(key))) await BeginAsync(key, now, ct);
        return known.Values.All(t => t.LockedUntil is not { } until || until <= now);
    }

    /// <summary>Counts a wrong answer.</summary>
    /// <returns>Whether a gate closed by it.</returns>
    public async Task<bool> CountAsync(IReadOnlyList<Gate> gates, CancellationToken ct)
    {
        var now = Now;
        foreach (var gate in gates) await CountAsync(gate, now, ct);
        var closing = gates.Where(g => !g.OnlySlows).Select(g => g.Key).ToList();
        return await Db.SignInTries.AnyAsync(
            t => closing.Contains(t.Account) && t.LastAt == now && t.LockedUntil != null && t.LockedUntil > now, ct);
    }

    public Task ClearAsync(IReadOnlyList<Gate> gates, CancellationToken ct)
    {
        var now = Now;
        // What is counted over many accounts or addresses is not forgiven by one right answer.
        var keys = gates.Where(g => g.Allowed == SignInTries.Allowed).Select(g => g.Key).ToList();
        return Db.SignInTries.Where(t => keys.Contains(t.Account)).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.LockedUntil, (DateTime?)null)
            .SetProperty(t => t.Failed, 0)
            .SetProperty(t => t.LastAt, now), ct);
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    // One statement, so that parallel guesses all count. A pause that
    // is over starts the count anew, unless it only slows down.
    private Task CountAsync(Gate gate, DateTime now, CancellationToken ct)
    {
        var forgotten = now - SignInTries.Pause;
        DateTime? until = now + gate.Pause;
        var (key, allowed, slows) = (gate.Key, gate.Allowed, gate.OnlySlows);
        return Db.SignInTries.Where(t => t.Account == key && (t.LockedUntil == null || t.LockedUntil <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(t => t.LockedUntil,
                    t => (slows || t.LockedUntil == null) && t.LastAt > forgotten && t.Failed + 1 >= allowed
                        ? until
                        : null)
                .SetProperty(t => t.Failed,
                    t => (slows || t.LockedUntil == null) && t.LastAt > forgotten ? t.Failed + 1 : 1)
                .SetProperty(t => t.LastAt, now), ct);
    }

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
