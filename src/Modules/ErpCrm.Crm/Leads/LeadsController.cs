using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Leads;

[Route("crm/leads")]
internal sealed class LeadsController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners,
    LeadsList list, IStringLocalizer<CrmText> texts) : PageController
{
    [HttpGet(""), RequirePermission(CrmPermissions.ViewLeads)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(CrmPermissions.ViewLeads)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await LeadPage.LoadAsync(db, me, await db.Leads.VisibleTo(me).OneAsync(id, ct), ct));

    [HttpGet("create"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Create(CancellationToken ct) =>
        View(new LeadForm { Currency = profile.Current.BaseCurrency, OwnerId = await owners.DefaultAsync(ct) });

    [HttpPost("create"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Create(LeadForm form, CancellationToken ct)
    {
        await CheckOwnerAsync(form.OwnerId, null, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var twins = await db.TwinsAsync(me, form, null, ct);
            if (!twins.AreDecided) return Ask("Create", form, twins);
            var lead = new Lead(form.ToData(), clock.UtcNow);
            form.Custom.Give(lead);
            db.Leads.Add(lead);
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/leads/{lead.Id}", texts["Lead captured"]);
        }, async shown => shown.Twins = await db.TwinsAsync(me, shown, null, ct));
    }

    /// <summary>Who is known by what was typed so far.</summary>
    [HttpGet("known"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Known(LeadForm form, Guid? except, CancellationToken ct)
    {
        ModelState.Clear();
        return PartialView("/Crm/Twins/_Twins.cshtml", await db.TwinsAsync(me, form, except, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) => View(LeadForm.Of(await FindAsync(id, ct)));

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Edit(Guid id, LeadForm form, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        form.NameBefore = lead.Name;
        form.Custom.Over(lead);
        await CheckOwnerAsync(form.OwnerId, lead.OwnerId, ct);
        var isKnownOtherwise = form.DiffersFrom(lead);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (lead.Version != form.Version) return Conflict("Edit", form, LeadForm.Of(lead, form.Anyway));
            var twins = await TwinsAsync();
            if (twins is { AreDecided: false }) return Ask("Edit", form, twins);
            lead.Change(form.ToData());
            form.Custom.Give(lead);
            await db.HandOverFollowUpsAsync(lead.EngagementId, lead.OwnerId, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/leads/{id}", texts["Lead saved"]);
        }, async shown => shown.Twins = await TwinsAsync());

        async Task<TwinsFound?> TwinsAsync() => isKnownOtherwise ? await db.TwinsAsync(me, form, id, ct) : null;
    }

    [HttpGet("{id:guid}/disqualify"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Disqualify(Guid id, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        return View(new DisqualifyForm { LeadName = lead.Name, Version = lead.Version });
    }

    [HttpPost("{id:guid}/disqualify"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Disqualify(Guid id, DisqualifyForm form, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        form.LeadName = lead.Name;
        return await TrySaveAsync("Disqualify", form, async () =>
        {
            if (lead.Version != form.Version) return Outdated("Disqualify", form, lead.Version);
            lead.Disqualify(form.Reason!.Value, form.Note ?? "");
            await db.CloseFollowUpsAsync(lead.EngagementId, clock.Today, me.Moment(clock), ct);
            await db.SaveChangesAsync(ct);
            Toast(texts["Lead disqualified"], $"/crm/leads/{id}/reopen");
            return Saved($"/crm/leads/{id}");
        });
    }

    [HttpPost("{id:guid}/reopen"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Reopen(Guid id, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        return await TryAsync($"/crm/leads/{id}", async () =>
        {
            lead.Reopen(clock.UtcNow);
            await db.SaveChangesAsync(ct);
            return Saved($"/crm/leads/{id}", texts["Lead reopened"]);
        });
    }

    private IActionResult Ask(string view, LeadForm form, TwinsFound twins)
    {
        form.Twins = twins;
        var isEmail = twins.Found.Any(twin => twin.Why == "Lead with this email");
        ModelState.AddModelError(isEmail ? nameof(form.Email) : nameof(form.Phone),
            texts["There is a lead with it. Open it, or say that this is a new one."]);
        return Invalid(view, form);
    }

    private Task<Lead> FindAsync(Guid id, CancellationToken ct) => db.Leads.ChangeableBy(me).OneAsync(id, ct);

    private async Task CheckOwnerAsync(Guid? ownerId, Guid? before, CancellationToken ct)
    {
        if (!await owners.MayAssignAsync(CrmPermissions.EditLeads, ownerId, before, ct))
            ModelState.AddModelError(nameof(LeadForm.OwnerId), texts["Choose somebody of your team."]);
    }
}
