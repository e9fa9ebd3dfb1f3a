using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

internal sealed record CompanyRow(
    Guid Id, string Name, CompanyStatus Status, string TaxId, string Industry, string? Contact, string Phone,
    string Email, Guid? OwnerId, string? Owner,
    string Currency, int OpenDeals, DateOnly? ClientSince, string? Custom) : IShowsCustom;

internal sealed class CompaniesList : ListOf<Company, CompanyRow>
{
    public CompaniesList()
        : base("companies", "/crm/companies", typeof(CrmText))
    {
        Name = "Clients";
        RowsAre(Kinds.Company, r => r.Id, r => r.Name);
        Finds("Filter clients", (_, word) => c => c.SearchText.Contains(word));
        HasTabs(
            "status",
            new("", "All", (companies, _) => companies.Where(c => c.Status != CompanyStatus.Archived)),
            TabOf("Clients", CompanyStatus.Client),
            TabOf("Prospects", CompanyStatus.Prospect),
            TabOf("Archived", CompanyStatus.Archived));
        Choose(
            "owner", "Owner", "Any owner", c => c.OwnerId,
            async (s, ct) => await s.Get<OwnerChoices>().ForAsync(CrmPermissions.ViewCompanies, ct: ct));
        WhenNoMatch("No clients match");
        WhenNothing(new("building-2", "No clients yet",
            "A company stands here once it is entered, or a lead of it is qualified.")
        {
            New = Kinds.Company,
        });

        Text("name", "Name", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Cells.Who(r.Name, Cells.Name($"/crm/companies/{r.Id}", r.Name), square: true));
        Choice("status", "Status", r => r.Status).Tone(status => Tones.Of(status)).Card(3);
        Text("taxId", "Tax id", r => r.TaxId).Imports().ExportOnly();
        Text("industry", "Industry", r => r.Industry).Imports().FewTexts().ExportOnly();
        Text("contact", "Primary contact", r => r.Contact);
        Text("phone", "Phone", r => r.Phone).Imports().Class("nowrap");
        Text("email", "Email", r => r.Email).Imports().ExportOnly();
        Person("owner", "Owner", r => r.OwnerId, r => r.Owner).Cell(r => Cells.Who(r.Owner));
        Text("currency", "Currency", r => r.Currency).Imports().FewTexts().ExportOnly();
        Number("openDeals", "Open deals", r => r.OpenDeals).Card(2).Labelled();
        Day("since", "Client since", r => r.ClientSince).Class("r");
    }

    public override IQueryable<Company> Visible(ListScope scope) =>
        scope.Get<CrmDbContext>().Companies.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Company, CompanyRow>> Row(ListScope scope)
    {
        var db = scope.Get<CrmDbContext>();
        var deals = db.Deals.VisibleTo(scope.Me).Where(d => d.Status == DealStatus.Open);
        return c => new CompanyRow(
            c.Id,
            c.Name,
            c.Status,
            c.TaxId,
            c.Industry,
            db.Contacts.Where(p => p.CompanyId == c.Id && p.IsPrimary).Select(p => p.Name).FirstOrDefault(),
            c.Phone,
            c.Email,
            c.OwnerId,
            db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(),
            c.Currency,
            deals.Count(d => d.CompanyId == c.Id),
            c.ClientSince,
            c.Custom);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static ListTab<Company> TabOf(string word, CompanyStatus status) =>
        new(status.ToString(), word, (companies, _) => companies.Where(c => c.Status == status));
}
