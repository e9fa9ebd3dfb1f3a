using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Search;

/// <summary>Keeps the index complete: one work at a time in this process.</summary>
internal sealed class SearchKeeper(
    IServiceScopeFactory scopes, SearchedKinds kinds, SearchFiller filler, SearchQueue queue, SearchSignals signals)
    : IFillSearch, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<int> RebuildAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await filler.ClearAsync(ct);
            var count = await FillAsync(kinds.All, ct);
            await filler.SettleAsync(ct);
            return count;
        }
        finally
        {
            _one.Release();
        }
    }

    public Task CatchUpAsync(CancellationToken ct) => CatchUpAsync(looksForUnfilled: true, ct);

    /// <param name="looksForUnfilled">Whether to look for kinds that are not filled: not with every save.</param>
    public async Task CatchUpAsync(bool looksForUnfilled, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        // Whoever waits for the index waits no longer than it tries.
        var raised = signals.Raised;
        try
        {
            if (looksForUnfilled) await FillAsync(await UnfilledAsync(ct), ct);
            await queue.TakeAsync(ct);
        }
        finally
        {
            signals.Done(raised);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // What changes meanwhile waits in the queue.
    private async Task<int> FillAsync(IReadOnlyList<RecordKind> unfilled, CancellationToken ct)
    {
        var count = 0;
        foreach (var kind in unfilled)
        {
            count += await filler.FillAsync(kind, ct);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
            var filling = await db.SearchFillings.FindAsync([kind.Key], ct)
                ?? db.Add(new SearchFilling { Kind = kind.Key }).Entity;
            filling.Form = SearchFilling.PresentForm;
            await db.SaveChangesAsync(ct);
        }

        return count;
    }

    private async Task<List<RecordKind>> UnfilledAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var filled = await scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().SearchFillings
            .Where(f => f.Form == SearchFilling.PresentForm).Select(f => f.Kind).ToListAsync(ct);
        return [.. kinds.All.Where(kind => !filled.Contains(kind.Key))];
    }
}
