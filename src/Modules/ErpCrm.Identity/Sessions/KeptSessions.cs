using System.Collections.Concurrent;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;

namespace ErpCrm.Identity.Sessions;

/// <summary>
/// Sessions as they were last read, so that a page does not ask who
/// sent it. Whatever is saved about users, roles, teams and sessions makes all of them old at once;
/// where several processes share the database, the others' saves are followed before each request.
/// </summary>
internal sealed class KeptSessions(ChangeStamps stamps, IDatabase database, TimeProvider time)
{
    /// <summary>Longest time that a change remains unnoticed of which another process could not tell.</summary>
    public static readonly TimeSpan LongestWhenShared = TimeSpan.FromSeconds(5);

    /// <summary>The same for a file that only this process writes: somebody may change it by hand.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, Kept> _kept = new();

    private TimeSpan Age => database.IsShared ? LongestWhenShared : Longest;

    /// <summary>What <see cref="Keep"/> needs to know, asked before the
    /// rows are read: what is saved meanwhile makes them old.</summary>
    public long Stamp => stamps.OfAll(typeof(IdentityModuleDbContext));

    public FoundSession? Find(string tokenHash)
    {
        if (!_kept.TryGetValue(tokenHash, out var kept)) return null;
        return kept.Stamp == Stamp && time.GetElapsedTime(kept.ReadAt) < Age ? kept.Session : null;
    }

    public void Keep(string tokenHash, FoundSession session, long stamp)
    {
        // Those in use are back with their next request.
        if (_kept.Count >= Most) _kept.Clear();
        _kept[tokenHash] = new Kept(session, stamp, time.GetTimestamp());
    }

    public void Forget(string tokenHash) => _kept.TryRemove(tokenHash, out _);

    private sealed record Kept(FoundSession Session, long Stamp, long ReadAt);
}

/// <summary>A session whose user is not disabled nor signed out
/// everywhere; whether it is still good depends on the time.</summary>
internal sealed record FoundSession(SignedInUser User, DateTime CreatedAt, DateTime ExpiresAt, DateTime LastSeenAt);
