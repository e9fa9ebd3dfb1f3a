using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel.Records;
using ErpCrm.SharedKernel.Security;

namespace ErpCrm.Crm.Leads;

/// <summary>A lead, as the rest of the application knows it.</summary>
internal sealed class LeadRecord : Record<CrmDbContext, Lead>
{
    public override string Key => Kinds.Lead;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Lead", "Leads", "New lead");

    public override string Icon => "user-plus";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewLeads, CrmPermissions.EditLeads);

    public override string ListUrl => "/crm/leads";

    public override Expression<Func<Lead, string>> Title { get; } = l => l.Name;

    public override RecordSearch<Lead> Search { get; } = new(l => l.SearchText)
    {
        Detail = l => l.CompanyName,
        Order = leads => leads.OrderByDescending(l => l.CapturedAt).ThenBy(l => l.Id),
    };

    public override IQueryable<Lead> Visible(Asking<CrmDbContext> asking) => asking.Db.Leads.VisibleTo(asking.Me);
}

/// <summary>Whose leads somebody sees and changes.</summary>
internal static class LeadAccess
{
    public static IQueryable<Lead> VisibleTo(this IQueryable<Lead> records, ICurrentUser me) =>
        records.VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId);

    public static IQueryable<Lead> ChangeableBy(this IQueryable<Lead> records, ICurrentUser me) =>
        records.VisibleTo(me.AccessTo(CrmPermissions.EditLeads), l => l.OwnerId);
}
