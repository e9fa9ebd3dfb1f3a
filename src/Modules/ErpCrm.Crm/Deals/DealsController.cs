using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Deals;

[Route("crm/deals")]
internal sealed class DealsController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners,
    DealsList list, IStringLocalizer<CrmText> texts) : PageController
{
    private string BaseCurrency => profile.Current.BaseCurrency;

    [HttpGet(""), RequirePermission(CrmPermissions.ViewDeals)]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(await DealBoard.LoadAsync(list, ScopeOf(list), await StoredExchangeRates.LoadAsync(db, profile, ct), ct));

    [HttpGet("list"), RequirePermission(CrmPermissions.ViewDeals)]
    public Task<IActionResult> List(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(CrmPermissions.ViewDeals)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await DealPage.LoadAsync(db, me, id, await StoredExchangeRates.LoadAsync(db, profile, ct), BaseCurrency,
            clock.Today, ct));

    [HttpGet("create"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Create(Guid? company, Guid? stage, CancellationToken ct)
    {
        var chosen = await CompanyAsync(company, ct);
        return View(new DealForm
        {
            CompanyId = chosen?.Id,
            CompanyIdText = chosen?.Name,
            StageId = await db.Stages.OrderBy(s => s.Id == stage ? 0 : 1).ThenBy(s => s.Position).Select(s => s.Id)
                .FirstAsync(ct),
            Currency = chosen?.Currency ?? BaseCurrency,
            Billing = BillingMethod.TimeAndMaterial,
            ExpectedCloseOn = clock.Today.AddDays(30),
            OwnerId = await owners.DefaultAsync(ct),
        });
    }

    [HttpPost("create"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Create(DealForm form, CancellationToken ct)
    {
        var company = await CheckAsync(form, null, ct);
        var stage = await db.Stages.FirstOrDefaultAsync(s => s.Id == form.StageId, ct);
        if (stage is null) ModelState.AddModelError(nameof(form.StageId), texts["Choose one of the list."]);
        return await TrySaveAsync("Create", form, async () =>
        {
            var deal = new Deal(Ids.New(), company!, form.ToData(), stage!, await db.TopRankAsync(stage!.Id, ct),
                me.Moment(clock));
            form.Custom.Give(deal);
            db.Deals.Add(deal);
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/deals/{deal.Id}", texts["Deal created"]);
        });
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var deal = await FindAsync(id, ct);
        if (deal.Status != DealStatus.Open)
            return RefusedTo(new BusinessRuleException("Only an open deal can be changed."), $"/crm/deals/{id}");
        return View(await FormOfAsync(deal, ct));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Edit(Guid id, DealForm form, CancellationToken ct)
    {
        var deal = await FindAsync(id, ct);
        (form.NameBefore, form.StageId) = (deal.Name, deal.StageId);
        form.Custom.Over(deal);
        var company = await CheckAsync(form, deal, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (deal.Version != form.Version) return Differing(form, await FormOfAsync(deal, ct));
            deal.Change(company!, form.ToData());
            form.Custom.Give(deal);
            await db.HandOverFollowUpsAsync(deal.EngagementId, deal.OwnerId, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/deals/{id}", texts["Deal saved"]);
        });
    }

    /// <summary>The fields that the chosen way of billing needs, with what was typed so far.</summary>
    [HttpGet("terms"), RequirePermission(CrmPermissions.EditDeals)]
    public IActionResult Terms(DealForm form)
    {
        ModelState.Clear();
        return PartialView("_Terms", form);
    }

    /// <summary>How the milestones typed so far compare with the price.</summary>
    [HttpPost("milestones-sum"), RequirePermission(CrmPermissions.EditDeals)]
    public IActionResult MilestonesSum(DealForm form)
    {
        ModelState.Clear();
        return PartialView("_MilestonesSum", form);
    }

    // As many rows as the longer version has: each of theirs can be taken over.
    private IActionResult Differing(DealForm mine, DealForm theirs)
    {
        while (mine.Milestones.Count < theirs.Milestones.Count) mine.Milestones.Add(new MilestoneForm());
        return Conflict("Edit", mine, theirs);
    }

    private async Task<DealForm> FormOfAsync(Deal deal, CancellationToken ct) =>
        DealForm.Of(deal,
            await db.Contacts.Where(c => c.Id == deal.ContactId).Select(c => c.Name).FirstOrDefaultAsync(ct));

    private async Task<Company?> CheckAsync(DealForm form, Deal? deal, CancellationToken ct)
    {
        if (!await owners.MayAssignAsync(CrmPermissions.EditDeals, form.OwnerId, deal?.OwnerId, ct))
            ModelState.AddModelError(nameof(form.OwnerId), texts["Choose somebody of your team."]);
        var company = deal is not null && deal.CompanyId == form.CompanyId
            ? deal.Company
            : await CompanyAsync(form.CompanyId, ct);
        if (company is null && form.CompanyId is not null)
            ModelState.AddModelError(nameof(form.CompanyId), texts["This company cannot be found any more."]);
        if (form.ContactId is { } contact
            && !(deal is not null && deal.ContactId == contact && deal.CompanyId == form.CompanyId)
            && !await db.Contacts.Standing().AnyAsync(c => c.Id == contact && c.CompanyId == form.CompanyId, ct))
            ModelState.AddModelError(nameof(form.ContactId), texts["This contact belongs to another company."]);
        return company;
    }

    private async Task<Company?> CompanyAsync(Guid? id, CancellationToken ct) => id is null
        ? null
        : await db.Companies.VisibleTo(me).FirstOrDefaultAsync(c => c.Id == id, ct);

    private Task<Deal> FindAsync(Guid id, CancellationToken ct) => db.Deals.Whole().ChangeableBy(me).OneAsync(id, ct);
}
