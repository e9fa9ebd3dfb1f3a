using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Leads;

/// <summary>Turns a lead into a deal of a known company.</summary>
[Route("crm/leads/{id:guid}/qualify")]
internal sealed class QualifyController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners, IStringLocalizer<CrmText> texts) : PageController
{
    // Somebody else may make the same company at the same moment: the second try finds it.
    private const int Tries = 3;
    private const string ViewPath = "/Crm/Leads/Qualify.cshtml";

    [HttpGet(""), RequirePermission(CrmPermissions.EditLeads), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Index(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        if (!lead.IsOpen) return RefusedTo(new BusinessRuleException("This lead is not open any more."), $"/crm/leads/{id}");
        var suggestions = await CompanyForLead.SuggestAsync(db, me, lead.CompanyName, null, lead.Email, ct);
        Describe(lead, suggestions);
        return View(ViewPath, Prefilled(lead, suggestions));
    }

    [HttpPost(""), RequirePermission(CrmPermissions.EditLeads), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Index(Guid id, QualifyForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        if (!await owners.MayAssignAsync(CrmPermissions.EditDeals, form.OwnerId, null, ct)) ModelState.AddModelError(nameof(form.OwnerId), texts["Choose somebody of your team."]);
        var isOutdated = lead.Version != form.Version;
        if (isOutdated || !ModelState.IsValid)
        {
            await DescribeAsync(lead, form, ct);
            return ModelState.IsValid ? Outdated(ViewPath, form, lead.Version) : Invalid(ViewPath, form);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await QualifyAsync(id, form, ct);
            }
            catch (BusinessRuleException e)
            {
                await DescribeAsync(lead, form, ct);
                return Refused(e, ViewPath, form);
            }
            catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IActionResult> QualifyAsync(Guid id, QualifyForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } lead) return NotFound();
        var company = await CompanyForLead.FindOrMakeAsync(db, me, form, form.OwnerId, profile.Current.Language, clock.UtcNow, ct)
            ?? throw new BusinessRuleException("This company cannot be found any more.") { Field = nameof(form.CompanyId) };
        var contact = await CompanyForLead.ContactAsync(db, company, form, ct);
        var stage = await db.Stages.OrderBy(s => s.Position).FirstAsync(ct);
        var deal = new Deal(lead.EngagementId, company, DataOf(form, lead, contact?.Id), stage, await db.TopRankAsync(stage.Id, ct), me.Moment(clock));
        lead.Qualify(deal.Id, company.Id);
        await db.MoveFollowUpsAsync(lead.EngagementId, deal.Id, deal.OwnerId, ct);
        db.Deals.Add(deal);
        await db.SaveChangesAsync(ct);
        return Saved($"/crm/deals/{deal.Id}", texts["Lead qualified"]);
    }

    // A fresh deal: the retainer's fee or the milestones are agreed later, the estimate stays visible until then.
    private static DealData DataOf(QualifyForm form, Lead lead, Guid? contactId) => new()
    {
        Name = form.DealName ?? "",
        ContactId = contactId,
        Note = lead.Note,
        Amount = form.Amount ?? 0,
        Currency = form.Currency ?? "",
        ExpectedCloseOn = form.ExpectedCloseOn,
        OwnerId = form.OwnerId,
        Billing = form.Billing ?? BillingMethod.TimeAndMaterial,
        MonthlyFee = form.Billing == BillingMethod.Retainer ? form.Amount : null,
        Months = form.Billing == BillingMethod.Retainer ? 1 : null,
    };

    private QualifyForm Prefilled(Lead lead, IReadOnlyList<CompanySuggestion> suggestions) => new()
    {
        Version = lead.Version,
        CompanyId = suggestions.Count > 0 && suggestions[0].Why != "Same email domain" ? suggestions[0].Id : null,
        CompanyName = lead.CompanyName.Length > 0 ? lead.CompanyName : lead.Name,
        ContactName = lead.Name,
        ContactEmail = lead.Email,
        ContactPhone = lead.Phone,
        DealName = lead.CompanyName.Length > 0 ? lead.CompanyName : lead.Name,
        Amount = lead.EstimatedValue,
        Currency = lead.Currency,
        Billing = BillingMethod.TimeAndMaterial,
        ExpectedCloseOn = clock.Today.AddDays(30),
        OwnerId = lead.OwnerId,
    };

    private async Task DescribeAsync(Lead lead, QualifyForm form, CancellationToken ct) =>
        Describe(lead, await CompanyForLead.SuggestAsync(db, me, form.CompanyName ?? lead.CompanyName, form.TaxId, form.ContactEmail ?? lead.Email, ct));

    private void Describe(Lead lead, IReadOnlyList<CompanySuggestion> suggestions) =>
        (ViewData["LeadId"], ViewData["LeadName"], ViewData["Suggestions"]) = (lead.Id, lead.Name, suggestions);

    private Task<Lead?> FindAsync(Guid id, CancellationToken ct) =>
        db.Leads.VisibleTo(me.AccessTo(CrmPermissions.EditLeads), l => l.OwnerId).FirstOrDefaultAsync(l => l.Id == id, ct);
}
