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
        var contact = seesCompany ? await db.Contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == deal.ContactId, ct) : null;
        var names = await db.Users.AsNoTracking().Where(u => u.Id == deal.OwnerId || u.Id == deal.ManagerId).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new DealPage(
            deal,
            deal.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            deal.ManagerId is { } manager ? names.GetValueOrDefault(manager) : null,
            contact?.Name, contact?.Email, contact?.Phone,
            await db.Leads.Where(l => l.EngagementId == deal.EngagementId).VisibleTo(me.AccessTo(CrmPermissions.ViewLeads), l => l.OwnerId).Select(l => (Guid?)l.Id).FirstOrDefaultAsync(ct),
            await db.DealProjects.AsNoTracking().FirstOrDefaultAsync(p => p.DealId == deal.Id, ct),
            await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct),
            await db.FollowUps.AsNoTracking().Where(f => f.DealId == deal.Id && f.DoneOn == null).OrderBy(f => f.DueOn).Take(20).ToListAsync(ct),
            await Activities.Timeline.OfDealAsync(db, deal, ct),
            rates.ToBase(deal.Amount, deal.Currency, today),
            baseCurrency, today,
            me.Can(CrmPermissions.EditDeals, deal.OwnerId),
            seesCompany);
    }
}
