using ErpCrm.Crm.Activities;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.MyDay;

/// <summary>The lead or deal for which something was just done, and nothing else is planned.</summary>
internal sealed record NextStep(Guid? DealId, Guid? LeadId, string Name, string Url)
{
    /// <returns>Null when something is planned, the record has ended, or is not the reader's to change.</returns>
    public static async Task<NextStep?> AfterAsync(CrmDbContext db, ICurrentUser me, Guid followUpId,
        CancellationToken ct)
    {
        var done = await db.FollowUps.AsNoTracking().Where(f => f.Id == followUpId && f.DoneOn != null)
            .Where(f => !db.FollowUps.Any(open => open.EngagementId == f.EngagementId && open.DoneOn == null))
            .Where(f => db.Deals.Any(d => d.Id == f.DealId && d.Status == Deals.DealStatus.Open) || db.Leads.Any(
                l => l.Id == f.LeadId && (l.Status == Leads.LeadStatus.New || l.Status == Leads.LeadStatus.Contacted)))
            .Select(f => new { f.DealId, f.LeadId })
            .FirstOrDefaultAsync(ct);
        return done is not null && await Talk.FindAsync(db, me, done.DealId, done.LeadId, ct) is { } talk
            ? new NextStep(done.DealId, done.LeadId, talk.Name, talk.Url)
            : null;
    }
}
