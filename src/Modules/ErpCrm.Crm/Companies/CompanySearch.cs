using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Companies;

internal sealed class CompanySearch(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var companies = db.Companies.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId);
        foreach (var word in SearchText.Words(text)) companies = companies.Where(c => c.SearchText.Contains(word));
        var rows = await companies.OrderBy(c => c.Name).Take(limit).Select(c => new { c.Id, c.Name, c.Phone }).ToListAsync(ct);
        return [.. rows.Select(c => new SearchHit(texts["Company"], c.Name, c.Phone.Length > 0 ? c.Phone : null, $"/crm/companies/{c.Id}", "building-2"))];
    }
}
