using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

/// <summary>A lead that a deal comes from, or that was put into it.</summary>
internal sealed record LeadOrigin(Guid Id, Guid? OwnerId, string Name);

internal sealed record DealPage(
    Deal Deal,
    string? Owner,
    string? Manager,
    string? ContactName,
    string? ContactEmail,
    string? ContactPhone,
    IReadOnlyList<LeadOrigin> Leads,
    DealProject? Project,
    IReadOnlyList<Stage> Stages,
    IReadOnlyList<FollowUp> FollowUps,
    decimal? InBase,
    string BaseCurrency,
    DateOnly Today,
    bool CanEdit,
    bool CanSeeCompany)
{
    public int Probability => Deal.Probability(Deal.Stage!);

    public bool IsCloseOverdue => Deal.Status == DealStatus.Open && Deal.ExpectedCloseOn < Today;

    public static async Task<DealPage> LoadAsync(CrmDbContext db, ICurrentUser me, Guid id, ExchangeRateTable rates,
        string baseCurrency, DateOnly today, CancellationToken ct)
    {
        var people = db.Contacts.VisibleTo(me);
        var found = (await (
            from d in db.Deals.AsNoTracking().Whole().AsSingleQuery().VisibleTo(me).Where(d => d.Id == id)
            from person in people.Where(c => c.Id == d.ContactId).DefaultIfEmpty()
            from project in db.DealProjects.Where(p => p.DealId == d.Id).DefaultIfEmpty()
            select new
            {
                Deal = d,
                Contact = person,
                Project = project,
                Owner = db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name).FirstOrDefault(),
                Manager = db.Users.Where(u => u.Id == d.ManagerId).Select(u => u.Name).FirstOrDefault(),
                Leads = db.Leads.Where(l => l.DealId == d.Id).OrderBy(l => l.CapturedAt)
                    .Select(l => new LeadOrigin(l.Id, l.OwnerId, l.Name))
                    .ToList(),
            }).FirstOrDefaultAsync(ct)).OrNotFound();
        var deal = found.Deal;
        var seesCompany = me.Can(CrmPermissions.ViewCompanies, deal.Company!.OwnerId);
        return new DealPage(
            deal,
            found.Owner,
            found.Manager,
            found.Contact?.Name, found.Contact?.Email, found.Contact?.Phone,
            [.. found.Leads.Where(lead => me.Can(CrmPermissions.ViewLeads, lead.OwnerId))],
            deal.Status == DealStatus.Won ? found.Project : null,
            await db.StagesAsync(ct),
            await db.FollowUps.AsNoTracking().Where(f => f.DealId == deal.Id && f.DoneOn == null).OrderBy(f => f.DueOn)
                .Take(20)
                .ToListAsync(ct),
            rates.ToBase(deal.Amount, deal.Currency, today),
            baseCurrency, today,
            me.Can(CrmPermissions.EditDeals, deal.OwnerId),
            seesCompany);
    }
}
