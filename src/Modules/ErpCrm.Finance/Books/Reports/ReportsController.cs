using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What the books say, and what is kept in them: one page leads to all of it.</summary>
[Route("finance/reports"), RequirePermission(FinancePermissions.ViewLedger)]
internal sealed class ReportsController(FinanceDbContext db) : PageController
{
    private const int OptionCount = 20;

    [HttpGet("")]
    public IActionResult Index() => View("Reports");

    /// <summary>Projects that a report can be narrowed to: all of them, also those that are over.</summary>
    [HttpGet("projects")]
    public async Task<IActionResult> Projects(string? q, CancellationToken ct)
    {
        var typed = q?.Trim() ?? "";
        var projects = db.Projects.AsNoTracking();
        if (typed.Length > 0) projects = projects.Where(p => p.Code.Contains(typed) || p.Name.Contains(typed));
        return PartialView("_PickerOptions", await projects.OrderByDescending(p => p.Code).Take(OptionCount)
            .Select(p => new PickerOption(p.Id.ToString(), p.Code + " " + p.Name, p.Currency)).ToListAsync(ct));
    }
}

/// <summary>Leads to a page, with the question that it answers.</summary>
internal sealed record ReportTile(string Url, string Icon, string Title, string Text, string Permission);
