using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Activities;

/// <summary>Writes down calls, meetings, mails and notes of a lead or deal.</summary>
[Route("crm/activities")]
internal sealed class ActivitiesController(CrmDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<CrmText> texts) : PageController
{
    // The record's own edit permission is part of the query that finds it.
    [HttpPost("create"), SignedIn]
    public async Task<IActionResult> Create(ActivityForm form, CancellationToken ct)
    {
        var talk = form.Talk = (await Talk.FindAsync(db, me, form.DealId, form.LeadId, ct)).OrNotFound();
        return await TrySaveAsync(WantsRegion("log") ? "_Form" : "Create", form, async () =>
        {
            var happenedAt = InstantOf(form.HappenedOn ?? clock.Today);
            db.Activities.Add(new Activity(talk.EngagementId, talk.DealId, form.Kind!.Value, form.Subject!,
                form.Details ?? "", happenedAt, clock.UtcNow, me.Id, me.Name));
            talk.Lead?.Touched(happenedAt);
            await db.SaveChangesAsync(ct);
            return Saved(talk.Url, texts["Written down"]);
        });
    }

    // Something of today happened just now; of an earlier day, at noon.
    private DateTime InstantOf(DateOnly day) => day == clock.Today
        ? clock.UtcNow
        : TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(12, 0)), clock.TimeZone);
}
