using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Merging;

/// <summary>Where records went that were merged into others, kept in memory: every save asks.</summary>
public sealed class MergedRecords(KeptFigures kept, ChangeStamps stamps, IServiceScopeFactory scopes)
{
    private static readonly AsyncLocal<bool> Plain = new();

    /// <summary>Whether what is saved now goes where it says.</summary>
    internal static bool IsPlain => Plain.Value;

    /// <summary>What is saved until the end goes where it says: for whoever moves records himself.</summary>
    public static IDisposable Unredirected()
    {
        var before = Plain.Value;
        Plain.Value = true;
        return new Restore(before);
    }

    /// <summary>The record that this one is now; itself when it was not merged.</summary>
    public async Task<Guid> ResolveAsync(string kind, Guid id)
    {
        var all = await AllAsync();
        while (all.TryGetValue(new RecordRef(kind, id), out var into)) id = into.IntoId;
        return id;
    }

    /// <summary>The same with its name: what an event says that is older than the merge.</summary>
    public async Task<(Guid Id, string Name)> NowAsync(string kind, Guid id, string name)
    {
        var all = await AllAsync();
        while (all.TryGetValue(new RecordRef(kind, id), out var into)) (id, name) = (into.IntoId, into.IntoName);
        return (id, name);
    }

    /// <summary>The record and every one that went into it.</summary>
    public async Task<List<Guid>> PartsOfAsync(Guid id)
    {
        var into = (await AllAsync()).Values.ToLookup(m => m.IntoId, m => m.FromId);
        List<Guid> ids = [id];
        for (var i = 0; i < ids.Count; i++) ids.AddRange(into[ids[i]]);
        return ids;
    }

    /// <summary>Every merged record.</summary>
    public Task<Dictionary<RecordRef, MergedRecord>> AllAsync() =>
        kept.GetAsync("merged records", it => it.Of(typeof(PlatformDbContext), [typeof(MergedRecord)]), LoadAsync);

    /// <summary>Something was merged or parted, and committed.</summary>
    public void Changed() => stamps.Changed(typeof(PlatformDbContext), typeof(MergedRecord));

    private async Task<Dictionary<RecordRef, MergedRecord>> LoadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return await db.Set<MergedRecord>().AsNoTracking()
            .ToDictionaryAsync(m => new RecordRef(m.Kind, m.FromId));
    }

    private sealed class Restore(bool before) : IDisposable
    {
        public void Dispose() => Plain.Value = before;
    }
}
