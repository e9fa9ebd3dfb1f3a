using ErpCrm.Insights.Money;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed record MoneyPanelModel(Guid EngagementId, MoneyBar? Bar);

/// <summary>The money bar on a deal's or project's page.</summary>
internal sealed class MoneyPanel(InsightsDbContext db, ICurrentUser user) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var engagements = db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewEngagements)).Where(e => e.DealId == subject || e.ProjectId == subject);
        var sums = await (
            from e in engagements
            from r in db.MoneyRows.Where(r => r.EngagementId == e.Id).DefaultIfEmpty()
            group r by new { e.Id, Term = (MoneyTerm?)r.Term, Pool = (Guid?)r.Pool, r.Currency } into g
            select new { g.Key.Id, g.Key.Term, g.Key.Pool, g.Key.Currency, Amount = g.Sum(r => (decimal?)r.Amount) ?? 0 }).ToListAsync(ct);
        if (sums.Count == 0) return Content("");
        var bar = sums[0].Term is null ? null : MoneyBar.Of(sums[0].Currency, [.. sums.Select(s => (s.Term!.Value, s.Pool!.Value, s.Amount))]);
        return Panel(new MoneyPanelModel(sums[0].Id, bar));
    }
}
