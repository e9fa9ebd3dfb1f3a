using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

internal sealed record CompanyContact(Guid Id, string Name, string JobTitle, string Email, string Phone, bool IsPrimary);

internal sealed record CompanyDeal(Guid Id, string Name, DealStatus Status, string Stage, Stages.StageColour StageColour, decimal Amount, string Currency, DateOnly? On, string? Owner);

/// <summary>One company with what the reader may see around it.</summary>
internal sealed record CompanyPage(
    Company Company,
    string? Owner,
    IReadOnlyList<CompanyContact> Contacts,
    IReadOnlyList<CompanyDeal> Deals,
    DealSums Sums,
    string BaseCurrency,
    Activity? LastActivity,
    bool CanEdit,
    bool SeesDeals)
{
    private const int Limit = 100;

    public static async Task<CompanyPage> LoadAsync(CrmDbContext db, ICurrentUser me, Company company, RateTable rates, string baseCurrency, DateOnly today, CancellationToken ct)
    {
        var deals = db.Deals.AsNoTracking().VisibleTo(me.AccessTo(CrmPermissions.ViewDeals), d => d.OwnerId).Where(d => d.CompanyId == company.Id);
        var rows = await deals
            .OrderBy(d => d.Status == DealStatus.Open ? 0 : 1).ThenByDescending(d => d.OpenedAt)
            .Take(Limit)
            .Select(d => new CompanyDeal(
                d.Id, d.Name, d.Status, d.Stage!.Name, d.Stage.Colour, d.Amount, d.Currency, d.ClosedOn ?? d.ExpectedCloseOn,
                db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name).FirstOrDefault()))
            .ToListAsync(ct);
        return new CompanyPage(
            company,
            await db.Users.Where(u => u.Id == company.OwnerId).Select(u => u.Name).FirstOrDefaultAsync(ct),
            await ContactsAsync(db, company.Id, ct),
            rows,
            DealSums.Of(await DealAmount.From(deals).ToListAsync(ct), rates, today, baseCurrency),
            baseCurrency,
            await db.Activities.AsNoTracking().Where(a => deals.Any(d => d.EngagementId == a.EngagementId)).OrderByDescending(a => a.HappenedAt).FirstOrDefaultAsync(ct),
            me.Can(CrmPermissions.EditCompanies, company.OwnerId),
            me.Can(CrmPermissions.ViewDeals));
    }

    private static Task<List<CompanyContact>> ContactsAsync(CrmDbContext db, Guid companyId, CancellationToken ct) =>
        db.Contacts.AsNoTracking().Where(c => c.CompanyId == companyId)
            .OrderByDescending(c => c.IsPrimary).ThenBy(c => c.Name)
            .Take(Limit)
            .Select(c => new CompanyContact(c.Id, c.Name, c.JobTitle, c.Email, c.Phone, c.IsPrimary))
            .ToListAsync(ct);
}
