namespace ErpCrm.Platform.Searching;

/// <summary>Wakes the search index after a commit, and lets a search wait a moment for what this process has just
/// saved. Losing a signal is harmless: the index also looks by itself.</summary>
public sealed class SearchSignals : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _lock = new();
    private TaskCompletionSource _done = New();
    private long _raised;
    private long _through;

    /// <summary>How much was saved so far.</summary>
    public long Raised => Interlocked.Read(ref _raised);

    /// <summary>Something was committed.</summary>
    public void Raise()
    {
        Interlocked.Increment(ref _raised);
        if (_signal.CurrentCount == 0) _signal.Release();
    }

    /// <summary>Waits for a commit.</summary>
    /// <returns>False when the time is over.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, ct);

    /// <summary>The index has looked at everything saved until then.</summary>
    public void Done(long through)
    {
        lock (_lock)
        {
            _through = Math.Max(_through, through);
            _done.SetResult();
            _done = New();
        }
    }

    /// <summary>Waits until the index holds what this process has saved, or the time is over.</summary>
    public async Task CaughtUpAsync(TimeSpan atMost, CancellationToken ct)
    {
        var wanted = Raised;
        if (wanted == 0) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        while (Next(wanted) is { } next)
        {
            await next.Task.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (patience.IsCancellationRequested) return;
        }
    }

    public void Dispose() => _signal.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskCompletionSource? Next(long wanted)
    {
        lock (_lock) return _through >= wanted ? null : _done;
    }
}
