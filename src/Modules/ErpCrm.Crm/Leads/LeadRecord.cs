using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Crm.Leads;

/// <summary>A lead, as the rest of the application knows it.</summary>
internal sealed class LeadRecord : Record<CrmDbContext, Lead>
{
    public override string Key => Kinds.Lead;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Lead", "Leads", "New lead");

    public override string Icon => "user-plus";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewLeads, CrmPermissions.EditLeads);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("Nobody has to say yes to a lead.", RecordAbility.Approval)
        .And("Two leads become one deal: the second joins it, or is disqualified as a duplicate.", RecordAbility.Merge);

    public override string ListUrl => "/crm/leads";

    public override Expression<Func<Lead, string>> Title { get; } = l => l.Name;

    public override RecordSearch<Lead> Search { get; } = new(l => l.SearchText)
    {
        Detail = l => l.CompanyName,
        Latest = l => l.CapturedAt,
    };

    public override IReadOnlyList<Field<Lead>> Fields { get; } =
    [
        Fields<Lead>.Text("name", "Name", l => l.Name).Sorts().Imports(),
        Fields<Lead>.Text("companyName", "Company name", l => l.CompanyName).Sorts().Imports(),
        Fields<Lead>.Text("email", "Email", l => l.Email).Imports(),
        Fields<Lead>.Text("phone", "Phone", l => l.Phone).Imports(),
        Fields<Lead>.Choice("source", "Source", l => l.Source).Sorts().Imports(),
        Fields<Lead>.Text("note", "Note", l => l.Note).Imports(),
        Fields<Lead>.Money("estimatedValue", "Estimated value", l => l.EstimatedValue, l => l.Currency)
            .Sorts().Imports(),
        Fields<Lead>.Choice("status", "Status", l => l.Status).Sorts(),
        Fields<Lead>.Choice("disqualifyReason", "Disqualify reason", l => l.DisqualifyReason),
        Fields<Lead>.Moment("capturedAt", "Captured at", l => l.CapturedAt).Sorts(),
    ];

    // Whoever writes down a call has contacted them: nobody is asked then.
    public override Task<IReadOnlyList<RecordStage>> StagesAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RecordStage>>(
        [
            new(nameof(LeadStatus.New), nameof(LeadStatus.New), "lead"),
            new(nameof(LeadStatus.Contacted), nameof(LeadStatus.Contacted), "lead", IsByItself: true),
            new(nameof(LeadStatus.Qualified), nameof(LeadStatus.Qualified), "lead"),
        ]);

    public override IQueryable<Lead> Visible(Asking<CrmDbContext> asking) => asking.Db.Leads.VisibleTo(asking.Me);

    protected override IQueryable<Lead> Changeable(Asking<CrmDbContext> asking) =>
        asking.Db.Leads.ChangeableBy(asking.Me);
}

/// <summary>Whose leads somebody sees and changes.</summary>
internal static class LeadAccess
{
    public static IQueryable<Lead> VisibleTo(this IQueryable<Lead> records, ICurrentUser me) =>
        records.VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId);

    public static IQueryable<Lead> ChangeableBy(this IQueryable<Lead> records, ICurrentUser me) =>
        records.VisibleTo(me.AccessTo(CrmPermissions.EditLeads), l => l.OwnerId);
}
