using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.FollowUps;

/// <summary>Next steps of leads and deals. The record's own edit
/// permission is part of the query that finds it.</summary>
[Route("crm/follow-ups")]
internal sealed class FollowUpsController(CrmDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<CrmText> texts) : PageController
{
    private const string MyDay = "my-day";
    private const string MyDayUrl = "/crm/my-day";

    [HttpPost("create"), SignedIn]
    public async Task<IActionResult> Create(FollowUpForm form, CancellationToken ct)
    {
        var talk = form.Talk = (await Talk.FindAsync(db, me, form.DealId, form.LeadId, ct)).OrNotFound();
        return await TrySaveAsync(WantsRegion("follow-up") ? "_Form" : "Create", form, async () =>
        {
            db.FollowUps.Add(new FollowUp(talk.EngagementId, talk.Lead?.Id, talk.DealId, talk.OwnerId, form.Text!,
                form.DueOn!.Value));
            await db.SaveChangesAsync(ct);
            return Saved(form.Back == MyDay ? MyDayUrl : talk.Url, texts["Follow-up planned"]);
        });
    }

    [HttpPost("{id:guid}/complete"), SignedIn]
    public Task<IActionResult> Complete(Guid id, string? back, CancellationToken ct) =>
        ChangeAsync(id, back, f => f.Complete(clock.Today, me.Moment(clock)), _ => texts["Done"],
            $"/crm/follow-ups/{id}/resume", ct, asksForNext: true);

    [HttpPost("{id:guid}/resume"), SignedIn]
    public Task<IActionResult> Resume(Guid id, string? back, CancellationToken ct) =>
        ChangeAsync(id, back, f => f.Resume(), null, null, ct);

    [HttpPost("{id:guid}/reschedule"), SignedIn]
    public Task<IActionResult> Reschedule(Guid id, DateOnly? dueOn, string? back, CancellationToken ct) =>
        ChangeAsync(id, back, f => f.Reschedule(dueOn ?? throw new BusinessRuleException("Choose a day.")),
            f => texts["Moved to {0}", Format.Date(f.DueOn)], null, ct);

    private async Task<IActionResult> ChangeAsync(Guid id, string? back, Action<FollowUp> change,
        Func<FollowUp, string>? toast, string? undoUrl, CancellationToken ct, bool asksForNext = false)
    {
        var followUp = await db.FollowUps.OneAsync(id, ct);
        var talk = (await Talk.FindAsync(db, me, followUp.DealId, followUp.LeadId, ct)).OrNotFound();
        var url = back == MyDay ? MyDayUrl : talk.Url;
        return await TryAsync(url, async () =>
        {
            change(followUp);
            await db.SaveChangesAsync(ct);
            if (toast is null && IsHtmx) return NoContent();
            if (toast is not null) Toast(toast(followUp), undoUrl);
            return Saved(asksForNext ? $"{url}?after={followUp.Id}" : url);
        });
    }
}
