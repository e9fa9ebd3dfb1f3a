using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Home;

/// <summary>Hours of the own week, and the open projects one manages.</summary>
internal sealed class ProjectsFigures(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> texts) : IHomeFigures
{
    private const int Most = 1000;

    public async Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct)
    {
        List<HomeFigure> figures = [];
        if (me.Can(ProjectsPermissions.RecordTime) && await db.PersonOfAsync(me, ct) is { } person)
            figures.Add(await OwnWeekAsync(person.Id, ct));
        if (me.Can(ProjectsPermissions.EditProjects)) figures.Add(await ProjectsAsync(ct));
        return figures;
    }

    private async Task<HomeFigure> OwnWeekAsync(Guid personId, CancellationToken ct)
    {
        var monday = Weeks.MondayOf(me.Today(clock));
        var minutes = await db.Timesheets.Where(s => s.PersonId == personId && s.WeekStart == monday)
            .SumAsync(s => s.WorkedMinutes, ct);
        return new HomeFigure("projects.my-week", texts["My hours this week"], Format.Hours(minutes),
            texts["of {0}", Format.Hours(5 * WeekPage.ExpectedMinutes)], "/projects/time", null, 60);
    }

    private async Task<HomeFigure> ProjectsAsync(CancellationToken ct)
    {
        var access = me.AccessTo(ProjectsPermissions.ViewProjects);
        var open = db.Projects.AsNoTracking().VisibleTo(access).Where(p => p.IsOpen);
        var count = await open.Take(Most).CountAsync(ct);
        var hot = await db.KeptAsync("hot projects", access,
            [typeof(Project), typeof(ProjectMember), typeof(TimeEntry), typeof(Person)],
            () => open.Hot(db).Take(Most).CountAsync(ct));
        return new HomeFigure("projects.open", texts["Open projects"], Format.Number(count),
            hot > 0 ? texts["{0} near or over budget", hot].Value : null,
            hot > 0 ? "/projects/projects?budget=hot" : "/projects/projects", hot > 0 ? "amber" : null, 50);
    }
}
