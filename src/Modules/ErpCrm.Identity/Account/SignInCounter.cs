using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity.Account;

/// <summary>A try that was counted before its answer is known.</summary>
/// <param name="Gates">Those that counted it; a closed one does not.</param>
/// <param name="IsOpen">Whether the answer may be looked at.</param>
/// <param name="At">When it was taken.</param>
internal sealed record SignInTry(IReadOnlyList<Gate> Gates, bool IsOpen, DateTime At);

/// <summary>
/// Counts wrong answers by gate, in the database, so that every node
/// counts the same. In a scope of its own: it counts whatever becomes of the form that was posted.
/// </summary>
internal sealed class SignInCounter(IServiceScopeFactory scopes, TimeProvider time) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = scopes.CreateAsyncScope();

    private IdentityModuleDbContext Db => _scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Takes a try before the answer is looked at: guesses that are sent at once are
    /// no more than those sent one after the other. Works the same for accounts nobody has.
    /// </summary>
    /// <param name="gates">The narrowest first.</param>
    public async Task<SignInTry> TakeAsync(IReadOnlyList<Gate> gates, CancellationToken ct)
    {
        var now = Now;
        var keys = gates.Select(g => g.Key).ToList();
        var known = await Db.SignInTries.AsNoTracking().Where(t => keys.Contains(t.Account)).Select(t => t.Account)
            .ToListAsync(ct);
        foreach (var key in keys.Except(known)) await BeginAsync(key, now, ct);
        var passed = new List<Gate>();
        foreach (var gate in gates)
        {
            // A try that is not looked at counts nowhere else: whoever has shut himself out shuts out nobody.
            if (!await CountAsync(gate, now, ct)) break;
            passed.Add(gate);
        }

        return new SignInTry(passed, passed.Count == gates.Count, now);
    }

    /// <summary>Whether a gate closed by this try; those that only slow down do not count.</summary>
    public Task<bool> ClosedAsync(SignInTry taken, CancellationToken ct)
    {
        var closing = taken.Gates.Where(g => !g.OnlySlows).Select(g => g.Key).ToList();
        return Db.SignInTries.AnyAsync(
            t => closing.Contains(t.Account) && t.LastAt == taken.At && t.LockedUntil > taken.At, ct);
    }

    /// <summary>The answer was right: the tries before it are forgiven, but for those
    /// counted over many accounts or addresses, where only this one is taken off.</summary>
    public async Task ForgiveAsync(SignInTry taken, CancellationToken ct)
    {
        foreach (var gate in taken.Gates)
        {
            var (own, until) = (!gate.IsShared, taken.At + gate.Pause);
            await Db.SignInTries.Where(t => t.Account == gate.Key).ExecuteUpdateAsync(set => set
                .SetProperty(t => t.LockedUntil, t => own || t.LockedUntil == until ? null : t.LockedUntil)
                .SetProperty(t => t.Failed, t => own || t.Failed < 1 ? 0 : t.Failed - 1)
                .SetProperty(t => t.LastAt, taken.At), ct);
        }
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    // One statement, so that parallel guesses all count. A pause that
    // is over starts the count anew, unless it only slows down.
    private async Task<bool> CountAsync(Gate gate, DateTime now, CancellationToken ct)
    {
        var forgotten = now - SignInTries.Pause;
        DateTime? until = now + gate.Pause;
        var (key, allowed, slows) = (gate.Key, gate.Allowed, gate.OnlySlows);
        return await Db.SignInTries.Where(t => t.Account == key && (t.LockedUntil == null || t.LockedUntil <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(t => t.LockedUntil,
                    t => (slows || t.LockedUntil == null) && t.LastAt > forgotten && t.Failed + 1 >= allowed
                        ? until
                        : null)
                .SetProperty(t => t.Failed,
                    t => (slows || t.LockedUntil == null) && t.LastAt > forgotten ? t.Failed + 1 : 1)
                .SetProperty(t => t.LastAt, now), ct) == 1;
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
