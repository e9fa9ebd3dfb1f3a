using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Deals;

internal sealed class DealSearch(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var deals = db.Deals.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewDeals), d => d.OwnerId);
        foreach (var word in SearchText.Words(text)) deals = deals.Where(d => d.SearchText.Contains(word));
        // Newest first, in the order of the key: looking ends as soon as there are enough.
        var rows = await deals.OrderByDescending(d => d.Id).Take(limit)
            .Select(d => new { d.Id, d.Name, Company = d.Company!.Name }).ToListAsync(ct);
        return [.. rows.Select(d => new SearchHit(texts["Deal"], d.Name, d.Company, $"/crm/deals/{d.Id}", "handshake"))];
    }
}
