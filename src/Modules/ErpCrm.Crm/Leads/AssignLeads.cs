using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Leads;

internal sealed class AssignLeads(
    CrmDbContext db, ICurrentUser me, OwnerChoices owners, IStringLocalizer<CrmText> texts)
    : AssignOwner(db, me, owners, texts, CrmPermissions.EditLeads)
{
    public override string Key => "crm.lead-owner";

    protected override async Task<(Guid? Owner, Func<Guid?, Task> Change)> FindAsync(Guid id, CancellationToken ct)
    {
        var lead = await Db.Leads.ChangeableBy(Me).OneAsync(id, ct);
        return (lead.OwnerId, async owner =>
        {
            lead.HandOver(owner);
            await Db.HandOverFollowUpsAsync(lead.EngagementId, owner, ct);
        });
    }
}
