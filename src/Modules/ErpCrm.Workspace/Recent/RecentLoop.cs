using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Recent;

/// <summary>Writes down what was opened, now and then and at the end.</summary>
internal sealed class RecentLoop(OpenedRecords opened, ILogger<RecentLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await opened.WriteAsync(CancellationToken.None);
            }
            catch (Exception failure)
            {
                log.LogWarning(failure, "What was opened lately could not be written down; next try in {Pause}", Pause);
            }
        }
    }
}
