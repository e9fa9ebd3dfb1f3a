using ErpCrm.Platform.Searching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Search;

/// <summary>Takes what changed into the index as soon as it is committed.</summary>
internal sealed class SearchLoop(SearchKeeper keeper, SearchSignals signals, ILogger<SearchLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isWoken = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await keeper.CatchUpAsync(looksForUnfilled: !isWoken, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "The search index could not be kept; next try in {Interval}", Sweep);
            }

            isWoken = await WokenAsync(stoppingToken);
        }
    }

    private async Task<bool> WokenAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await signals.WaitAsync(Sweep, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
