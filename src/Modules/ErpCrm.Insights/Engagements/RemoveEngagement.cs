using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed class RemoveEngagementWhenLeadWithdrawn(InsightsDbContext db) : IHandle<LeadWithdrawn>
{
    public Task HandleAsync(LeadWithdrawn domainEvent, CancellationToken ct) =>
        EngagementRemoval.RemoveAsync(db, domainEvent.EngagementId,
            e => e.LeadId == domainEvent.LeadId && e.DealId is null, ct);
}

internal sealed class RemoveEngagementWhenDealWithdrawn(InsightsDbContext db) : IHandle<DealWithdrawn>
{
    public Task HandleAsync(DealWithdrawn domainEvent, CancellationToken ct) =>
        EngagementRemoval.RemoveAsync(db, domainEvent.EngagementId,
            e => e.DealId == domainEvent.DealId && e.LeadId is null, ct);
}

/// <summary>A project that was entered by mistake takes its engagement along: it began with it.</summary>
internal sealed class RemoveEngagementWhenProjectRemoved(InsightsDbContext db) : IHandle<ProjectRemoved>
{
    public async Task HandleAsync(ProjectRemoved domainEvent, CancellationToken ct)
    {
        var id = domainEvent.EngagementId;
        if (await db.Engagements.FindAsync([id], ct) is not { LeadId: null, DealId: null } engagement
            || engagement.ProjectId != domainEvent.ProjectId) return;
        db.RemoveRange(await db.MoneyRows.Where(row => row.EngagementId == id).ToListAsync(ct));
        db.RemoveRange(await db.ThreadEntries.Where(entry => entry.EngagementId == id).ToListAsync(ct));
        db.Remove(engagement);
    }
}

file static class EngagementRemoval
{
    /// <summary>Removes what was begun by a mistake; what has come further stays.</summary>
    public static async Task RemoveAsync(
        InsightsDbContext db, Guid id, Func<Engagement, bool> isNothingElse, CancellationToken ct)
    {
        if (await db.Engagements.FindAsync([id], ct) is not { ProjectId: null } engagement
            || !isNothingElse(engagement)) return;
        db.RemoveRange(await db.ThreadEntries.Where(entry => entry.EngagementId == id).ToListAsync(ct));
        db.Remove(engagement);
    }
}
