using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Home;

/// <summary>The first project.</summary>
internal sealed class ProjectsFirstSteps(ProjectsDbContext db, ICurrentUser me, IStringLocalizer<ProjectsText> texts)
    : IFirstSteps
{
    public async Task<IReadOnlyList<FirstStep>> LoadAsync(CancellationToken ct) =>
        me.Can(ProjectsPermissions.EditProjects)
        ? [new FirstStep(texts["Open your first project"],
            texts["A won deal opens one by itself; hours and milestones are recorded on it."],
            "/projects/projects/create", await db.Projects.AnyAsync(ct), 70)]
        : [];
}
