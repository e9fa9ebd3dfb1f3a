using System.Runtime.CompilerServices;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Checking;

/// <summary>Every event reached who listens to it: nothing waits, nothing was given up.</summary>
internal sealed class MessagesCheck(PlatformDbContext db) : ICheck
{
    public string Rule => "Every event was delivered";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var message in db.Outbox.OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.Event!.Name, m.Listener, m.Attempts, m.DeadLetteredAt })
            .AsAsyncEnumerable()
            .WithCancellation(ct))
        {
            var state = message.DeadLetteredAt is null ? "waits" : "was given up";
            yield return new Finding($"Message {message.Id}",
                $"{message.Name} {state} for {message.Listener} after {message.Attempts} attempts");
        }

        await foreach (var fed in db.Listeners.AsNoTracking().Where(l => l.FeedsThrough != null).AsAsyncEnumerable()
            .WithCancellation(ct))
            yield return new Finding($"Listener {fed.Name}", "it was not fed to the end");
    }
}
