using ErpCrm.Contracts;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Notifications;

/// <summary>What the reader wants to be told, and how.</summary>
[Route("workspace/notifications/choices"), SignedIn]
internal sealed class ChoicesController(
    WorkspaceDbContext db, NoticeWording wording, IMailer mailer, ICurrentUser me, IStringLocalizer<WorkspaceText> T)
    : PageController
{
    private const string Own = "/workspace/notifications/choices";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View("Choices", Prepared(NotificationChoicesForm.Of(await SettingsAsync(ct), await ChosenAsync(ct))));

    [HttpPost("")]
    public Task<IActionResult> Save(NotificationChoicesForm form, CancellationToken ct) =>
        TrySaveAsync("Choices", Prepared(form), async () =>
        {
            var settings = await SettingsAsync(ct);
            if ((settings?.Version ?? 0) != form.Version)
                return Conflict("Choices", form, NotificationChoicesForm.Of(settings, await ChosenAsync(ct)));
            if (settings is null) db.Add(settings = new NotificationSettings(me.Id));
            settings.BeQuiet(NotificationChoicesForm.MinuteOf(form.QuietFrom),
                NotificationChoicesForm.MinuteOf(form.QuietTo));
            var known = await db.NoticeChoices.Where(c => c.UserId == me.Id).ToListAsync(ct);
            db.RemoveRange(known);
            foreach (var row in form.Rows.DistinctBy(r => r.Kind).Where(r => r.Way != Ways.UsualOf(r.Kind)))
                db.Add(new NoticeChoice(me.Id, row.Kind, row.Way));
            await db.SaveChangesAsync(ct);
            return Saved(Own, T["Choices saved"]);
        });

    private Task<NotificationSettings?> SettingsAsync(CancellationToken ct) =>
        db.NotificationSettings.FirstOrDefaultAsync(s => s.UserId == me.Id, ct);

    private Task<Dictionary<NoticeKind, Way>> ChosenAsync(CancellationToken ct) =>
        db.NoticeChoices.AsNoTracking().Where(c => c.UserId == me.Id).ToDictionaryAsync(c => c.Kind, c => c.Way, ct);

    private NotificationChoicesForm Prepared(NotificationChoicesForm form)
    {
        form.Page = new ChoicesPage([.. wording.Choices], mailer.IsOn, me.TimeZone.Id);
        // Whatever was left out of what was posted is shown as it usually is.
        foreach (var kind in Enum.GetValues<NoticeKind>().Except(form.Rows.Select(row => row.Kind)).ToList())
            form.Rows.Add(new ChoiceRow { Kind = kind, Way = Ways.UsualOf(kind) });
        return form;
    }
}
