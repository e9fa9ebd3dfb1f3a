using ErpCrm.Platform.Figures;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Looks for what is due: at once when a person asks for something, soon after a webhook or a message was
/// saved, and when a wait is over. While no webhook is on, it asks the database nothing by itself.</summary>
internal sealed class WebhookLoop(WebhookSender sender, WebhookSignal signal, ChangeStamps stamps, TimeProvider time,
    ILogger<WebhookLoop> log) : BackgroundService
{
    // A look at counts in memory: what this process saved, or another told.
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);
    private static readonly Type[] Told = [typeof(Webhook), typeof(WebhookMessage)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        IReadOnlyCollection<Task> running = [];
        var (known, pause, asked, isWoken) = ((long?)null, (TimeSpan?)null, 0L, false);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Before the question: what is saved while it is asked is looked for again.
                var saved = stamps.Of(typeof(WorkspaceDbContext), Told);
                if (isWoken || known != saved || time.GetElapsedTime(asked) >= pause)
                {
                    running = await sender.BeginAsync(stoppingToken);
                    pause = await sender.PauseAsync(stoppingToken);
                    (known, asked) = (saved, time.GetTimestamp());
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                known = null;
                log.LogError(e, "Messages of webhooks could not be looked for; next try in {Interval}", Glance);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            isWoken = await signal.WaitAsync(Glance, stoppingToken);
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
    /// <returns>Whether it was woken.</returns>
    public async Task<bool> WaitAsync(TimeSpan most, CancellationToken ct)
    {
        try
        {
            return await _work.WaitAsync(most, ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _work.Dispose();
}
