using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>The timer that runs, on every page.</summary>
internal sealed class RunningPanel(Lazy<ProjectsDbContext> projects, KeptFigures kept, ICurrentUser me) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        if (me.Id == Guid.Empty) return Content("");
        var ct = HttpContext.RequestAborted;
        var running = await kept.KeptAsync(projects, $"timer of {me.Id}", [typeof(RunningTimer), typeof(Person)],
            db => db.Timers.AsNoTracking()
            .Where(t => db.People.Any(p => p.Id == t.PersonId && p.UserId == me.Id))
            .Select(t => new TimerView(t.Id, t.Project!.Name, t.Task!.Name, t.StartedAt)).FirstOrDefaultAsync(ct));
        return running is null ? Content("") : Panel(running);
    }
}

internal sealed record TimerView(Guid Id, string ProjectName, string? TaskName, DateTime StartedAt);
