using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Imports;

/// <summary>Goes on with imports: when one is begun, and with what an earlier process left.</summary>
internal sealed class ImportLoop(ImportRunner runner, ImportSignal signal, ILogger<ImportLoop> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await runner.CatchUpAsync(stoppingToken);
                await signal.WaitAsync(Sweep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Imports could not be looked for; next try in {Interval}", Sweep);
                await signal.WaitAsync(Sweep, stoppingToken);
            }
        }
    }
}
