using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Contacts;

internal sealed record ContactRow(
    Guid Id, string Name, Guid CompanyId, string Company, string JobTitle, string Email, string Phone, bool IsPrimary,
    string? Custom) : IShowsCustom;

/// <summary>The people of all companies.</summary>
internal sealed class ContactsList : ListOf<Contact, ContactRow>
{
    public ContactsList()
        : base("contacts", "/crm/contacts", typeof(CrmText))
    {
        Name = "Contacts";
        RowsAre(Kinds.Contact, r => r.Id, r => r.Name);
        Finds("Filter contacts", (_, word) => c => c.SearchText.Contains(word));
        WhenNoMatch("No contacts match");
        WhenNothing(new("user", "No contacts yet",
            "People are entered on the page of their company, or come out of a file.")
        {
            List = Kinds.Company,
        });

        Text("name", "Name", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Cells.Who(r.Name, Cells.Name($"/crm/contacts/{r.Id}", r.Name)));
        Record("company", "Company", Kinds.Company, r => r.CompanyId, r => r.Company).Sorts().Imports().Card(3)
            .Cell(r => Cells.Link($"/crm/companies/{r.CompanyId}", r.Company, "link"));
        Text("jobTitle", "Job title", r => r.JobTitle).Imports();
        Text("email", "Email", r => r.Email).Imports().Card(4);
        Text("phone", "Phone", r => r.Phone).Imports().Class("nowrap").Card(2);
        Flag("primary", "Primary contact", r => r.IsPrimary).ExportOnly();
    }

    public override IQueryable<Contact> Visible(ListScope scope) =>
        scope.Get<CrmDbContext>().Contacts.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Contact, ContactRow>> Row(ListScope scope) => c => new ContactRow(
        c.Id, c.Name, c.CompanyId, c.Company!.Name, c.JobTitle, c.Email, c.Phone, c.IsPrimary, c.Custom);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);
}
