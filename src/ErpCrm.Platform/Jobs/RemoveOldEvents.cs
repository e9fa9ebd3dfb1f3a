using System.Globalization;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Feeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ErpCrm.Platform.Jobs;

/// <summary>How long the event log keeps what happened.</summary>
/// <param name="KeepDays"><c>Events:KeepDays</c>; null, when nothing is said, is for ever.</param>
public sealed record EventRetention(int? KeepDays)
{
    internal static EventRetention Of(IConfiguration? settings) =>
        new(int.TryParse(settings?["Events:KeepDays"], CultureInfo.InvariantCulture, out var days) && days > 0
            ? days
            : null);
}

/// <summary>
/// Removes events that are older than the setting says, from the
/// beginning of the log and in small steps. It ends at one that still waits for a listener.
/// </summary>
internal sealed class RemoveOldEvents(PlatformDbContext db, EventRetention retention, TimeProvider time) : IScheduledJob
{
    private const int Step = 1000;

    public async Task RunAsync(CancellationToken ct)
    {
        if (retention.KeepDays is not { } days) return;
        var before = time.GetUtcNow().UtcDateTime.AddDays(-days);
        while (await StepAsync(before, ct) == Step)
        {
        }
    }

    private async Task<int> StepAsync(DateTime before, CancellationToken ct)
    {
        var first = await db.Events.AsNoTracking().OrderBy(e => e.Sequence).Take(Step)
            .Select(e => new { e.Sequence, e.OccurredAt, Waits = db.Outbox.Any(m => m.EventId == e.EventId) })
            .ToListAsync(ct);
        var old = first.TakeWhile(e => e.OccurredAt < before && !e.Waits).ToList();
        if (old.Count == 0) return 0;
        var last = old[^1];
        await LogMark.SetAsync(db, last.OccurredAt, ct);
        await db.Events.Where(e => e.Sequence <= last.Sequence).ExecuteDeleteAsync(ct);
        return old.Count;
    }
}
