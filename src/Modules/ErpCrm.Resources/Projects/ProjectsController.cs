using ErpCrm.Platform.Security;
using ErpCrm.Resources.Shared;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Projects;

[Route("resources/projects")]
internal sealed class ProjectsController(ResourcesDbContext db) : PageController
{
    /// <summary>Open projects to book people on.</summary>
    [HttpGet("options"), RequirePermission(ResourcesPermissions.EditBookings)]
    public async Task<IActionResult> Options(string? q, CancellationToken ct) =>
        PartialView("_PickerOptions", await db.Projects
            .Where(p => p.IsOpen)
            .Matching(q, word => p => p.SearchText.Contains(word))
            .OrderBy(p => p.Name)
            .Take(12)
            .Select(p => new PickerOption(p.Id.ToString(), p.Name, p.Code + " · " + p.CompanyName))
            .ToListAsync(ct));
}
