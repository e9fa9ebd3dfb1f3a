using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Figures;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Margin;

/// <summary>The projects in delivery with the lowest margin, on the home page.</summary>
internal sealed class MarginByProjectPanel(InsightsDbContext db, ICurrentUser user) : PanelComponent
{
    private const int Rows = 6;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var access = user.AccessTo(InsightsPermissions.ViewMargin);
        var rows = await db.KeptAsync("lowest margins", access, [typeof(Engagement)], () => db.Engagements.AsNoTracking().VisibleTo(access)
            .Where(e => e.ProjectId != null && e.Stage == EngagementStage.Delivery)
            .OrderBy(e => e.Earned - e.LabourCost - e.ExpenseCost - e.SubcontractCost).ThenBy(e => e.Id)
            .Take(Rows)
            .Select(e => new MarginRow(e.Id, e.Name, e.CompanyName, e.ProjectCode, e.Stage, e.Earned, e.LabourCost, e.ExpenseCost, e.SubcontractCost))
            .ToListAsync(HttpContext.RequestAborted));
        return rows.Count == 0 ? Content("") : Panel(rows);
    }
}
