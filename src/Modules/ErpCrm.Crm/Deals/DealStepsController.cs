using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Deals;

/// <param name="Lanes">Where it came from and where it is: one lane when only the order changed.</param>
/// <param name="UndoUrl">Null when this was the undo, or nothing but the order changed.</param>
internal sealed record DealMoved(Deal Deal, IReadOnlyList<Lane> Lanes, string? UndoUrl)
{
    public Lane To => Lanes.First(lane => lane.Stage?.Id == Deal.StageId);
}

/// <summary>The steps of a deal: along the pipeline, won, lost, reopened.</summary>
[Route("crm/deals/{id:guid}")]
internal sealed class DealStepsController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners,
    IEnumerable<IWonDealWork> work, DealsList list, IStringLocalizer<CrmText> texts)
    : PageController
{
    /// <summary>A card was moved: to a lane (id of the stage), above another card. The filter is the board's.</summary>
    [HttpPost("move"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Move(Guid id, string? stage, Guid? before, bool undo, CancellationToken ct)
    {
        if (stage == Lane.Won) return Saved($"/crm/deals/{id}/win");
        var deal = await FindAsync(id, ct);
        if (!Guid.TryParse(stage, out var stageId)
            || await db.Stages.FirstOrDefaultAsync(s => s.Id == stageId, ct) is not { } to)
            return BadRequest();

        var from = deal.StageId;
        var below = await db.Deals.Where(d => d.Status == DealStatus.Open && d.StageId == from && d.Rank > deal.Rank)
            .OrderBy(d => d.Rank)
            .Select(d => (Guid?)d.Id)
            .FirstOrDefaultAsync(ct);
        var rank = await db.RankBeforeAsync(to.Id, id, before, ct);
        return await TryAsync($"/crm/deals/{id}", async () =>
        {
            if (undo) deal.MoveBack(to, rank, me.Moment(clock));
            else deal.MoveTo(to, rank, me.Moment(clock));
            await db.SaveChangesAsync(ct);
            if (undo && IsHtmx) return NoContent();
            var undoUrl = undo || from == to.Id ? null : $"/crm/deals/{id}/move?stage={from}&before={below}&undo=true";
            if (!IsHtmx || HtmxTarget?.EndsWith("#main", StringComparison.Ordinal) == true)
                return MovedOnPage(id, to.Name, undoUrl);
            return await MovedOnBoardAsync(deal, from, undoUrl, ct);
        });
    }

    [HttpGet("win"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Win(Guid id, CancellationToken ct)
    {
        var deal = await FindAsync(id, ct);
        if (deal.Status != DealStatus.Open)
            return RefusedTo(new BusinessRuleException("Only an open deal can be won."), $"/crm/deals/{id}");
        return View(new WinForm
        {
            Deal = deal, Version = deal.Version, StartsOn = deal.StartsOn ?? clock.Today,
        });
    }

    [HttpPost("win"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Win(Guid id, WinForm form, CancellationToken ct)
    {
        var deal = form.Deal = await FindAsync(id, ct);
        if (form.ManagerId is { } manager && !await owners.IsManagerAsync(manager, ct))
            ModelState.AddModelError(nameof(form.ManagerId), texts["Choose one of the list."]);
        return await TrySaveAsync("Win", form, async () =>
        {
            if (deal.Version != form.Version) return Outdated("Win", form, deal.Version);
            deal.Win(deal.Company!, form.Reason!.Value, form.Note ?? "", form.StartsOn!.Value, form.ManagerId,
                clock.Today, me.Moment(clock));
            await db.CloseFollowUpsAsync(deal.EngagementId, clock.Today, me.Moment(clock), ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/deals/{id}", texts["Deal won. The project is being opened."]);
        });
    }

    [HttpGet("lose"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Lose(Guid id, CancellationToken ct)
    {
        var deal = await FindAsync(id, ct);
        if (deal.Status != DealStatus.Open)
            return RefusedTo(new BusinessRuleException("Only an open deal can be lost."), $"/crm/deals/{id}");
        return View(new LoseForm { Deal = deal, Version = deal.Version });
    }

    [HttpPost("lose"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Lose(Guid id, LoseForm form, CancellationToken ct)
    {
        var deal = form.Deal = await FindAsync(id, ct);
        return await TrySaveAsync("Lose", form, async () =>
        {
            if (deal.Version != form.Version) return Outdated("Lose", form, deal.Version);
            deal.Lose(form.Reason!.Value, form.Note ?? "", clock.Today, me.Moment(clock));
            await db.CloseFollowUpsAsync(deal.EngagementId, clock.Today, me.Moment(clock), ct);
            await db.SaveChangesAsync(ct);
            Toast(texts["Deal lost"], $"/crm/deals/{id}/reopen");
            return Saved($"/crm/deals/{id}");
        });
    }

    [HttpPost("reopen"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Reopen(Guid id, CancellationToken ct)
    {
        var deal = await FindAsync(id, ct);
        return await TryAsync($"/crm/deals/{id}", async () =>
        {
            if (deal.Status == DealStatus.Won) await ReopenWonAsync(deal, ct);
            else deal.Reopen(deal.Stage!, me.Moment(clock));
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/deals/{id}", texts["Deal reopened"]);
        });
    }

    // Other modules know what was made of it.
    private async Task ReopenWonAsync(Deal deal, CancellationToken ct)
    {
        foreach (var module in work)
        {
            if (await module.FindAsync(deal.EngagementId, ct) is { } reason)
                throw new BusinessRuleException("This deal cannot be reopened. {0}", reason);
        }

        var firstWonOn = await db.Deals
            .Where(d => d.CompanyId == deal.CompanyId && d.Id != deal.Id && d.Status == DealStatus.Won)
            .MinAsync(d => d.ClosedOn, ct);
        deal.ReopenWon(deal.Company!, deal.Stage!, firstWonOn, me.Moment(clock));
    }

    private IActionResult MovedOnPage(Guid id, string stage, string? undoUrl)
    {
        Toast(texts["Moved to {0}", texts[stage]], undoUrl);
        return Saved($"/crm/deals/{id}");
    }

    private async Task<IActionResult> MovedOnBoardAsync(Deal deal, Guid from, string? undoUrl, CancellationToken ct)
    {
        var lanes = await DealBoard.LaneHeadsAsync(list, ScopeOf(list), [from, deal.StageId],
            await StoredExchangeRates.LoadAsync(db, profile, ct), ct);
        return PartialView("_Moved", new DealMoved(deal, lanes, undoUrl));
    }

    private Task<Deal> FindAsync(Guid id, CancellationToken ct) => db.Deals.Whole().ChangeableBy(me).OneAsync(id, ct);
}
