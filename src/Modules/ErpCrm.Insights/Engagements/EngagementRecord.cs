using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Insights.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Insights.Engagements;

/// <summary>Everything from the first contact to the last payment.</summary>
internal sealed class EngagementRecord : Record<InsightsDbContext, Engagement>
{
    public override string Key => Kinds.Engagement;

    public override RecordWords Words { get; } = new(typeof(InsightsText), "Engagement", "Engagements");

    public override string Icon => "waypoints";

    public override RecordRights Rights { get; } = new(InsightsPermissions.ViewEngagements);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Made of what deals, projects and invoices tell; what is entered is entered there.", RecordAbility.Fields,
            RecordAbility.Approval, RecordAbility.Import, RecordAbility.Merge);

    public override string ListUrl => "/insights/engagements";

    public override Expression<Func<Engagement, string>> Title { get; } = e => e.Name;

    public override RecordSearch<Engagement> Search { get; } = new(e => e.SearchText)
    {
        Detail = e => e.CompanyName,
    };

    public override IReadOnlyList<Field<Engagement>> Fields { get; } =
    [
        Fields<Engagement>.Text("name", "Name", e => e.Name).Sorts(),
        Fields<Engagement>.Record("company", "Company", Kinds.Company, e => e.CompanyId, e => e.CompanyName),
        Fields<Engagement>.Choice("stage", "Stage", e => e.Stage).Sorts(),
        Fields<Engagement>.Money("earned", "Earned", e => e.Earned).Guarded(InsightsPermissions.ViewMargin),
        Fields<Engagement>.Money("billed", "Billed", e => e.Billed),
        Fields<Engagement>.Money("expenseCost", "Expenses", e => e.ExpenseCost)
            .Guarded(InsightsPermissions.ViewMargin),
        Fields<Engagement>.Money("labourCost", "Labour", e => e.LabourCost)
            .Guarded(InsightsPermissions.ViewLabourCost),
    ];

    public override IQueryable<Engagement> Visible(Asking<InsightsDbContext> asking) => 
        asking.Db.Engagements.VisibleTo(asking.Me);
}
