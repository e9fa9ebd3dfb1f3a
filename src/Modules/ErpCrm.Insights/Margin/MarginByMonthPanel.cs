using ErpCrm.Insights.Engagements;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Margin;

internal sealed record MonthOfMargin(DateOnly Month, decimal Earned, decimal Cost);

/// <summary>What was earned and what it cost in the last eight months, on the home page.</summary>
internal sealed class MarginByMonthPanel(InsightsDbContext db, ICurrentUser user, IBusinessClock clock) : PanelComponent
{
    private const int Months = 8;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var today = clock.Today;
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var access = user.AccessTo(InsightsPermissions.ViewMargin);
        var labour = await LabourView.LoadAsync(db, user, clock, ct);
        if (!labour.IsKnown) return Content("");
        var visible = db.Engagements.VisibleTo(access).Select(e => e.Id);
        var sums = await db.KeptAsync($"margin by month since {first:O}", access,
            [typeof(Engagement), typeof(MonthlyMargin)], () => db.MonthlyMargins.AsNoTracking()
            .Where(m => m.Month >= first && visible.Contains(m.EngagementId))
            .GroupBy(m => m.Month)
            .Select(g => new
            {
                Month = g.Key, Earned = g.Sum(m => m.Earned), Labour = g.Sum(m => m.LabourCost),
                Minutes = g.Sum(m => m.LabourMinutes), Other = g.Sum(m => m.Cost - m.LabourCost)
            })
            .ToListAsync(ct));
        if (sums.Count == 0) return Content("");
        var months = sums.ConvertAll(
            s => new MonthOfMargin(s.Month, s.Earned, s.Other + labour.Of(s.Labour, s.Minutes)!.Value));
        return Panel(Enumerable.Range(0, Months).Select(first.AddMonths)
            .Select(month => months.Find(s => s.Month == month) ?? new MonthOfMargin(month, 0, 0))
            .ToList());
    }
}
