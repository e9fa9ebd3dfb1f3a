using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Projects.Tasks;

/// <summary>What the signed-in person has to do, on the home page.</summary>
internal sealed class MyTasksPanel(ProjectsDbContext db, ICurrentUser me) : PanelComponent
{
    private const int Shown = 8;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var person = await db.PersonOfAsync(me, HttpContext.RequestAborted);
        if (person is null) return Content("");
        var mine = await MyTasks.LoadAsync(db, person.Id, Shown, HttpContext.RequestAborted);
        // What is empty gives way to what is not.
        return mine.Open.Count == 0 ? Content("") : Panel(mine);
    }
}
