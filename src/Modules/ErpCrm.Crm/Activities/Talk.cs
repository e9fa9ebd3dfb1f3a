using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Activities;

/// <summary>The lead or deal that something is written down for, as far as the reader may change it.</summary>
/// <param name="Lead">Set for a lead.</param>
internal sealed record Talk(Guid EngagementId, Guid? DealId, Lead? Lead, Guid? OwnerId, string Name)
{
    public string Url => Lead is null ? $"/crm/deals/{DealId}" : $"/crm/leads/{Lead.Id}";

    public static async Task<Talk?> FindAsync(CrmDbContext db, ICurrentUser me, Guid? dealId, Guid? leadId,
        CancellationToken ct)
    {
        if (dealId is { } deal)
        {
            return await db.Deals.ChangeableBy(me).Where(d => d.Id == deal)
                .Select(d => new Talk(d.EngagementId, d.Id, null, d.OwnerId, d.Name)).FirstOrDefaultAsync(ct);
        }

        var lead = await db.Leads.ChangeableBy(me).FirstOrDefaultAsync(l => l.Id == leadId, ct);
        return lead is null ? null : new Talk(lead.EngagementId, null, lead, lead.OwnerId, lead.Name);
    }
}
