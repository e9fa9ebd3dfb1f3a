using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

/// <summary>Tells other modules which company a file means. Whose it is does not matter there: they choose among all
/// that are known.</summary>
internal sealed class CompanyRegister(
    CrmDbContext db, ICurrentUser me, ICompanyProfile profile, IBusinessClock clock) : ICompanyRegister
{
    public bool MayMake => me.Can(CrmPermissions.EditCompanies);

    public string? KeyOf(string called) =>
        called.Length <= Company.NameLength && CompanyKeys.OfName(called) is { Length: > 0 } key ? key : null;

    public async Task<ILookup<string, CalledCompany>> FindAsync(
        IReadOnlyCollection<string> called, CancellationToken ct)
    {
        var names = called.Select(CompanyKeys.OfName).Where(key => key.Length > 0).Distinct().ToList();
        var taxes = called.Select(CompanyKeys.OfTaxId).Where(key => key is not null).Distinct().ToList();
        if (names.Count == 0 && taxes.Count == 0) return Array.Empty<CalledCompany>().ToLookup(_ => "");
        // What was merged is known by its old name and tax id too.
        var found = await (
            from known in db.Companies.AsNoTracking()
            join stands in db.Companies.AsNoTracking() on known.MergedIntoId ?? known.Id equals stands.Id
            where EF.Parameter(names).Contains(known.NameKey) || EF.Parameter(taxes).Contains(known.TaxKey)
            select new { known.NameKey, known.TaxKey, Company = stands }).ToListAsync(ct);
        var byName = found.ToLookup(f => f.NameKey, f => f.Company);
        var byTaxId = found.Where(f => f.TaxKey is not null).ToLookup(f => f.TaxKey!, f => f.Company);
        return called.Distinct(StringComparer.Ordinal)
            .SelectMany(text => Meant(text, byName, byTaxId).Select(company => (text, company)))
            .ToLookup(pair => pair.text, pair => AsCalled(pair.company), StringComparer.Ordinal);
    }

    public async Task MakeAsync(
        Guid batch, IReadOnlyCollection<(int Row, string Called)> companies, CancellationToken ct)
    {
        if (!MayMake) return;
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(token => SaveAsync(batch, companies, token), ct);
        db.ChangeTracker.Clear();
    }

    private async Task SaveAsync(
        Guid batch, IReadOnlyCollection<(int Row, string Called)> companies, CancellationToken ct)
    {
        var known = await FindAsync([.. companies.Select(c => c.Called)], ct);
        var made = new List<(int Row, Company Company)>();
        foreach (var (row, called) in companies.Where(c => !known[c.Called].Any()))
        {
            var data = CompanyImport.Named(called, profile.Current, me.Id).ToData();
            var company = new Company(data, clock.UtcNow);
            db.Add(company);
            made.Add((row, company));
        }

        await db.SaveChangesAsync(ct);
        db.AddRange(made.Select(m => new ImportedRow
        {
            BatchId = batch, Row = m.Row, Kind = Kinds.Company, RecordId = m.Company.Id, Version = m.Company.Version
        }));
        await db.SaveChangesAsync(ct);
    }

    private static List<Company> Meant(
        string called, ILookup<string, Company> byName, ILookup<string, Company> byTaxId)
    {
        var named = byName[CompanyKeys.OfName(called)].DistinctBy(company => company.Id).ToList();
        if (named.Count == 0)
            return [.. byTaxId[CompanyKeys.OfTaxId(called) ?? ""].DistinctBy(company => company.Id)];
        var exact = named.FindAll(c => SearchText.Fold(c.Name) == SearchText.Fold(called.Trim()));
        return exact.Count == 1 ? exact : named;
    }

    private static CalledCompany AsCalled(Company company)
    {
        var known = company.AsKnown();
        return new CalledCompany(company.Id, known.Details, known.SourceVersion);
    }
}
