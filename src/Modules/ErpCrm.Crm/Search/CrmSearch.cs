using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Search;

/// <summary>Finds companies, contacts, deals and leads, all in one question.</summary>
internal sealed class CrmSearch(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : ISearchSource
{
    private const int Company = 0, Contact = 1, Deal = 2, Lead = 3;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var words = SearchText.Words(text);
        if (words.Count == 0) return [];
        var companies = db.Companies.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId);
        var contacts = db.Contacts.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.Company!.OwnerId);
        var deals = db.Deals.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewDeals), d => d.OwnerId);
        var leads = db.Leads.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId);
        foreach (var word in words)
        {
            companies = companies.Where(c => c.SearchText.Contains(word));
            contacts = contacts.Where(c => c.SearchText.Contains(word));
            deals = deals.Where(d => d.SearchText.Contains(word) || d.Company!.SearchText.Contains(word));
            leads = leads.Where(l => l.SearchText.Contains(word));
        }

        // What begins with the words stands first, then by name; what has a date, the latest first.
        var start = words[0];
        var found = await companies.OrderBy(c => c.SearchText.StartsWith(start) ? 0 : 1).ThenBy(c => c.Name).ThenBy(c => c.Id).Take(limit).Select(c => new { Kind = Company, c.Id, Title = c.Name, Detail = c.Phone })
            .Concat(contacts.OrderBy(c => c.SearchText.StartsWith(start) ? 0 : 1).ThenBy(c => c.Name).ThenBy(c => c.Id).Take(limit).Select(c => new { Kind = Contact, c.Id, Title = c.Name, Detail = c.Company!.Name }))
            .Concat(deals.OrderBy(d => d.Status == DealStatus.Open ? 0 : 1).ThenByDescending(d => d.OpenedAt).ThenBy(d => d.Id).Take(limit).Select(d => new { Kind = Deal, d.Id, Title = d.Name, Detail = d.Company!.Name }))
            .Concat(leads.OrderByDescending(l => l.CapturedAt).ThenBy(l => l.Id).Take(limit).Select(l => new { Kind = Lead, l.Id, Title = l.Name, Detail = l.CompanyName }))
            .ToListAsync(ct);
        return [.. found.OrderBy(f => f.Kind).ThenBy(f => f.Kind is Company or Contact && !SearchText.Of(f.Title).StartsWith(start, StringComparison.Ordinal)).Select(f => Hit(f.Kind, f.Id, f.Title, f.Detail.Length > 0 ? f.Detail : null))];
    }

    private SearchHit Hit(int kind, Guid id, string title, string? detail) => kind switch
    {
        Company => new SearchHit(texts["Company"], title, detail, $"/crm/companies/{id}", "building-2"),
        Contact => new SearchHit(texts["Contact"], title, detail, $"/crm/contacts/{id}", "user"),
        Deal => new SearchHit(texts["Deal"], title, detail, $"/crm/deals/{id}", "handshake"),
        _ => new SearchHit(texts["Lead"], title, detail, $"/crm/leads/{id}", "user-plus"),
    };
}
