using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace ErpCrm.Platform.Figures;

/// <summary>
/// What was computed from many rows, kept in memory until one of them
/// changes: the next reader computes it again, and who asks meanwhile waits for that. Where several
/// processes share the database it also grows old after some seconds, in case another process could not tell what
/// it saved.
/// </summary>
public sealed class KeptFigures : IDisposable
{
    private const int Most = 2000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LongestWhenShared = TimeSpan.FromSeconds(5);
    private readonly ChangeStamps _stamps;
    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly FusionCache _cache;

    public KeptFigures(ChangeStamps stamps, IDatabase database)
    {
        _stamps = stamps;
        var entry = new FusionCacheEntryOptions(database.IsShared ? LongestWhenShared : Longest) { Size = 1 };
        _cache = new FusionCache(new FusionCacheOptions { DefaultEntryOptions = entry, DisableTagging = true },
            _memory);
    }

    /// <summary>What is kept under the key, if nothing it depends on changed; else it is computed and kept.</summary>
    /// <param name="stamp">Count of changes of everything it depends on.</param>
    public async Task<T> GetAsync<T>(string key, Func<ChangeStamps, long> stamp, Func<Task<T>> compute) =>
        // The stamp is part of the key and asked before the rows are read:
        // what is saved while they are read makes the figure old at once.
        await _cache.GetOrSetAsync<T>($"{key} #{stamp(_stamps)}", async (_, _) => await compute());

    public void Dispose()
    {
        _cache.Dispose();
        _memory.Dispose();
    }

    /// <summary>Keeps nothing any more; for when the database was changed from outside.</summary>
    internal void Forget() => _memory.Clear();
}

public static class KeptFiguresExtensions
{
    /// <summary>
    /// A figure over this context's rows, kept until one of
    /// <paramref name="sources"/> changes. It is kept per access, so that a
    /// total stays the sum of the rows its reader can list (domain-rules §32).
    /// </summary>
    /// <param name="name">What it is, with everything it depends on but the access: filter, day, currency.</param>
    /// <param name="sources">Types whose rows it is computed from.</param>
    public static Task<T> KeptAsync<T>(this DbContext db, string name, Access? access, IReadOnlyList<Type> sources,
        Func<Task<T>> compute)
    {
        // Within a transaction its own changes count, which nobody else sees yet.
        if (db.Database.CurrentTransaction is not null) return compute();
        var type = db.GetType();
        return db.GetService<KeptFigures>().GetAsync(KeyOf(type, name, access), stamps => stamps.Of(type, sources),
            compute);
    }

    /// <summary>
    /// The same for what every page shows: the context is made only when nothing is kept. Not for use within a
    /// transaction.
    /// </summary>
    public static Task<T> KeptAsync<TContext, T>(this KeptFigures kept, Lazy<TContext> db, string name,
        IReadOnlyList<Type> sources, Func<TContext, Task<T>> compute)
        where TContext : DbContext =>
        kept.GetAsync(KeyOf(typeof(TContext), name, null), stamps => stamps.Of(typeof(TContext), sources),
            () => compute(db.Value));

    private static string KeyOf(Type type, string name, Access? access) => access is null
        ? $"{type.Name} {name}"
        : $"{type.Name} {name} {access.Scope} {(access.Scope == Scope.All ? "" : string.Join(',', access.UserIds))}";
}
