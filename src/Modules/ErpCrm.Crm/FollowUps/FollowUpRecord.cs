using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Crm.FollowUps;

/// <summary>What is to be done by a day, seen by those who see its lead or its deal.</summary>
internal sealed class FollowUpRecord : Record<CrmDbContext, FollowUp>
{
    public override string Key => Kinds.FollowUp;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Follow-up", "Follow-ups");

    public override string Icon => "alarm-clock";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewDeals, CrmPermissions.EditDeals);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Stands on the page of its lead or deal, and in its owner's day.");

    public override Expression<Func<FollowUp, string>> Title { get; } = f => f.Text;

    public override IReadOnlyList<Field<FollowUp>> Fields { get; } =
    [
        Fields<FollowUp>.Text("text", "Text", f => f.Text).Sorts(),
        Fields<FollowUp>.Record("deal", "Deal", Kinds.Deal, f => f.DealId, _ => null),
        Fields<FollowUp>.Record("lead", "Lead", Kinds.Lead, f => f.LeadId, _ => null),
        Fields<FollowUp>.Person("owner", "Owner", f => f.OwnerId, _ => null),
        Fields<FollowUp>.Date("dueOn", "Due on", f => f.DueOn).Sorts(),
        Fields<FollowUp>.Date("doneOn", "Done on", f => f.DoneOn).Sorts(),
        Fields<FollowUp>.Text("doneBy", "Done by", f => f.DoneByName),
        Fields<FollowUp>.Flag("isDropped", "Is dropped", f => f.IsDropped),
    ];

    public override IQueryable<FollowUp> Visible(Asking<CrmDbContext> asking)
    {
        var (deals, leads) = (asking.Db.Deals.VisibleTo(asking.Me), asking.Db.Leads.VisibleTo(asking.Me));
        return asking.Db.FollowUps.Where(f => deals.Any(d => d.Id == f.DealId) || leads.Any(l => l.Id == f.LeadId));
    }

    protected override IQueryable<FollowUp> Changeable(Asking<CrmDbContext> asking)
    {
        var (deals, leads) = (asking.Db.Deals.ChangeableBy(asking.Me), asking.Db.Leads.ChangeableBy(asking.Me));
        return asking.Db.FollowUps.Where(f => deals.Any(d => d.Id == f.DealId) || leads.Any(l => l.Id == f.LeadId));
    }
}
