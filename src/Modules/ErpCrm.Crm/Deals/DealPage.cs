using ErpCrm.Crm.Activities;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Stages;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

internal sealed record DealPage(
    Deal Deal,
    string? Owner,
    string? Manager,
    string? ContactName,
    string? ContactEmail,
    string? ContactPhone,
    Guid? LeadId,
    DealProject? Project,
    IReadOnlyList<Stage> Stages,
    IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<TimelineEntry> Timeline,
    decimal? InBase,
    string BaseCurrency,
    DateOnly Today,
    bool CanEdit,
    bool CanSeeCompany)
{
    public int Probability => Deal.Probability(Deal.Stage!);

    public bool IsCloseOverdue => Deal.Status == DealStatus.Open && Deal.ExpectedCloseOn < Today;

    public static async Task<DealPage> LoadAsync(CrmDbContext db, ICurrentUser me, Deal deal, RateTable rates, string baseCurrency, DateOnly today, CancellationToken ct)
    {
        var seesCompany = me.Can(CrmPermissions.ViewCompanies, deal.Company!.OwnerId);
        var leads = db.Leads.VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId);
        var around = await (
            from d in db.Deals.AsNoTracking().Where(d => d.Id == deal.Id)
            from contact in db.Contacts.Where(c => seesCompany && c.Id == d.ContactId).DefaultIfEmpty()
            from project in db.DealProjects.Where(p => p.DealId == d.Id).DefaultIfEmpty()
            select new
            {
                Contact = contact,
                Project = project,
                Owner = db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name).FirstOrDefault(),
                Manager = db.Users.Where(u => u.Id == d.ManagerId).Select(u => u.Name).FirstOrDefault(),
                LeadId = leads.Where(l => l.EngagementId == d.EngagementId).Select(l => (Guid?)l.Id).FirstOrDefault(),
            }).FirstAsync(ct);
        return new DealPage(
            deal,
            around.Owner,
            around.Manager,
            around.Contact?.Name, around.Contact?.Email, around.Contact?.Phone,
            around.LeadId,
            around.Project,
            await db.StagesAsync(ct),
            await db.FollowUps.AsNoTracking().Where(f => f.DealId == deal.Id && f.DoneOn == null).OrderBy(f => f.DueOn).Take(20).ToListAsync(ct),
            await Activities.Timeline.OfDealAsync(db, deal, ct),
            rates.ToBase(deal.Amount, deal.Currency, today),
            baseCurrency, today,
            me.Can(CrmPermissions.EditDeals, deal.OwnerId),
            seesCompany);
    }
}
