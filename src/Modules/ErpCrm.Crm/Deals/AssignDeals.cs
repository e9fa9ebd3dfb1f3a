using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Deals;

internal sealed class AssignDeals(
    CrmDbContext db, ICurrentUser me, OwnerChoices owners, IStringLocalizer<CrmText> texts)
    : AssignOwner(db, me, owners, texts, CrmPermissions.EditDeals)
{
    public override string Key => "crm.deal-owner";

    protected override async Task<(Guid? Owner, Func<Guid?, Task> Change)> FindAsync(Guid id, CancellationToken ct)
    {
        var deal = await Db.Deals.Include(d => d.Company).ChangeableBy(Me).OneAsync(id, ct);
        return (deal.OwnerId, async owner =>
        {
            deal.HandOver(deal.Company!, owner);
            await Db.HandOverFollowUpsAsync(deal.EngagementId, owner, ct);
        });
    }
}
