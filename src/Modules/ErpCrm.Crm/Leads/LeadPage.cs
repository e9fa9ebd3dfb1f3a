using ErpCrm.Crm.FollowUps;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

internal sealed record LeadPage(Lead Lead, string? Owner, IReadOnlyList<FollowUp> FollowUps,
    bool CanEdit, bool CanQualify)
{
    public static async Task<LeadPage> LoadAsync(CrmDbContext db, ICurrentUser me, Lead lead, CancellationToken ct) =>
        new(
            lead,
            await db.Users.Where(u => u.Id == lead.OwnerId).Select(u => u.Name).FirstOrDefaultAsync(ct),
            await db.FollowUps.AsNoTracking().Where(f => f.LeadId == lead.Id && f.DoneOn == null).OrderBy(f => f.DueOn)
                .Take(20)
                .ToListAsync(ct),
            me.Can(CrmPermissions.EditLeads, lead.OwnerId),
            me.Can(CrmPermissions.EditDeals));
}
