using ErpCrm.Insights.Engagements;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Margin;

/// <summary>The projects in delivery with the lowest margin, on the home page.</summary>
internal sealed class MarginByProjectPanel(InsightsDbContext db, ICurrentUser user, IBusinessClock clock)
    : PanelComponent
{
    private const int Rows = 6;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var access = user.AccessTo(InsightsPermissions.ViewMargin);
        var labour = await LabourView.LoadAsync(db, user, clock, ct);
        if (!labour.IsKnown) return Content("");
        var rows = await db.KeptAsync($"lowest margins {labour.Key}", access, [typeof(Engagement)], async () =>
        {
            var lowest = await db.Engagements.AsNoTracking().VisibleTo(access)
                .Where(e => e.ProjectId != null && e.Stage == EngagementStage.Delivery)
                .OrderBy(labour.Margin()).ThenBy(e => e.Id).Take(Rows).ToListAsync(ct);
            return lowest.ConvertAll(
                e => new MarginRow(e.Id, e.Name, e.CompanyName, e.ProjectCode, e) { Figures = MarginFigures.Of(e,
                    labour) });
        });
        return rows.Count == 0 ? Content("") : Panel(rows);
    }
}
