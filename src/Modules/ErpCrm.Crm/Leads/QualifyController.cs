using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Leads;

/// <summary>Turns a lead into a deal of a company, or puts it into a deal that is there already.</summary>
[Route("crm/leads/{id:guid}/qualify")]
internal sealed class QualifyController(
    CrmDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile, OwnerChoices owners,
    IStringLocalizer<CrmText> texts) : PageController
{
    private const int Tries = 3;

    [HttpGet(""), RequirePermission(CrmPermissions.EditLeads), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Index(Guid id, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        if (!lead.IsOpen)
            return RefusedTo(new BusinessRuleException("This lead is not open any more."), $"/crm/leads/{id}");
        var form = Prefilled(lead);
        var companies = await QualifyChoices.CompaniesAsync(db, me, form, lead.Email, ct);
        form.CompanyId = companies.FirstOrDefault(c => c.IsSure)?.Id;
        await DescribeAsync(lead, form, companies, ct);
        return View("Qualify", form);
    }

    /// <summary>The people and deals of the company that is chosen now.</summary>
    [HttpGet("choices"), RequirePermission(CrmPermissions.EditLeads), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Choices(Guid id, QualifyForm form, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        ModelState.Clear();
        // Companies are not shown there: without a chosen one, it is their deals that are.
        var companies = form.KnownCompanyId is null
            ? await QualifyChoices.CompaniesAsync(db, me, form, lead.Email, ct)
            : [];
        await DescribeAsync(lead, form, companies, ct);
        return PartialView("_QualifyChoices", form);
    }

    [HttpPost(""), RequirePermission(CrmPermissions.EditLeads), RequirePermission(CrmPermissions.EditDeals)]
    public async Task<IActionResult> Index(Guid id, QualifyForm form, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        if (!await owners.MayAssignAsync(CrmPermissions.EditDeals, form.OwnerId, null, ct))
            ModelState.AddModelError(nameof(form.OwnerId), texts["Choose somebody of your team."]);
        return await TrySaveAsync("Qualify", form, async () =>
        {
            if (lead.Version == form.Version) return await TryQualifyAsync(id, form, ct);
            await DescribeAsync(lead, form, ct);
            return Outdated("Qualify", form, lead.Version);
        }, async shown =>
        {
            db.ChangeTracker.Clear();
            await DescribeAsync(lead, shown, ct);
        });
    }

    // Somebody else may enter the same company at the same moment: the second try finds it, and asks.
    private async Task<IActionResult> TryQualifyAsync(Guid id, QualifyForm form, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await QualifyAsync(id, form, ct);
            }
            catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException && attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IActionResult> QualifyAsync(Guid id, QualifyForm form, CancellationToken ct)
    {
        var lead = await FindAsync(id, ct);
        var choices = new Qualification(db, me, form, Request.Form.ContainsKey);
        var known = await choices.DealAsync(ct);
        var company = known?.Company ?? await choices.CompanyAsync(profile.Current.Language, clock.UtcNow, ct);
        var contact = await choices.ContactAsync(company, ct);
        return known is null ? await OpenAsync(form, lead, company, contact?.Id, ct) : await JoinAsync(known, lead,
            contact?.Id, ct);
    }

    private async Task<IActionResult> OpenAsync(QualifyForm form, Lead lead, Companies.Company company, Guid? contactId,
        CancellationToken ct)
    {
        var stage = await db.Stages.OrderBy(s => s.Position).FirstAsync(ct);
        var deal = new Deal(lead.EngagementId, company, DataOf(form, lead, contactId), stage,
            await db.TopRankAsync(stage.Id, ct), me.Moment(clock));
        lead.Qualify(deal.Id, company.Id);
        await db.MoveFollowUpsAsync(lead.EngagementId, deal, ct);
        db.Deals.Add(deal);
        await db.SaveChangesAsync(ct);
        return Saved($"/crm/deals/{deal.Id}", texts["Lead qualified"]);
    }

    private async Task<IActionResult> JoinAsync(Deal deal, Lead lead, Guid? contactId, CancellationToken ct)
    {
        lead.Join(deal.Id, deal.EngagementId, deal.CompanyId);
        deal.TakeContact(contactId);
        await db.MoveFollowUpsAsync(lead.EngagementId, deal, ct);
        if (lead.Note.Length > 0)
        {
            var moment = me.Moment(clock);
            db.Activities.Add(new Activity(deal.EngagementId, deal.Id, ActivityKind.Note, lead.Name, lead.Note,
                moment.At, moment.At, moment.UserId, moment.UserName));
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/crm/deals/{deal.Id}", texts["Lead put into the deal"]);
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

    private QualifyForm Prefilled(Lead lead) => new()
    {
        Version = lead.Version,
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
        await DescribeAsync(lead, form, await QualifyChoices.CompaniesAsync(db, me, form, lead.Email, ct), ct);

    private async Task DescribeAsync(Lead lead, QualifyForm form, IReadOnlyList<CompanySuggestion> companies,
        CancellationToken ct) =>
        form.Page = new QualifyPage(lead.Id, lead.Name, await QualifyChoices.LoadAsync(db, me, form, companies, ct));

    private Task<Lead> FindAsync(Guid id, CancellationToken ct) => db.Leads.ChangeableBy(me).OneAsync(id, ct);
}
