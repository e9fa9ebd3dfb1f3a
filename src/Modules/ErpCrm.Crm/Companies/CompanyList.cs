using ErpCrm.Crm.Deals;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

/// <summary>What the list shows; the export takes the same.</summary>
internal sealed record CompanyFilter
{
    public string? Q { get; init; }
    public CompanyStatus? Status { get; init; }
    public Guid? Owner { get; init; }
    public string? Sort { get; init; }
    public string? Dir { get; init; }
    public int Page { get; init; } = 1;

    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Status is not null || Owner is not null;

    public IQueryable<Company> Find(IQueryable<Company> companies)
    {
        foreach (var word in SearchText.Words(Q)) companies = companies.Where(c => c.SearchText.Contains(word));
        companies = Status is { } status ? companies.Where(c => c.Status == status) : companies.Where(c => c.Status != CompanyStatus.Archived);
        return Owner is { } owner ? companies.Where(c => c.OwnerId == owner) : companies;
    }

    public IQueryable<Company> Order(IQueryable<Company> companies)
    {
        var down = Dir == "desc";
        return Sort switch
        {
            "registered" => down ? companies.OrderByDescending(c => c.RegisteredAt).ThenBy(c => c.Id) : companies.OrderBy(c => c.RegisteredAt).ThenBy(c => c.Id),
            _ => down ? companies.OrderByDescending(c => c.Name).ThenBy(c => c.Id) : companies.OrderBy(c => c.Name).ThenBy(c => c.Id),
        };
    }
}

internal sealed record CompanyRow(
    Guid Id, string Name, string Industry, CompanyStatus Status, string Phone, string Email, string? Contact, string? Owner, int OpenDeals, DateOnly? ClientSince, DateTime RegisteredAt, string TaxId, string Currency);

internal sealed record CompanyList(CompanyFilter Filter, Page<CompanyRow> Page)
{
    public const int ExportLimit = 20_000;

    public static async Task<CompanyList> LoadAsync(CrmDbContext db, ICurrentUser me, CompanyFilter filter, CancellationToken ct) =>
        new(filter, await db.Companies.AsNoTracking().ToPageAsync(Visible(db, me, filter), filter.Order, companies => Rows(db, me, companies), filter.Page, ct));

    public static IQueryable<CompanyRow> Rows(CrmDbContext db, ICurrentUser me, CompanyFilter filter) => Rows(db, me, filter.Order(Visible(db, me, filter)));

    private static IQueryable<Company> Visible(CrmDbContext db, ICurrentUser me, CompanyFilter filter) =>
        filter.Find(db.Companies.AsNoTracking().VisibleTo(me));

    private static IQueryable<CompanyRow> Rows(CrmDbContext db, ICurrentUser me, IQueryable<Company> companies)
    {
        var deals = db.Deals.VisibleTo(me).Where(d => d.Status == DealStatus.Open);
        return companies.Select(c => new CompanyRow(
            c.Id,
            c.Name,
            c.Industry,
            c.Status,
            c.Phone,
            c.Email,
            db.Contacts.Where(p => p.CompanyId == c.Id && p.IsPrimary).Select(p => p.Name).FirstOrDefault(),
            db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(),
            deals.Count(d => d.CompanyId == c.Id),
            c.ClientSince,
            c.RegisteredAt,
            c.TaxId,
            c.Currency));
    }
}
