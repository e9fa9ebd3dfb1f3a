using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Delivery;

/// <summary>
/// Delivers events in memory and in batches instead of through the
/// outbox: for filling a database with large volumes, where nobody else works and a
/// crash means to begin again. The same handlers run; a batch is one scope and one save.
/// </summary>
public sealed class BulkDelivery(IServiceScopeFactory scopes, Subscriptions subscriptions)
{
    private const int BatchSize = 1000;
    private static readonly AsyncLocal<BulkDelivery?> Ambient = new();
    private readonly Queue<List<DomainEvent>> _raised = new();

    /// <summary>Collects what the current flow of work raises, if it does.</summary>
    internal static BulkDelivery? Current => Ambient.Value;

    /// <summary>From here on events of this flow are collected, until the result is disposed.</summary>
    public IDisposable Begin()
    {
        Ambient.Value = this;
        return new End();
    }

    /// <summary>Runs the handlers of everything raised, and of what they raise, in the order it was raised.</summary>
    public async Task DeliverAsync(CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        while (_raised.TryDequeue(out var batch))
        {
            var work = batch.SelectMany(raised => subscriptions.For(raised.GetType())
                .Select(subscription => (Event: raised, Subscription: subscription)));
            foreach (var ofContext in work.GroupBy(w => w.Subscription.ContextType))
            {
                foreach (var part in ofContext.Chunk(BatchSize)) await HandleAsync(ofContext.Key, part, ct);
            }
        }
    }

    /// <summary>The events of one save.</summary>
    internal void Take(List<DomainEvent> raised)
    {
        if (raised.Count > 0) _raised.Enqueue(raised);
    }

    private async Task HandleAsync(Type contextType, (DomainEvent Event, Subscription Subscription)[] work,
        CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(contextType);
        await db.InTransactionAsync(token => HandleAsync(db, scope, work, token), ct);
    }

    private static async Task HandleAsync(DbContext db, IServiceScope scope,
        (DomainEvent Event, Subscription Subscription)[] work, CancellationToken ct)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var (raised, subscription) in work) await subscription.Handle(scope.ServiceProvider, raised, ct);
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
    }

    private sealed class End : IDisposable
    {
        public void Dispose() => Ambient.Value = null;
    }
}
