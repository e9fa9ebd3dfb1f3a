using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Approvals;

[Route("projects/time/approvals"), RequirePermission(ProjectsPermissions.ApproveTime)]
internal sealed class ApprovalsController(
    ProjectsDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, ApprovalsList list,
    WeekDeciding deciding, IStringLocalizer<ProjectsText> T) : PageController
{
    private const string List = "/projects/time/approvals";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        return View(new ApprovalPage(sheet.Person!.Name, await WeekSheet.OfAsync(db, sheet, ct),
            sheet.IsReopening, sheet.ReopenObstacle));
    }

    [HttpPost("{id:guid}/approve")]
    public Task<IActionResult> Approve(Guid id, int version, bool ahead, CancellationToken ct) =>
        TryAsync($"{List}/{id}", async () =>
        {
            var done = await deciding.ApproveAsync(id, version, ahead, ct);
            Toast(done.Said, done.UndoAddress);
            return Saved(List);
        });

    /// <summary>Approves every chosen week that still waits and is as it was when it was chosen.</summary>
    [HttpPost("approve")]
    public Task<IActionResult> ApproveMany(string[] week, CancellationToken ct) =>
        TryAsync(List, () => ApproveChosenAsync(week, ct));

    [HttpGet("{id:guid}/send-back")]
    public async Task<IActionResult> SendBack(Guid id, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        var form = new SendBackForm { Id = id, PersonName = sheet.Person!.Name, Version = sheet.Version };
        return Sheet("SendBack", form);
    }

    [HttpPost("{id:guid}/send-back")]
    public async Task<IActionResult> SendBack(Guid id, SendBackForm form, CancellationToken ct)
    {
        var sheet = await FindAsync(id, ct);
        (form.Id, form.PersonName) = (id, sheet.Person!.Name);
        return await TrySaveAsync("SendBack", form, async () =>
        {
            if (sheet.Version != form.Version) return Outdated("SendBack", form, sheet.Version);
            return Saved(List, (await deciding.DeclineAsync(sheet, form.Reason!, ct)).Said);
        });
    }

    private async Task<IActionResult> ApproveChosenAsync(string[] week, CancellationToken ct)
    {
        var chosen = week.Select(SeenWeek.Parse).OfType<SeenWeek>().DistinctBy(w => w.Id)
            .ToDictionary(w => w.Id, w => w.Version);
        var waiting = await db.WholeSheets().Include(s => s.Person).ApprovableBy(me, company.Current)
            .Where(s => chosen.Keys.Contains(s.Id) && s.State == TimesheetState.Submitted)
            .OrderBy(s => s.Id)
            .Take(200)
            .ToListAsync(ct);
        var unchanged = waiting.Where(s => s.Version == chosen[s.Id]).ToList();
        // Hours of days after this week are confirmed one week at a time.
        var sheets = unchanged.Where(s => s.MinutesAfter(RecordableDays.Last(clock.Today)) == 0).ToList();
        var (decided, passedOn, refused) = await deciding.ApproveAsync(sheets, ct);
        var approved = T.Count("{0} week approved|{0} weeks approved", decided);
        List<string> told = [approved];
        if (passedOn > 0)
            told.Add(T.Count("{0} week waits for others now|{0} weeks wait for others now", passedOn));
        if (refused > 0)
            told.Add(T.Count("{0} week is not yours to decide now|{0} weeks are not yours to decide now", refused));
        if (waiting.Count - unchanged.Count is > 0 and var changed)
            told.Add(
                T.Count("{0} week changed meanwhile: look at it again|{0} weeks changed meanwhile: look at them again",
                    changed));
        if (unchanged.Count - sheets.Count is > 0 and var ahead)
            told.Add(T.Count(
                "{0} week has hours on days after this week: open it|{0} weeks have hours on days after this week: open them",
                ahead));
        return Saved(List, string.Join(". ", told));
    }

    private Task<Timesheet> FindAsync(Guid id, CancellationToken ct) =>
        db.WholeSheets().Include(s => s.Person).ApprovableBy(me, company.Current)
            .OneAsync(s => s.Id == id && s.State != TimesheetState.Open, ct);
}

/// <summary>A week to be decided about.</summary>
internal sealed record ApprovalPage(string PersonName, WeekSheet Sheet, bool IsReopening, string Obstacle);
