using ErpCrm.Contracts.Finance;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>Whose approved hours of a project have no price or no
/// cost yet; nobody may take them for billed or for free.</summary>
internal sealed class MissingRatesPanel(FinanceDbContext db) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var missing = await db.Deliveries.AsNoTracking()
            .Where(d => d.ProjectId == subject && d.Kind == BillingSourceKind.Time && d.PersonId != null
                && (d.NeedsPrice || d.NeedsCost))
            .GroupBy(d => d.PersonId)
            .Select(g => new MissingRate(g.Key!.Value, g.Max(d => d.PersonName) ?? "",
                g.Sum(d => d.NeedsPrice ? d.WorkedMinutes : 0), g.Sum(d => d.NeedsCost ? d.WorkedMinutes : 0)))
            .ToListAsync(HttpContext.RequestAborted);
        return missing.Count > 0
            ? Panel(missing.OrderBy(m => m.Name, StringComparer.CurrentCulture).ToList())
            : Content("");
    }
}

/// <summary>Minutes of one person without a price, and without a cost.</summary>
internal sealed record MissingRate(Guid PersonId, string Name, int WithoutPrice, int WithoutCost);
