using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ReminderSchedules;

[Route("finance/reminder-schedules"), RequirePermission(FinancePermissions.EditReminders)]
internal sealed class ReminderSchedulesController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ReminderSchedulesList list, IStringLocalizer<FinanceText> T, IStringLocalizer<SharedText> S) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct) =>
        View("Form", Worded(ReminderScheduleForm.New(!await db.ReminderSchedules.AnyAsync(ct))));

    [HttpPost("create")]
    public Task<IActionResult> Create(ReminderScheduleForm form, CancellationToken ct) => SaveAsync(form, null, ct);

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", Worded(ReminderScheduleForm.Of(await Whole.OneAsync(id, ct))));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, ReminderScheduleForm form, CancellationToken ct) =>
        await SaveAsync(form, await Whole.OneAsync(id, ct), ct);

    private IQueryable<ReminderSchedule> Whole =>
        db.ReminderSchedules.Include(s => s.Levels).Include(s => s.Texts).AsSplitQuery();

    private async Task<IActionResult> SaveAsync(ReminderScheduleForm form, ReminderSchedule? schedule,
        CancellationToken ct)
    {
        form.Id = schedule?.Id;
        Worded(form);
        await CheckAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (schedule is not null && schedule.Version != form.Version)
                return Conflict("Form", form, ReminderScheduleForm.Of(schedule));
            var by = new AskedBy(me.Id, me.Name, clock.UtcNow);
            schedule?.Change(form.ToData(), by);
            schedule ??= db.Add(new ReminderSchedule(form.ToData(), by)).Entity;
            await MakeUsualAsync(schedule, form.IsUsual, ct);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/reminder-schedules", T["Schedule saved"]);
        });
    }

    private async Task CheckAsync(ReminderScheduleForm form, CancellationToken ct)
    {
        var (id, name) = (form.Id, form.Name?.Trim());
        if (await db.ReminderSchedules.AnyAsync(s => s.Name == name && s.Id != id, ct))
            ModelState.AddModelError(nameof(form.Name), S["There is already one of this name."]);
        for (var i = 0; i < form.Levels.Count; i++)
        {
            for (var j = 0; j < form.Levels[i].Texts.Count; j++)
                CheckText(form.Levels[i].Texts[j], $"Levels[{i}].Texts[{j}].");
        }
    }

    // Half a text is none: with a subject alone nobody would know what the letter says.
    private void CheckText(ReminderTextForm text, string field)
    {
        if (string.IsNullOrWhiteSpace(text.Subject) != string.IsNullOrWhiteSpace(text.Body))
            ModelState.AddModelError(field + (string.IsNullOrWhiteSpace(text.Subject) ? "Subject" : "Body"),
                T["Write both the subject and the text, or neither."]);
        foreach (var (name, written) in new[] { ("Subject", text.Subject), ("Body", text.Body) })
        {
            if (LetterText.UnknownIn(written) is { } unknown)
                ModelState.AddModelError(field + name, T["There is no placeholder “{0}” here.", unknown]);
        }
    }

    // Exactly one is the usual one: another one takes over, none is taken away.
    private async Task MakeUsualAsync(ReminderSchedule schedule, bool isUsual, CancellationToken ct)
    {
        if (!isUsual || schedule.IsUsual) return;
        foreach (var other in await db.ReminderSchedules.Where(s => s.IsUsual && s.Id != schedule.Id).ToListAsync(ct))
            other.MakeUsual(false);
        schedule.MakeUsual(true);
    }

    private ReminderScheduleForm Worded(ReminderScheduleForm form)
    {
        form.BuiltIn = LetterText.BuiltIn(T);
        return form;
    }
}
