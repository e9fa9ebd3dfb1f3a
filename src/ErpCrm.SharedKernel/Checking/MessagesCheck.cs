using System.Runtime.CompilerServices;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.SharedKernel.Checking;

/// <summary>Every event reached its effects: nothing waits, nothing was given up.</summary>
internal sealed class MessagesCheck<TContext>(TContext db, string module) : ICheck
    where TContext : DbContext
{
    public string Rule => $"{module}: every event was delivered";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var message in db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var state = message.DeadLetteredAt is null ? "waits" : "was given up";
            yield return new Finding($"Message {message.Id}", $"{message.EventName} {state} for {message.Handler} after {message.Attempts} attempts");
        }
    }
}
