using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Figures;

namespace ErpCrm.Workspace.Imports;

/// <summary>Wakes the work when something is to be done, and the pages of whoever waits for it.</summary>
internal sealed class ImportSignal(LiveFeed live, SharedChanges shared) : IDisposable
{
    /// <summary>What the pages are told.</summary>
    public const string Topic = "workspace.import";

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

    /// <returns>Whether it was woken.</returns>
    public Task<bool> WaitAsync(TimeSpan most, CancellationToken ct) => _work.WaitAsync(most, ct);

    public async Task TellAsync(Guid user)
    {
        var name = LiveFeed.For(user, Topic);
        live.Publish(name);
        await shared.TellHappenedAsync([name], CancellationToken.None);
    }

    public void Dispose() => _work.Dispose();
}
