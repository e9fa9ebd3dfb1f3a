using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Leads;

internal sealed class LeadSearch(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var leads = db.Leads.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId);
        foreach (var word in SearchText.Words(text)) leads = leads.Where(l => l.SearchText.Contains(word));
        var rows = await leads.OrderByDescending(l => l.CapturedAt).Take(limit).Select(l => new { l.Id, l.Name, l.CompanyName }).ToListAsync(ct);
        return [.. rows.Select(l => new SearchHit(texts["Lead"], l.Name, l.CompanyName.Length > 0 ? l.CompanyName : null, $"/crm/leads/{l.Id}", "user-plus"))];
    }
}
