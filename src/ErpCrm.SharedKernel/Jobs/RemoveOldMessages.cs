using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.SharedKernel.Jobs;

/// <summary>
/// Removes what proved that something happens once and is needed no longer: handled messages after 30 days, submitted forms
/// after a week. In small steps, so that nobody waits for it.
/// </summary>
internal sealed class RemoveOldMessages(IServiceProvider services, IEnumerable<ModuleInfo> modules, TimeProvider time) : IScheduledJob
{
    private const int Step = 1000;
    private static readonly TimeSpan ProofLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan FormLife = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var contexts = modules.Select(m => (DbContext)services.GetRequiredService(m.ContextType)).ToList();
        var waiting = await WaitingAsync(contexts, now - ProofLife, ct);
        foreach (var db in contexts)
        {
            await RemoveProofsAsync(db, now - ProofLife, waiting, ct);
            await RemoveFormsAsync(db, now - FormLife, ct);
        }
    }

    // An administrator may try an old message again: its proof is still needed.
    private static async Task<List<Guid>> WaitingAsync(List<DbContext> contexts, DateTime before, CancellationToken ct)
    {
        var waiting = new List<Guid>();
        foreach (var db in contexts) waiting.AddRange(await db.Set<OutboxMessage>().Where(m => m.OccurredAt < before).Select(m => m.EventId).Distinct().ToListAsync(ct));
        return waiting;
    }

    private static async Task RemoveProofsAsync(DbContext db, DateTime before, List<Guid> waiting, CancellationToken ct)
    {
        var old = db.Set<InboxMessage>().Where(m => m.HandledAt < before && !waiting.Contains(m.EventId));
        while (await old.OrderBy(m => m.HandledAt).Select(m => (DateTime?)m.HandledAt).Take(Step).MaxAsync(ct) is { } end)
            await old.Where(m => m.HandledAt <= end).ExecuteDeleteAsync(ct);
    }

    private static async Task RemoveFormsAsync(DbContext db, DateTime before, CancellationToken ct)
    {
        var old = db.Set<SubmittedForm>().Where(f => f.At < before);
        while (await old.OrderBy(f => f.At).Select(f => (DateTime?)f.At).Take(Step).MaxAsync(ct) is { } end)
            await old.Where(f => f.At <= end).ExecuteDeleteAsync(ct);
    }
}
