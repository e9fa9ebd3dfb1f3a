using System.Globalization;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Time;

/// <summary>The weeks of the signed-in person, or of somebody whose time that person approves.</summary>
[Route("projects/time"), RequirePermission(ProjectsPermissions.RecordTime)]
internal sealed class TimeController(ProjectsDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ProjectsText> T) : PageController
{
    private const int Attempts = 4;

    private DateOnly Today => me.Today(clock);

    /// <summary>Somebody else whose week is written, or null for one's own.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid? Other { get; set; }

    /// <summary>Carries the other person from page to page.</summary>
    private string Of => Other is { } id ? $"&person={id}" : "";

    [HttpGet("")]
    public async Task<IActionResult> Index(DateOnly? week, CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        if (person is null && Other is not null) return NotFound();
        var recorders = await Recorders.LoadAsync(db, me, Other is null ? person : await db.PersonOfAsync(me, ct),
            Other, Weeks.MondayOf(week ?? Today), Today, ct);
        if (!recorders.IsOther) Other = null;
        (ViewData["Of"], ViewData["Recorders"]) = (Of, recorders);
        return person is null ? View("NoPerson", recorders) : View(
            await WeekPage.LoadAsync(db, person, week ?? Today, Today, ct));
    }

    [HttpGet("works")]
    public async Task<IActionResult> Options(string? q, CancellationToken ct) =>
        PartialView("_PickerOptions",
            await PersonAsync(ct) is { } person ? await Works.OptionsAsync(db, person.Id, q, ct) : []);

