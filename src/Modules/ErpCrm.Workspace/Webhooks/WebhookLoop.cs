using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Looks for what is due: at once when a person asks for something, else every two seconds.</summary>
internal sealed class WebhookLoop(WebhookSender sender, WebhookSignal signal, ILogger<WebhookLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IReadOnlyCollection<Task> running = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                running = await sender.BeginAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Messages of webhooks could not be looked for; next try in {Interval}", Sweep);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await signal.WaitAsync(Sweep, stoppingToken);
        }

        await Task.WhenAll(running);
    }
}

/// <summary>Wakes the loop.</summary>
internal sealed class WebhookSignal : IDisposable
{
    private readonly SemaphoreSlim _work = new(0, 1);

    public void Raise()
    {
        try
        {
            _work.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Until it is woken, the time is over, or the application ends.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken ct)
    {
        try
        {
            await _work.WaitAsync(most, ct);
        }
        catch (OperationCanceledException)
        {
            // The application ends.
        }
    }

    public void Dispose() => _work.Dispose();
}
