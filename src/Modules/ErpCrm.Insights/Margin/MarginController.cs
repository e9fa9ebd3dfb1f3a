using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Figures;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Margin;

internal sealed record MarginRow(Guid EngagementId, string Name, string CompanyName, string? ProjectCode, EngagementStage Stage, decimal Earned, decimal Labour, decimal Expenses, decimal Subcontract)
{
    public decimal Cost => Labour + Expenses + Subcontract;

    public decimal Margin => Earned - Cost;

    public decimal? Share => Earned == 0 ? null : Margin / Earned;
}

/// <summary>Sums of everything the list shows, all pages together.</summary>
internal sealed record MarginTotals(decimal Earned, decimal Cost)
{
    public decimal Margin => Earned - Cost;

    public decimal? Share => Earned == 0 ? null : Margin / Earned;
}

internal sealed record MarginList(Page<MarginRow> Page, MarginTotals Totals, string? Query, string Sort, bool Open);

[Route("insights/margin")]
internal sealed class MarginController(InsightsDbContext db, ICurrentUser user) : PageController
{
    [HttpGet, RequirePermission(InsightsPermissions.ViewMargin)]
    public async Task<IActionResult> Index(string? q, string sort = "margin", bool open = false, int page = 1, CancellationToken ct = default)
    {
        var engagements = db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewMargin)).Where(e => e.ProjectId != null);
        if (open) engagements = engagements.Where(e => e.Stage == EngagementStage.Delivery);
        foreach (var word in SearchText.Words(q)) engagements = engagements.Where(e => e.SearchText.Contains(word));

        var totals = await db.KeptAsync($"margin {open} {q}", user.AccessTo(InsightsPermissions.ViewMargin), [typeof(Engagement)], () => engagements.GroupBy(_ => 1)
            .Select(g => new MarginTotals(g.Sum(e => e.Earned), g.Sum(e => e.LabourCost + e.ExpenseCost + e.SubcontractCost)))
            .FirstOrDefaultAsync(ct)) ?? new MarginTotals(0, 0);
        var rows = await Order(engagements, sort)
            .Select(e => new MarginRow(e.Id, e.Name, e.CompanyName, e.ProjectCode, e.Stage, e.Earned, e.LabourCost, e.ExpenseCost, e.SubcontractCost))
            .ToPageAsync(page, ct: ct);
        return View(new MarginList(rows, totals, q, sort, open));
    }

    private static IOrderedQueryable<Engagement> Order(IQueryable<Engagement> engagements, string sort) => sort switch
    {
        "earned" => engagements.OrderByDescending(e => e.Earned).ThenBy(e => e.Id),
        "name" => engagements.OrderBy(e => e.Name).ThenBy(e => e.Id),
        _ => engagements.OrderBy(e => e.Earned - e.LabourCost - e.ExpenseCost - e.SubcontractCost).ThenBy(e => e.Id),
    };
}
