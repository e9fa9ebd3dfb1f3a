using System.Collections.Concurrent;
using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ErpCrm.SharedKernel.Figures;

/// <summary>
/// What was computed from many rows, kept in memory until one of them changes: the next reader computes it again. Where several
/// processes share the database, it also grows old, because the others' changes are not seen.
/// </summary>
public sealed class KeptFigures(ChangeStamps stamps, IDatabase database, TimeProvider time)
{
    private const int Most = 2000;
    private static readonly TimeSpan LongestWhenShared = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Kept> _kept = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new();

    /// <summary>What is kept under the key, if nothing it depends on changed; else it is computed and kept.</summary>
    /// <param name="stamp">Count of changes of everything it depends on.</param>
    public async Task<T> GetAsync<T>(string key, Func<ChangeStamps, long> stamp, Func<Task<T>> compute)
    {
        if (Find(key, stamp(stamps)) is { } known) return (T)known.Value!;
        if (_kept.Count >= Most)
        {
            _kept.Clear();
            _gates.Clear();
        }

        // One reader computes, the others wait; a gate for every figure, because figures are computed within figures.
        var gate = _gates.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync();
        try
        {
            // Somebody else may have computed it meanwhile. The stamp is asked before the rows are read: what is saved while they are read makes the figure old at once.
            var now = stamp(stamps);
            if (Find(key, now) is { } computed) return (T)computed.Value!;
            var value = await compute();
            _kept[key] = new Kept(now, time.GetTimestamp(), value);
            return value;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Keeps nothing any more; for when the database was changed from outside.</summary>
    internal void Forget() => _kept.Clear();

    private Kept? Find(string key, long stamp) => _kept.TryGetValue(key, out var kept) && kept.Stamp == stamp && !IsOld(kept) ? kept : null;

    private bool IsOld(Kept kept) => database.IsShared && time.GetElapsedTime(kept.Since) > LongestWhenShared;

    private sealed record Kept(long Stamp, long Since, object? Value);
}

public static class KeptFiguresExtensions
{
    /// <summary>
    /// A figure over this context's rows, kept until one of <paramref name="sources"/> changes. It is kept per access, so that a
    /// total stays the sum of the rows its reader can list (domain-rules §32).
    /// </summary>
    /// <param name="name">What it is, with everything it depends on but the access: filter, day, currency.</param>
    /// <param name="sources">Types whose rows it is computed from.</param>
    public static Task<T> KeptAsync<T>(this DbContext db, string name, Access? access, IReadOnlyList<Type> sources, Func<Task<T>> compute)
    {
        // Within a transaction its own changes count, which nobody else sees yet.
        if (db.Database.CurrentTransaction is not null) return compute();
        var type = db.GetType();
        var key = access is null ? $"{type.Name} {name}" : $"{type.Name} {name} {access.Scope} {(access.Scope == Scope.All ? "" : string.Join(',', access.UserIds))}";
        return db.GetService<KeptFigures>().GetAsync(key, stamps => stamps.Of(type, sources), compute);
    }
}
