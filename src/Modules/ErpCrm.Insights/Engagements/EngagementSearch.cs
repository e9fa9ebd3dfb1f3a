using ErpCrm.Insights.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Insights.Engagements;

internal sealed class EngagementSearch(InsightsDbContext db, ICurrentUser user, IStringLocalizer<InsightsText> texts) : ISearchSource
{
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, int limit, CancellationToken ct)
    {
        var engagements = db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewEngagements));
        foreach (var word in SearchText.Words(text)) engagements = engagements.Where(e => e.SearchText.Contains(word));
        var rows = await engagements.OrderByDescending(e => e.LastEventAt).Take(limit).Select(e => new { e.Id, e.Name, e.CompanyName }).ToListAsync(ct);
        return [.. rows.Select(e => new SearchHit(texts["Engagement"], e.Name, e.CompanyName, $"/insights/engagements/{e.Id}", "waypoints"))];
    }
}