    [HttpPost("rows")]
    public async Task<IActionResult> AddRow(AddRowForm form, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person) return NotFound();
        var page = PageOf(form.Week);
        if (Work.Parse(form.Work) is not { } chosen
            || await db.FindWorkAsync(person.Id, chosen.Project, chosen.Task, ct) is not { } work)
            return RefusedTo(new BusinessRuleException("Choose a project or task of the list."), page);
        try
        {
            var sheet = await db.SheetOfAsync(person.Id, form.Week, ct);
            var row = sheet.Row(work.ProjectId, work.TaskId, work.IsBillable);
            await db.SaveChangesAsync(ct);
            return Saved($"{page}&row={row.Id}");
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, page);
        }
    }

    /// <summary>Saves one cell; the answer carries the new sums.</summary>
    [HttpPost("cells")]
    public async Task<IActionResult> Cell(Guid row, DateOnly day, string? value, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person) return NotFound();
        ViewData["Of"] = Of;
        if (!Hours.TryParse(value, out var minutes))
            return RefusedTo(new BusinessRuleException("Enter hours like 1.5, 1:30 or 90m."), PageOf(day));
        return await ChangeRowAsync(person, row, day, async sheet =>
        {
            var known = sheet.Entries.FirstOrDefault(e => e.RowId == row && e.WorkedOn == day)?.WorkedMinutes ?? 0;
            var projectId = sheet.Rows.Single(r => r.Id == row).ProjectId;
            if (minutes > known && !await db.Projects.TakingTimeOf(person.Id).AnyAsync(p => p.Id == projectId, ct))
                throw new BusinessRuleException("This project takes no time of yours any more.");
            if (minutes > known) RecordableDays.Require(day, Today);
            sheet.Record(row, day, minutes);
        }, async sheet => IsHtmx ? PartialView("_Totals", new WeekTotals(await WeekSheet.OfAsync(db, sheet, ct), row,
            day, value ?? "", Today)) : Saved(PageOf(day)), ct);
    }

    [HttpGet("rows/{row:guid}")]
    public async Task<IActionResult> Row(Guid row, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person || await FindAsync(person.Id, row, ct) is not { } sheet)
            return NotFound();
        var form = await FormOfAsync(sheet, row, ct);
        ViewData["Of"] = Of;
        return WantsRegion("sheet") ? PartialView(form) : View(form);
    }

    [HttpPost("rows/{row:guid}")]
    public async Task<IActionResult> Row(Guid row, RowForm form, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person || await FindAsync(person.Id, row, ct) is not { } sheet)
            return NotFound();
        var shown = await FormOfAsync(sheet, row, ct);
        ViewData["Of"] = Of;
        (form.RowId, form.Name, form.WeekStart) = (row, shown.Name, shown.WeekStart);
        if (form.Notes.Any(n => n.Note?.Length > TimeEntry.NoteLength))
            return Refused(new BusinessRuleException("A note has at most {0} characters.", TimeEntry.NoteLength), "Row",
                form);
        try
        {
            foreach (var note in form.Notes) sheet.Remark(row, note.Day, note.Note, note.IsBillable);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Row", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved(PageOf(sheet.WeekStart), T["Notes saved"]);
    }

    [HttpPost("rows/{row:guid}/bill")]
    public Task<IActionResult> Bill(Guid row, bool billable, CancellationToken ct) =>
        ActOnRowAsync(row, sheet => sheet.Bill(row, billable), ct);

    [HttpPost("rows/{row:guid}/remove")]
    public Task<IActionResult> RemoveRow(Guid row, CancellationToken ct) =>
        ActOnRowAsync(row, sheet => sheet.RemoveRow(row), ct);

    /// <summary>Adds the rows of the week before.</summary>
    [HttpPost("copy")]
    public async Task<IActionResult> Copy(DateOnly week, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person) return NotFound();
        var before = Weeks.MondayOf(week, Today).AddDays(-7);
        var rows = await db.Timesheets.AsNoTracking().Where(s => s.PersonId == person.Id && s.WeekStart == before)
            .SelectMany(s => s.Rows).OrderBy(r => r.Position)
            .Where(r => db.Projects.TakingTimeOf(person.Id).Any(p => p.Id == r.ProjectId))
            .ToListAsync(ct);
        try
        {
            var sheet = await db.SheetOfAsync(person.Id, week, ct);
            foreach (var row in rows) sheet.Row(row.ProjectId, row.TaskId, row.IsBillable);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, PageOf(week));
        }

        await db.SaveChangesAsync(ct);
        return Saved(PageOf(week));
    }

    /// <summary>Fills an empty week with the rows and hours of the week before, or with what is booked.</summary>
    /// <param name="booked">Booked work as <c>project:minutes</c>; empty takes the week before.</param>
    [HttpPost("fill")]
    public async Task<IActionResult> Fill(DateOnly week, string?[]? booked, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person) return NotFound();
        var monday = Weeks.MondayOf(week, Today);
        var before = await db.Timesheets.AsNoTracking().Include(s => s.Rows).Include(s => s.Entries).AsSplitQuery()
            .FirstOrDefaultAsync(s => s.PersonId == person.Id && s.WeekStart == monday.AddDays(-7), ct);
        var open = await db.Projects.TakingTimeOf(person.Id).Select(p => p.Id).ToListAsync(ct);
        try
        {
            var sheet = await db.SheetOfAsync(person.Id, monday, ct);
            if (sheet.Entries.Count > 0) throw new BusinessRuleException("There are hours in this week already.");
            RecordableDays.Require(monday, Today);
            if (booked is not { Length: > 0 }) WeekFilling.FromLastWeek(before, sheet, open.ToHashSet());
            else WeekFilling.FromBookings(await BookedAsync(person, booked, ct), sheet);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, PageOf(monday));
        }

        await db.SaveChangesAsync(ct);
        return Saved(PageOf(monday), T["Hours taken over: check them"]);
    }

    /// <summary>Takes a sent week back, until somebody decided about it.</summary>
    [HttpPost("recall")]
    public async Task<IActionResult> Recall(DateOnly week, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person) return NotFound();
        try
        {
            (await db.SheetOfAsync(person.Id, week, ct)).Recall();
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, PageOf(week));
        }

        await db.SaveChangesAsync(ct);
        return Saved(PageOf(week), T["You can change the week again"]);
    }

    [HttpPost("submit")]
    public async Task<IActionResult> Submit(DateOnly week, CancellationToken ct)
    {
        if (await PersonAsync(ct) is not { } person) return NotFound();
        try
        {
            (await db.SheetOfAsync(person.Id, week, ct)).Submit(person.Name, clock.UtcNow);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, PageOf(week));
        }

        await db.SaveChangesAsync(ct);
        return Saved(PageOf(week), T["The week is sent for approval"]);
    }

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

    private Task<IActionResult> ActOnRowAsync(Guid row, Action<Timesheet> act, CancellationToken ct) =>
        WithPersonAsync(person => ChangeRowAsync(person, row, null, sheet =>
        {
            act(sheet);
            return Task.CompletedTask;
        }, sheet => Task.FromResult(Saved(PageOf(sheet.WeekStart))), ct), ct);

    private async Task<IActionResult> WithPersonAsync(Func<Person, Task<IActionResult>> act, CancellationToken ct) =>
        await PersonAsync(ct) is { } person ? await act(person) : NotFound();

    // Cells are saved as fast as one types; two saves of one week at
    // once are no conflict, because each sets its own cell.
    private async Task<IActionResult> ChangeRowAsync(Person person, Guid row, DateOnly? day,
        Func<Timesheet, Task> change, Func<Timesheet, Task<IActionResult>> answer, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(person.Id, row, ct) is not { } sheet) return NotFound();
            try
            {
                await change(sheet);
                await db.SaveChangesAsync(ct);
                return await answer(sheet);
            }
            catch (BusinessRuleException e)
            {
                return RefusedTo(e, PageOf(day ?? sheet.WeekStart));
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<RowForm> FormOfAsync(Timesheet sheet, Guid row, CancellationToken ct)
    {
        var week = await WeekSheet.OfAsync(db, sheet, ct);
        var shown = week.Rows.Single(r => r.Id == row);
        return new RowForm
        {
            RowId = row,
            Name = shown.Name,
            WeekStart = sheet.WeekStart,
            Notes = [.. shown.Cells.Where(c => c.Minutes > 0).Select(
                c => new RowNote { Day = c.Day, Minutes = c.Minutes, Note = c.Note, IsBillable = c.IsBillable })],
        };
    }

    private Task<Timesheet?> FindAsync(Guid personId, Guid row, CancellationToken ct) =>
        db.WholeSheets().FirstOrDefaultAsync(s => s.PersonId == personId && s.Rows.Any(r => r.Id == row), ct);

    private Task<Person?> PersonAsync(CancellationToken ct) =>
        Other is { } id ? db.RecordableBy(me).FirstOrDefaultAsync(p => p.Id == id, ct) : db.PersonOfAsync(me, ct);

    private string PageOf(DateOnly day) => $"/projects/time?week={Weeks.MondayOf(day):yyyy-MM-dd}{Of}";
}

internal static class Sheets
{
    /// <summary>Weeks with everything in them.</summary>
    public static IQueryable<Timesheet> WholeSheets(this ProjectsDbContext db) =>
        db.Timesheets.Include(s => s.Rows).Include(s => s.Entries).AsSplitQuery();

    /// <summary>The person's week, begun when there is none.</summary>
    public static async Task<Timesheet> SheetOfAsync(this ProjectsDbContext db, Guid personId, DateOnly day,
        CancellationToken ct)
    {
        var monday = Weeks.MondayOf(day);
        var known = db.Timesheets.Local.FirstOrDefault(s => s.PersonId == personId && s.WeekStart == monday)
            ?? await db.WholeSheets().FirstOrDefaultAsync(s => s.PersonId == personId && s.WeekStart == monday, ct);
        if (known is not null) return known;
        var sheet = Timesheet.Begin(personId, day);
        db.Add(sheet);
        return sheet;
    }
}
