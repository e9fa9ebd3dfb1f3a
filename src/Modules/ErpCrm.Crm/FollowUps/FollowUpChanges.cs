using ErpCrm.Crm.Deals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.FollowUps;

/// <summary>What happens to the open follow-ups of a lead or deal when that changes. Nothing is saved here.</summary>
internal static class FollowUpChanges
{
    public static async Task HandOverFollowUpsAsync(this CrmDbContext db, Guid engagementId, Guid? ownerId,
        CancellationToken ct)
    {
        foreach (var followUp in await OpenAsync(db, engagementId, ct)) followUp.HandOver(ownerId);
    }

    public static async Task MoveFollowUpsAsync(this CrmDbContext db, Guid engagementId, Deal deal,
        CancellationToken ct)
    {
        foreach (var followUp in await OpenAsync(db, engagementId, ct)) followUp.MoveTo(deal);
    }

    /// <summary>What ended needs no next step.</summary>
    public static async Task CloseFollowUpsAsync(this CrmDbContext db, Guid engagementId, DateOnly today, Moment moment,
        CancellationToken ct)
    {
        foreach (var followUp in await OpenAsync(db, engagementId, ct)) followUp.Drop(today, moment);
    }

    private static Task<List<FollowUp>> OpenAsync(CrmDbContext db, Guid engagementId, CancellationToken ct) =>
        db.FollowUps.Where(f => f.EngagementId == engagementId && f.DoneOn == null).ToListAsync(ct);
}
