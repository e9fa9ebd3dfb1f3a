using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;

namespace ErpCrm.Crm.Contacts;

/// <summary>A person at a company, seen by those who see the company.</summary>
internal sealed class ContactRecord : Record<CrmDbContext, Contact>
{
    public override string Key => Kinds.Contact;

    public override RecordWords Words { get; } = new(typeof(CrmText), "Contact", "Contacts");

    public override string Icon => "user";

    public override RecordRights Rights { get; } = new(CrmPermissions.ViewCompanies, CrmPermissions.EditCompanies);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.For("Nobody has to say yes to a contact.", RecordAbility.Approval);

    public override string ListUrl => "/crm/contacts";

    public override string QuickCreateUrl => "/crm/contacts/quick";

    public override string DuplicatesUrl => "/crm/duplicates?kind=contacts";

    public override RecordSearch<Contact> Search { get; } = new(c => c.SearchText)
    {
        Among = c => CustomJson.Likely(c.MergedIntoId == null),
        Detail = c => c.Company!.Name,
    };

    public override Expression<Func<Contact, string>> Title { get; } = c => c.Name;

    public override IReadOnlyList<Field<Contact>> Fields { get; } =
    [
        Fields<Contact>.Text("name", "Name", c => c.Name).Sorts().Imports(),
        Fields<Contact>.Record("company", "Company", Kinds.Company, c => c.CompanyId, c => c.Company!.Name),
        Fields<Contact>.Text("jobTitle", "Job title", c => c.JobTitle).Imports(),
        Fields<Contact>.Text("email", "Email", c => c.Email).Imports(),
        Fields<Contact>.Text("phone", "Phone", c => c.Phone).Imports(),
        Fields<Contact>.Text("notes", "Notes", c => c.Notes).Imports(),
        Fields<Contact>.Record("mergedInto", "Merged into", Kinds.Contact, c => c.MergedIntoId, c => c.Name),
        Fields<Contact>.Flag("isPrimary", "Is primary", c => c.IsPrimary).Imports(),
    ];

    public override IQueryable<Contact> Visible(Asking<CrmDbContext> asking) => asking.Db.Contacts.VisibleTo(asking.Me);

    protected override IQueryable<Contact> Changeable(Asking<CrmDbContext> asking) =>
        asking.Db.Contacts.ChangeableBy(asking.Me);
}

/// <summary>Whose contacts somebody sees and changes.</summary>
internal static class ContactAccess
{
    public static IQueryable<Contact> VisibleTo(this IQueryable<Contact> records, ICurrentUser me) =>
        records.Standing().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.Company!.OwnerId);

    public static IQueryable<Contact> ChangeableBy(this IQueryable<Contact> records, ICurrentUser me) =>
        records.Standing().VisibleTo(me.AccessTo(CrmPermissions.EditCompanies), c => c.Company!.OwnerId);

    /// <summary>Those that were not merged into another one: nearly all, so they are not looked for by that.</summary>
    public static IQueryable<Contact> Standing(this IQueryable<Contact> records) =>
        records.Where(c => CustomJson.Likely(c.MergedIntoId == null));
}
