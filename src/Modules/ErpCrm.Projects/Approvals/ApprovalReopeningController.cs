using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Approvals;

/// <summary>Approved weeks that are opened again, as long as nothing of them is billed.</summary>
[Route("projects/time/approvals"), RequirePermission(ProjectsPermissions.ApproveTime)]
internal sealed class ApprovalReopeningController(ProjectsDbContext db, ICurrentUser me, ICompanyProfile company,
    IStringLocalizer<ProjectsText> T) : PageController
{
    private const int Looks = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes an approval back: the week waits for approval again.</summary>
    [HttpPost("{id:guid}/undo")]
    public async Task<IActionResult> Undo(Guid id, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        return await TryAsync(PageOf(id), async () =>
        {
            sheet.UndoApproval();
            await db.SaveChangesAsync(ct);
            return await AnswerAsync(sheet, T["{0}: approval taken back", sheet.Person!.Name], ct);
        });
    }

    [HttpGet("{id:guid}/reopen")]
    public async Task<IActionResult> Reopen(Guid id, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        var form = new SendBackForm { Id = id, PersonName = sheet.Person!.Name, Version = sheet.Version };
        return Sheet("Reopen", form);
    }

    [HttpPost("{id:guid}/reopen")]
    public async Task<IActionResult> Reopen(Guid id, SendBackForm form, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        (form.Id, form.PersonName) = (id, sheet.Person!.Name);
        return await TrySaveAsync("Reopen", form, async () =>
        {
            if (sheet.Version != form.Version) return Outdated("Reopen", form, sheet.Version);
            sheet.AskToReopen(me.Name, form.Reason);
            await db.SaveChangesAsync(ct);
            return await AnswerAsync(sheet, T["{0}: week opened again", form.PersonName], ct);
        });
    }

    // Finance answers within a moment; who asked is told at once what it said.
    private async Task<IActionResult> AnswerAsync(Timesheet sheet, string done, CancellationToken ct)
    {
        for (var look = 0; look < Looks; look++)
        {
            var state = await db.Timesheets.AsNoTracking().Where(s => s.Id == sheet.Id)
                .Select(s => new { s.IsReopening, s.ReopenObstacle })
                .SingleAsync(ct);
            if (!state.IsReopening)
                return state.ReopenObstacle.Length == 0
                    ? Saved("/projects/time/approvals", done)
                    : RefusedTo(Obstacles.Refusal(state.ReopenObstacle), PageOf(sheet.Id));
            await Task.Delay(Pause, ct);
        }

        return Saved(PageOf(sheet.Id), T["The week opens as soon as it is known that nothing of it is billed."]);
    }

    private Task<Timesheet> FindAsync(Guid id, CancellationToken ct) =>
        db.WholeSheets().Include(s => s.Person).ApprovableBy(me, company.Current)
            .OneAsync(s => s.Id == id && s.State == TimesheetState.Approved, ct);

    private static string PageOf(Guid id) => $"/projects/time/approvals/{id}";
}
