using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Figures;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Margin;

/// <summary>A project of the margin list.</summary>
internal sealed record MarginRow(Guid EngagementId, string Name, string CompanyName, string? ProjectCode, MarginFigures Figures);

/// <param name="Totals">Sums of everything the list shows, all pages together.</param>
internal sealed record MarginList(Page<MarginRow> Page, MarginFigures Totals, LabourView Labour, string? Query, string Sort, bool Open);

[Route("insights/margin")]
internal sealed class MarginController(InsightsDbContext db, ICurrentUser user, IBusinessClock clock) : PageController
{
    [HttpGet, RequirePermission(InsightsPermissions.ViewMargin)]
    public async Task<IActionResult> Index(string? q, string sort = "margin", bool open = false, int page = 1, CancellationToken ct = default)
    {
        var engagements = db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewMargin)).Where(e => e.ProjectId != null);
        if (open) engagements = engagements.Where(e => e.Stage == EngagementStage.Delivery);
        foreach (var word in SearchText.Words(q)) engagements = engagements.Where(e => e.SearchText.Contains(word));

        var labour = await LabourView.LoadAsync(db, user, clock, ct);
        var sums = await db.KeptAsync($"margin {open} {q}", user.AccessTo(InsightsPermissions.ViewMargin), [typeof(Engagement)], () => engagements.GroupBy(_ => 1)
            .Select(g => new MarginSums(
                g.Sum(e => e.Earned), g.Sum(e => e.LabourCost), g.Sum(e => e.ExpenseCost), g.Sum(e => e.SubcontractCost), g.Sum(e => e.CostedMinutes),
                g.Sum(e => e.ApprovedMinutes > e.CostedMinutes ? e.ApprovedMinutes - e.CostedMinutes : 0)))
            .FirstOrDefaultAsync(ct)) ?? new MarginSums(0, 0, 0, 0, 0, 0);
        var rows = await Order(engagements, sort, labour).ToPageAsync(page, ct: ct);
        return View(new MarginList(
            rows.Select(e => new MarginRow(e.Id, e.Name, e.CompanyName, e.ProjectCode, MarginFigures.Of(e, labour))), sums.SeenAs(labour), labour, q, sort, open));
    }

    private static IOrderedQueryable<Engagement> Order(IQueryable<Engagement> engagements, string sort, LabourView labour) => sort switch
    {
        "earned" => engagements.OrderByDescending(e => e.Earned).ThenBy(e => e.Id),
        "name" => engagements.OrderBy(e => e.Name).ThenBy(e => e.Id),
        _ => engagements.OrderBy(labour.Margin()).ThenBy(e => e.Id),
    };

    private sealed record MarginSums(decimal Earned, decimal Labour, decimal Expenses, decimal Subcontract, int CostedMinutes, int UncostedMinutes)
    {
        public MarginFigures SeenAs(LabourView labour) => new(Earned, labour.Of(Labour, CostedMinutes), Expenses, Subcontract, UncostedMinutes);
    }
}
