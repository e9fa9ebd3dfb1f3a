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
        var id = await db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewEngagements))
            .Where(e => e.DealId == subject || e.ProjectId == subject).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        return id is { } engagement ? Panel(new MoneyPanelModel(engagement, await MoneyBar.LoadAsync(db, engagement, ct))) : Content("");
    }
}
