using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Search;

/// <summary>Takes what changed into the index, each kind for itself: one that cannot be read holds up no other.
/// </summary>
internal sealed class SearchQueue(
    IServiceScopeFactory scopes, SearchedKinds kinds, SearchFiller filler, ILogger<SearchQueue> log)
{
    private const int Portion = 500;
    private const int Tries = 5;

    /// <summary>Takes everything that waits.</summary>
    public async Task TakeAsync(CancellationToken ct)
    {
        var failed = new List<string>();
        while (true)
        {
            var rows = await ReadAsync(failed, ct);
            foreach (var changed in rows.GroupBy(row => row.Kind))
            {
                if (!await TryTakeAsync(changed.Key, [.. changed], ct)) failed.Add(changed.Key);
            }

            if (rows.Count < Portion) return;
        }
    }

    private async Task<bool> TryTakeAsync(string kind, IReadOnlyList<ChangedRecord> rows, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await TakeAsync(kind, rows, ct);
                return true;
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Another process wrote the same documents or took the same rows: what is there now is read again.
                rows = await ThereAsync(rows, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The search does not learn what changed of {Kind}; it is tried again", kind);
                return false;
            }
        }
    }

    private async Task TakeAsync(string key, IReadOnlyList<ChangedRecord> rows, CancellationToken ct)
    {
        if (kinds.All.FirstOrDefault(kind => kind.Key == key) is not { } kind)
        {
            await ForgetAsync(rows, ct);
            return;
        }

        if (rows.Any(row => row.RecordId == Guid.Empty)) await filler.FillAsync(kind, ct);
        foreach (var row in rows.Where(row => row.Of is not null)) await FollowAsync(kind, row, ct);
        var ids = rows.Where(row => row.Of is null && row.RecordId != Guid.Empty).Select(row => row.RecordId)
            .Distinct().ToList();
        await filler.WriteAsync(kind, ids, rows, ct);
    }

    private async Task FollowAsync(RecordKind kind, ChangedRecord row, CancellationToken ct)
    {
        var source = kinds.All.Single(other => other.Key == row.Of);
        await using var scope = scopes.CreateAsyncScope();
        var followers = await kind.FollowersAsync(scope.ServiceProvider, source.Entity, row.RecordId, ct);
        foreach (var portion in followers.Chunk(Portion)) await filler.WriteAsync(kind, portion, [], ct);
    }

    // Of a kind that is not searched any more.
    private async Task ForgetAsync(IReadOnlyList<ChangedRecord> rows, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        db.RemoveRange(rows);
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<ChangedRecord>> ReadAsync(IReadOnlyList<string> failed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changed = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().Set<ChangedRecord>();
        return await changed.AsNoTracking().Where(c => !failed.Contains(c.Kind)).OrderBy(c => c.Id).Take(Portion)
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<ChangedRecord>> ThereAsync(IReadOnlyList<ChangedRecord> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.Id).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var changed = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().Set<ChangedRecord>();
        return await changed.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
    }
}
