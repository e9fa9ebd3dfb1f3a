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
    private readonly CrmDbContext _db = db;
    private readonly ICurrentUser _me = me;

    public override string Key => "crm.lead-owner";

    protected override async Task<(Guid? Owner, Func<Guid?, Task> Change)> FindAsync(Guid id, CancellationToken ct)
    {
        var lead = await _db.Leads.ChangeableBy(_me).OneAsync(id, ct);
        return (lead.OwnerId, async owner =>
        {
            lead.HandOver(owner);
            await _db.HandOverFollowUpsAsync(lead.EngagementId, owner, ct);
        });
    }
}
