using ErpCrm.Insights.Money;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed record MoneyPanelModel(Guid EngagementId, IReadOnlyList<MoneyBar> Bars);

/// <summary>The money bar on a deal's or project's page.</summary>
internal sealed class MoneyPanel(InsightsDbContext db, ICurrentUser user) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var engagements = db.Engagements.VisibleTo(user).Where(e => e.DealId == subject || e.ProjectId == subject);
        return await MoneyBar.FindAsync(db, engagements, HttpContext.RequestAborted) is { } found
            ? Panel(new MoneyPanelModel(found.Engagement, found.Bars))
            : Content("");
    }
}
