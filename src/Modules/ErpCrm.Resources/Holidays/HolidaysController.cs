using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Holidays;

[Route("resources/holidays")]
internal sealed class HolidaysController(ResourcesDbContext db, HolidaysList list, IBusinessClock clock,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    [HttpGet(""), RequirePermission(ResourcesPermissions.ViewPeople)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(ResourcesPermissions.EditPeople)]
    public IActionResult Create(int? year) => View(new HolidayForm
    {
        Day = year is { } y && y != clock.Today.Year && IsShown(y) ? new DateOnly(y, 1, 1) : clock.Today
    });

    [HttpPost("create"), RequirePermission(ResourcesPermissions.EditPeople)]
    public Task<IActionResult> Create(HolidayForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            if (await db.Holidays.FirstOrDefaultAsync(h => h.Day == form.Day, ct) is { } other)
                throw new BusinessRuleException("This day is already a holiday: {0}.", other.Name)
                {
                    Field = nameof(form.Day)
                };
            db.Add(new Holiday(form.Day!.Value, form.Name!));
            await db.SaveChangesAsync(ct);
            return Saved(UrlOf(form.Day.Value.Year), texts["{0} is added", form.Name!.Trim()]);
        });

    /// <summary>Adds the official days off of a year that are not there yet, named in the reader's language.</summary>
    [HttpPost("kyrgyzstan"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> AddKyrgyz(int year, CancellationToken ct)
    {
        if (!IsShown(year)) return NotFound();
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var known = await db.Holidays.Where(h => h.Day >= from && h.Day <= to).Select(h => h.Day).ToListAsync(ct);
        var missing = KyrgyzHolidays.Of(year).Where(h => !known.Contains(h.Day)).ToList();
        foreach (var (day, name) in missing) db.Add(new Holiday(day, texts[name]));
        await db.SaveChangesAsync(ct);
        return Saved(UrlOf(year), missing.Count == 0 ? texts["All of them were there already"] : texts.Count(
            "{0} holiday added|{0} holidays added", missing.Count));
    }

    [HttpPost("{id:guid}/remove"), RequirePermission(ResourcesPermissions.EditPeople)]
    public async Task<IActionResult> Remove(Guid id, CancellationToken ct)
    {
        var holiday = await db.Holidays.OneAsync(id, ct);
        db.Remove(holiday);
        await db.SaveChangesAsync(ct);
        return Saved(UrlOf(holiday.Day.Year), texts["{0} is removed", holiday.Name]);
    }

    private static bool IsShown(int year) => year is >= HolidaysList.FirstYear and <= HolidaysList.LastYear;

    private static string UrlOf(int year) => $"/resources/holidays?year={year}";
}
