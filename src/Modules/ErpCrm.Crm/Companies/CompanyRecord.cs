using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;

namespace ErpCrm.Crm.Companies;

/// <summary>A company, as the rest of the application knows it.</summary>
internal sealed class CompanyRecord : Record<CrmDbContext, Company>
{
    public override string Key => Kinds.Company;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Company", "Companies", "New company");

    public override string Icon => "building-2";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewCompanies, CrmPermissions.EditCompanies);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.For("Nobody has to say yes to a company.", RecordAbility.Approval);

    public override string ListUrl => "/crm/companies";

    public override string QuickCreateUrl => "/crm/companies/quick";

    public override string DuplicatesUrl => "/crm/duplicates";

    public override Expression<Func<Company, string>> Title { get; } = c => c.Name;

    public override RecordSearch<Company> Search { get; } = new(c => c.SearchText)
    {
        Among = c => CustomJson.Likely(c.MergedIntoId == null),
        Detail = c => c.Phone,
    };

    public override IReadOnlyList<Field<Company>> Fields { get; } =
    [
        Fields<Company>.Text("name", "Name", c => c.Name).Sorts().Imports(),
        Fields<Company>.Text("legalName", "Legal name", c => c.LegalName).Imports(),
        Fields<Company>.Text("taxId", "Tax id", c => c.TaxId).Imports(),
        Fields<Company>.Text("address", "Address", c => c.Address).Imports(),
        Fields<Company>.Text("email", "Email", c => c.Email).Imports(),
        Fields<Company>.Text("phone", "Phone", c => c.Phone).Imports(),
        Fields<Company>.Text("website", "Website", c => c.Website).Imports(),
        Fields<Company>.Text("industry", "Industry", c => c.Industry).Imports(),
        Fields<Company>.Text("notes", "Notes", c => c.Notes).Imports(),
        Fields<Company>.Text("currency", "Currency", c => c.Currency).Imports(),
        Fields<Company>.Number("paymentTermDays", "Payment term days", c => c.PaymentTermDays).Imports(),
        Fields<Company>.Choice("paymentTermKind", "Payment term kind", c => c.PaymentTermKind),
        Fields<Company>.Choice("status", "Status", c => c.Status).Sorts(),
        Fields<Company>.Date("clientSince", "Client since", c => c.ClientSince).Sorts(),
        Fields<Company>.Text("otherNames", "Also known as", c => c.OtherNames),
        Fields<Company>.Record("mergedInto", "Merged into", Kinds.Company, c => c.MergedIntoId, c => c.Name),
        Fields<Company>.Moment("registeredAt", "Registered at", c => c.RegisteredAt).Sorts(),
    ];

    public override IQueryable<Company> Visible(Asking<CrmDbContext> asking) =>
        asking.Db.Companies.VisibleTo(asking.Me);

    protected override IQueryable<Company> Changeable(Asking<CrmDbContext> asking) =>
        asking.Db.Companies.ChangeableBy(asking.Me);
}

/// <summary>Whose companies somebody sees and changes: the one predicate of every page, list and search.</summary>
internal static class CompanyAccess
{
    public static IQueryable<Company> VisibleTo(this IQueryable<Company> records, ICurrentUser me) =>
        records.Standing().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId);

    public static IQueryable<Company> ChangeableBy(this IQueryable<Company> records, ICurrentUser me) =>
        records.Standing().VisibleTo(me.AccessTo(CrmPermissions.EditCompanies), c => c.OwnerId);

    /// <summary>Those that were not merged into another one: nearly all, so they are not looked for by that.</summary>
    public static IQueryable<Company> Standing(this IQueryable<Company> records) =>
        records.Where(c => CustomJson.Likely(c.MergedIntoId == null));
}
