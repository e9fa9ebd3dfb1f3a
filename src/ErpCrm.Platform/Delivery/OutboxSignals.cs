using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Delivery;

/// <summary>In-memory wake-up of the delivery loop; losing one is
/// harmless because the loop also looks by itself.</summary>
public sealed class OutboxSignals : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private readonly ConditionalWeakTable<DbContext, object> _armed = [];

    public void Dispose() => _signal.Dispose();

    internal void Arm(DbContext db) => _armed.AddOrUpdate(db, true);

    internal void Wake(DbContext db)
    {
        if (_armed.Remove(db) && _signal.CurrentCount == 0) _signal.Release();
    }

    internal Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, ct);
}
