using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Bookings;

/// <summary>Who works on a project, and what is booked for the coming weeks.</summary>
internal sealed record ProjectTeam(Guid ProjectId, bool IsOpen, BookingGrid Grid,
    IReadOnlyList<(Guid Id, string Name)> Others);

internal sealed class ProjectTeamPanel(ResourcesDbContext db, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        if (await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == subject, ct) is not { } project)
            return Content("");
        var grid = await BookingGrid.OfProjectAsync(db, subject, Weeks.MondayOf(clock.Today), ct);
        var members = project.MemberIds.Except(grid.Rows.Select(r => r.Id)).ToList();
        return Panel(
            new ProjectTeam(subject, project.IsOpen, grid, members.Count > 0 ? await NamesAsync(members, ct) : []));
    }

    private async Task<IReadOnlyList<(Guid Id, string Name)>> NamesAsync(List<Guid> people, CancellationToken ct)
    {
        var found = await db.People.Where(p => people.Contains(p.Id)).OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(ct);
        return [.. found.Select(p => (p.Id, p.Name))];
    }
}
