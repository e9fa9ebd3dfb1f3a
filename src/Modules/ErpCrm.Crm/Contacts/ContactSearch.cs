using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Contacts;

internal sealed class ContactSearch(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var contacts = db.Contacts.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.Company!.OwnerId);
        foreach (var word in SearchText.Words(text)) contacts = contacts.Where(c => c.SearchText.Contains(word));
        var rows = await contacts.OrderBy(c => c.Name).Take(limit).Select(c => new { c.Id, c.Name, Company = c.Company!.Name }).ToListAsync(ct);
        return [.. rows.Select(c => new SearchHit(texts["Contact"], c.Name, c.Company, $"/crm/contacts/{c.Id}", "user"))];
    }
}
