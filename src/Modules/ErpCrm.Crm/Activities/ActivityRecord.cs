using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Crm.Activities;

/// <summary>What was said, seen by those who see the lead or the deal of its engagement.</summary>
internal sealed class ActivityRecord : Record<CrmDbContext, Activity>
{
    public override string Key => Kinds.Activity;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Activity", "Activities");

    public override string Icon => "message-square";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewDeals, CrmPermissions.EditDeals);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Stands in the timeline of its lead or deal.");

    public override Expression<Func<Activity, string>> Title { get; } = a => a.Subject;

    public override IReadOnlyList<Field<Activity>> Fields { get; } =
    [
        Fields<Activity>.Text("subject", "Subject", a => a.Subject).Sorts(),
        Fields<Activity>.Choice("kind", "Kind", a => a.Kind),
        Fields<Activity>.Text("details", "Details", a => a.Text),
        Fields<Activity>.Record("deal", "Deal", Kinds.Deal, a => a.DealId, _ => null),
        Fields<Activity>.Record("engagement", "Engagement", Kinds.Engagement, a => a.EngagementId, _ => null),
        Fields<Activity>.Moment("happenedAt", "Happened at", a => a.HappenedAt).Sorts(),
        Fields<Activity>.Person("author", "Author", a => a.AuthorId, a => a.AuthorName),
    ];

    public override IQueryable<Activity> Visible(Asking<CrmDbContext> asking)
    {
        var (deals, leads) = (asking.Db.Deals.VisibleTo(asking.Me), asking.Db.Leads.VisibleTo(asking.Me));
        return asking.Db.Activities.Where(a =>
            deals.Any(d => d.EngagementId == a.EngagementId) || leads.Any(l => l.EngagementId == a.EngagementId));
    }

    protected override IQueryable<Activity> Changeable(Asking<CrmDbContext> asking)
    {
        var (deals, leads) = (asking.Db.Deals.ChangeableBy(asking.Me), asking.Db.Leads.ChangeableBy(asking.Me));
        return asking.Db.Activities.Where(a =>
            deals.Any(d => d.EngagementId == a.EngagementId) || leads.Any(l => l.EngagementId == a.EngagementId));
    }
}
