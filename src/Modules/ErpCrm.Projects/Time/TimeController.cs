using System.Globalization;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Time;

/// <summary>Weeks: shown, filled, sent and taken back.</summary>
[Route("projects/time"), RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class TimeController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> T) : WeekController
{
    private DateOnly Today => me.Today(clock);

    [HttpGet("")]
    public async Task<IActionResult> Index(DateOnly? week, CancellationToken ct)
    {
        var person = Other is null ? await db.PersonOfAsync(me, ct) : await PersonAsync(ct);
        var recorders = await Recorders.LoadAsync(db, me, Other is null ? person : await db.PersonOfAsync(me, ct),
            Other, Weeks.MondayOf(week ?? Today), Today, ct);
        return person is null
            ? View("NoPerson", recorders)
            : View(await WeekPage.LoadAsync(db, person, recorders, week ?? Today, Today, ct));
    }

    [HttpGet("works")]
    public async Task<IActionResult> Options(string? q, CancellationToken ct) =>
        PartialView("_PickerOptions", await db.FindPersonAsync(me, Other, ct) is { } person
            ? await Works.OptionsAsync(db, person.Id, q, ct)
            : []);

    /// <summary>Adds the rows of the week before.</summary>
    [HttpPost("copy")]
    public async Task<IActionResult> Copy(DateOnly week, CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        return await TryAsync(PageOf(week), async () =>
        {
            var before = Weeks.MondayOf(week, Today).AddDays(-7);
            var rows = await db.Timesheets.AsNoTracking().Where(s => s.PersonId == person.Id && s.WeekStart == before)
                .SelectMany(s => s.Rows).OrderBy(r => r.Position)
                .Where(r => db.Projects.TakingTimeOf(person.Id).Any(p => p.Id == r.ProjectId))
                .ToListAsync(ct);
            var sheet = await db.SheetOfAsync(person.Id, week, ct);
            foreach (var row in rows) sheet.Row(row.ProjectId, row.TaskId, row.IsBillable);
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(week));
        });
    }

    /// <summary>Fills an empty week with the rows and hours of the week before, or with what is booked.</summary>
    /// <param name="booked">Booked work as <c>project:minutes</c>; empty takes the week before.</param>
    [HttpPost("fill")]
    public async Task<IActionResult> Fill(DateOnly week, string?[]? booked, CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        var monday = Weeks.MondayOf(week, Today);
        return await TryAsync(PageOf(monday), async () =>
        {
            var before = await db.WholeSheets().AsNoTracking()
                .FirstOrDefaultAsync(s => s.PersonId == person.Id && s.WeekStart == monday.AddDays(-7), ct);
            var open = await db.Projects.TakingTimeOf(person.Id).Select(p => p.Id).ToListAsync(ct);
            var sheet = await db.SheetOfAsync(person.Id, monday, ct);
            if (sheet.Entries.Count > 0) throw new BusinessRuleException("There are hours in this week already.");
            RecordableDays.Require(monday, Today);
            if (booked is not { Length: > 0 }) WeekFilling.FromLastWeek(before, sheet, open.ToHashSet());
            else WeekFilling.FromBookings(await BookedAsync(person, booked, ct), sheet);
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(monday), T["Hours taken over: check them"]);
        });
    }

    /// <summary>Takes a sent week back, until somebody decided about it.</summary>
    [HttpPost("recall")]
    public Task<IActionResult> Recall(DateOnly week, CancellationToken ct) =>
        ActAsync(week, (sheet, _) => sheet.Recall(), T["You can change the week again"], ct);

    [HttpPost("submit")]
    public async Task<IActionResult> Submit(DateOnly week, CancellationToken ct)
    {
        var managers = await db.ManagersOfWeekAsync((await PersonAsync(ct)).Id, Weeks.MondayOf(week), ct);
        return await ActAsync(week, (sheet, person) => sheet.Submit(person.Name, clock.UtcNow, managers),
            T["The week is sent for approval"], ct);
    }

    private async Task<IActionResult> ActAsync(DateOnly week, Action<Timesheet, Person> act, string done,
        CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        return await TryAsync(PageOf(week), async () =>
        {
            act(await db.SheetOfAsync(person.Id, week, ct), person);
            await db.SaveChangesAsync(ct);
            return Saved(PageOf(week), done);
        });
    }

    private Task<Person> PersonAsync(CancellationToken ct) => db.PersonAsync(me, Other, ct);

    private async Task<IReadOnlyList<(Work Work, int Minutes)>> BookedAsync(Person person, string?[] booked,
        CancellationToken ct)
    {
        var asked = new List<(Guid Project, int Minutes)>();
        foreach (var text in booked.OfType<string>().Take(Works.MostBooked))
        {
            if (text.Split(':') is not [var id, var minutes] || !Guid.TryParse(id, out var project)
                || !int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            asked.Add((project, number));
        }

        var works = await db.FindWorksAsync(person.Id, asked.ConvertAll(a => a.Project), ct);
        return [.. asked.Where(a => works.ContainsKey(a.Project)).Select(a => (works[a.Project], a.Minutes))];
    }
}
