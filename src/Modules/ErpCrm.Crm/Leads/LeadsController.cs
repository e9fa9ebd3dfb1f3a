using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
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
        await db.Leads.VisibleTo(me).FirstOrDefaultAsync(l => l.Id == id, ct) is { } lead
            ? View(await LeadPage.LoadAsync(db, me, lead, ct))
            : NotFound();

    [HttpGet("create"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Create(CancellationToken ct) =>
        View(new LeadForm { Currency = profile.Current.BaseCurrency, OwnerId = await owners.DefaultAsync(ct) });

    [HttpPost("create"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Create(LeadForm form, CancellationToken ct)
    {
        await CheckOwnerAsync(form.OwnerId, null, ct);
        var twins = await db.TwinsAsync(me, form, null, ct);
        if (!ModelState.IsValid) return Invalid("Create", form, twins);
        if (!twins.AreDecided) return Ask("Create", form, twins);
        Lead lead;
        try
        {
            lead = new Lead(form.ToData(), clock.UtcNow);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }

        db.Leads.Add(lead);
        await db.SaveChangesAsync(ct);
        return Saved($"/crm/leads/{lead.Id}", texts["Lead captured"]);
    }

    /// <summary>Who is known by what was typed so far.</summary>
    [HttpGet("known"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Known(LeadForm form, Guid? except, CancellationToken ct)
    {
        ModelState.Clear();
        return PartialView("/Crm/Twins/_Twins.cshtml", await db.TwinsAsync(me, form, except, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        ViewData["Name"] = lead.Name;
        return View(LeadForm.Of(lead));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Edit(Guid id, LeadForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        ViewData["Name"] = lead.Name;
        await CheckOwnerAsync(form.OwnerId, lead.OwnerId, ct);
        var twins = form.DiffersFrom(lead)
            ? await db.TwinsAsync(me, form, id, ct)
            : new TwinsFound([], form.Anyway, TwinWords.Lead, id);
        if (!ModelState.IsValid) return Invalid("Edit", form, twins);
        if (lead.Version != form.Version) return Conflict("Edit", form, LeadForm.Of(lead, form.Anyway));
        if (!twins.AreDecided) return Ask("Edit", form, twins);
        try
        {
            lead.Change(form.ToData());
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        await db.HandOverFollowUpsAsync(lead.EngagementId, lead.OwnerId, ct);
        await db.SaveChangesAsync(ct);
        return Saved($"/crm/leads/{id}", texts["Lead saved"]);
    }

    [HttpGet("{id:guid}/disqualify"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Disqualify(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        ViewData["Name"] = lead.Name;
        return View(new DisqualifyForm { Version = lead.Version });
    }

    [HttpPost("{id:guid}/disqualify"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Disqualify(Guid id, DisqualifyForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        ViewData["Name"] = lead.Name;
        if (!ModelState.IsValid) return Invalid("Disqualify", form);
        if (lead.Version != form.Version) return Outdated("Disqualify", form, lead.Version);
        try
        {
            lead.Disqualify(form.Reason!.Value, form.Note ?? "");
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Disqualify", form);
        }

        await db.CloseFollowUpsAsync(lead.EngagementId, clock.Today, me.Moment(clock), ct);
        await db.SaveChangesAsync(ct);
        Toast(texts["Lead disqualified"], $"/crm/leads/{id}/reopen");
        return Saved($"/crm/leads/{id}");
    }

    [HttpPost("{id:guid}/reopen"), RequirePermission(CrmPermissions.EditLeads)]
    public async Task<IActionResult> Reopen(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        try
        {
            lead.Reopen(clock.UtcNow);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/crm/leads/{id}");
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/crm/leads/{id}", texts["Lead reopened"]);
    }

    private IActionResult Invalid(string view, LeadForm form, TwinsFound twins)
    {
        ViewData["Twins"] = twins;
        return Invalid(view, form);
    }

    private IActionResult Ask(string view, LeadForm form, TwinsFound twins)
    {
        var isEmail = twins.Found.Any(twin => twin.Why == "Lead with this email");
        ModelState.AddModelError(isEmail ? nameof(form.Email) : nameof(form.Phone),
            texts["There is a lead with it. Open it, or say that this is a new one."]);
        return Invalid(view, form, twins);
    }

    private Task<Lead?> FindAsync(Guid id, CancellationToken ct) =>
        db.Leads.ChangeableBy(me).FirstOrDefaultAsync(l => l.Id == id, ct);

    private async Task CheckOwnerAsync(Guid? ownerId, Guid? before, CancellationToken ct)
    {
        if (!await owners.MayAssignAsync(CrmPermissions.EditLeads, ownerId, before, ct))
            ModelState.AddModelError(nameof(LeadForm.OwnerId), texts["Choose somebody of your team."]);
    }
}
