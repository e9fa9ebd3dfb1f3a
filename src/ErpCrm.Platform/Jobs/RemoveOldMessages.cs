using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Jobs;

/// <summary>
/// Removes what proved that something happens once and is needed no
/// longer: handled messages and requests of the API after 30 days, submitted forms after a week. In small steps, so
/// that nobody waits for it.
/// </summary>
internal sealed class RemoveOldMessages(PlatformDbContext db, TimeProvider time) : IScheduledJob
{
    private const int Step = 1000;
    private static readonly TimeSpan ProofLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan FormLife = TimeSpan.FromDays(7);
    private static readonly TimeSpan ReplyLife = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await RemoveProofsAsync(now - ProofLife, ct);
        await RemoveFormsAsync(now, ct);
    }

    // An administrator may try an old message again: its proof is still needed.
    private async Task RemoveProofsAsync(DateTime before, CancellationToken ct)
    {
        var old = db.Set<InboxMessage>()
            .Where(m => m.HandledAt < before && !db.Outbox.Any(waiting => waiting.EventId == m.EventId));
        while (await old.OrderBy(m => m.HandledAt).Select(m => (DateTime?)m.HandledAt).Take(Step)
            .MaxAsync(ct) is { } end)
            await old.Where(m => m.HandledAt <= end).ExecuteDeleteAsync(ct);
    }

    private async Task RemoveFormsAsync(DateTime now, CancellationToken ct)
    {
        var (before, longAgo) = (now - FormLife, now - ReplyLife);
        await RemoveAsync(db.Set<SubmittedForm>().Where(f => f.At < before && f.ReplyStatus == null), ct);
        await RemoveAsync(db.Set<SubmittedForm>().Where(f => f.At < longAgo), ct);
    }

    private static async Task RemoveAsync(IQueryable<SubmittedForm> old, CancellationToken ct)
    {
        while (await old.OrderBy(f => f.At).Select(f => (DateTime?)f.At).Take(Step).MaxAsync(ct) is { } end)
            await old.Where(f => f.At <= end).ExecuteDeleteAsync(ct);
    }
}
