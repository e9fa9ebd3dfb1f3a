using ErpCrm.Contracts;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

internal sealed record CompanyContact(Guid Id, string Name, string JobTitle, string Email, string Phone,
    bool IsPrimary);

internal sealed record CompanyDeal(DealAmount Deal, string Stage, Stages.StageColour StageColour, DateOnly? ClosedOn,
    string? Owner);

internal sealed record LastActivity(DateTime HappenedAt, string Subject);

/// <summary>One company with what the reader may see around it.</summary>
internal sealed record CompanyPage(
    Company Company,
    string? Owner,
    IReadOnlyList<CompanyContact> Contacts,
    IReadOnlyList<CompanyDeal> Deals,
    DealSums Sums,
    string BaseCurrency,
    LastActivity? LastActivity,
    bool CanEdit,
    bool SeesDeals,
    IReadOnlyList<RecordMerge> Merges)
{
    private const int Limit = 100;

    public static async Task<CompanyPage> LoadAsync(CrmDbContext db, ICurrentUser me, Guid id, ExchangeRateTable rates,
        string baseCurrency, DateOnly today, CancellationToken ct)
    {
        var deals = db.Deals.AsNoTracking().VisibleTo(me).Where(d => d.CompanyId == id);
        var talks = deals.SelectMany(d => db.Activities.Where(a => a.EngagementId == d.EngagementId))
            .OrderByDescending(a => a.HappenedAt);
        var found = (await db.Companies.AsNoTracking().VisibleTo(me).Where(c => c.Id == id).Select(c => new
        {
            Company = c,
            Owner = db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(),
            TalkedAt = talks.Select(a => (DateTime?)a.HappenedAt).FirstOrDefault(),
            TalkedOf = talks.Select(a => a.Subject).FirstOrDefault(),
            HasMerges = db.Merges.Any(m => m.IntoId == c.Id && m.PartedAt == null),
        }).FirstOrDefaultAsync(ct)).OrNotFound();

        var rows = await RowsAsync(db, deals, ct);
        var amounts = rows.Count < Limit ? rows.ConvertAll(r => r.Deal) : await DealAmount.From(deals).ToListAsync(ct);
        return new CompanyPage(
            found.Company,
            found.Owner,
            await ContactsAsync(db, id, ct),
            rows,
            DealSums.Of(amounts, rates, today, baseCurrency),
            baseCurrency,
            found.TalkedAt is { } at ? new LastActivity(at, found.TalkedOf ?? "") : null,
            me.Can(CrmPermissions.EditCompanies, found.Company.OwnerId),
            me.Can(CrmPermissions.ViewDeals),
            await RecordMerge.OfAsync(db, Kinds.Company, id, found.HasMerges, ct));
    }

    private static Task<List<CompanyDeal>> RowsAsync(CrmDbContext db, IQueryable<Deal> deals, CancellationToken ct) =>
        deals
        .OrderBy(d => d.Status == DealStatus.Open ? 0 : 1).ThenByDescending(d => d.OpenedAt)
        .Take(Limit)
        .Select(d => new CompanyDeal(
            new DealAmount(d.Id, d.Name, d.StageId, d.Status, d.Amount, d.Currency,
                d.OwnProbability ?? d.Stage!.Probability, d.ExpectedCloseOn),
            d.Stage!.Name, d.Stage.Colour, d.ClosedOn,
            db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name).FirstOrDefault()))
        .ToListAsync(ct);

    private static Task<List<CompanyContact>> ContactsAsync(CrmDbContext db, Guid companyId, CancellationToken ct) =>
        db.Contacts.AsNoTracking().Standing().Where(c => c.CompanyId == companyId)
            .OrderByDescending(c => c.IsPrimary).ThenBy(c => c.Name)
            .Take(Limit)
            .Select(c => new CompanyContact(c.Id, c.Name, c.JobTitle, c.Email, c.Phone, c.IsPrimary))
            .ToListAsync(ct);
}
