using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

/// <summary>Companies that rows of a file refer to, by name or tax id, fetched for all rows at once; those that nobody
/// knows can be made with the rows.</summary>
internal sealed class CompanyLookup(CrmDbContext db, ICurrentUser me, ICompanyProfile profile, IBusinessClock clock)
{
    private const char Made = '+';

    private readonly Dictionary<string, Company> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _keys = [];
    private readonly HashSet<Guid> _told = [];
    private HashSet<string> _taken = [];
    private ILookup<string, Company> _byName = Array.Empty<Company>().ToLookup(_ => "");
    private ILookup<string, Company> _byTaxId = Array.Empty<Company>().ToLookup(_ => "");
    private bool _makes;

    public async Task LoadAsync(IEnumerable<string?> called, bool makes, CancellationToken ct)
    {
        _makes = makes && me.Can(CrmPermissions.EditCompanies);
        var texts = called.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = texts.Select(CompanyKeys.OfName).Where(key => key.Length > 0).Distinct().ToList();
        var taxes = texts.Select(CompanyKeys.OfTaxId).Where(key => key is not null).Distinct().ToList();
        // What was merged is known by its old name and tax id too.
        var found = await (
            from known in db.Companies
            join stands in db.Companies.VisibleTo(me) on known.MergedIntoId ?? known.Id equals stands.Id
            where EF.Parameter(names).Contains(known.NameKey) || EF.Parameter(taxes).Contains(known.TaxKey)
            select new { known.NameKey, known.TaxKey, Company = stands }).ToListAsync(ct);
        _byName = found.Select(f => (Key: f.NameKey, f.Company)).Distinct().ToLookup(f => f.Key, f => f.Company);
        _byTaxId = found.Where(f => f.TaxKey is not null).Select(f => (Key: f.TaxKey!, f.Company)).Distinct()
            .ToLookup(f => f.Key, f => f.Company);
        // One that does not open for whoever imports is another one, of which nothing is said.
        _taken = !_makes ? [] : [.. await db.Companies.Where(c => EF.Parameter(names).Contains(c.NameKey))
            .Select(c => c.NameKey).ToListAsync(ct)];
    }

    /// <summary>The company; null after it was said what is wrong.</summary>
    public Company? Find<TForm>(RowInWork<TForm> row, string column)
        where TForm : class
    {
        if (row.Row.Said(column) is not string called) return null;
        var named = _byName[CompanyKeys.OfName(called)].ToList();
        if (named.Count == 0) named = [.. _byTaxId[CompanyKeys.OfTaxId(called) ?? ""]];
        if (named.Count > 1 && named.Where(c => IsExactly(c, called)).ToList() is [var exact]) named = [exact];
        if (named.Count == 1) return named[0];
        if (named.Count == 0 && _makes && Make(called) is { } made) return made;
        row.Wrong(column, named.Count == 0 ? RowTrouble.NotFound : RowTrouble.Several, called);
        return null;
    }

    /// <summary>Adds one that was made; a row that was refused leaves none behind.</summary>
    public void Add(Company company)
    {
        if (IsMade(company) && db.Entry(company).State == EntityState.Detached) db.Add(company);
    }

    /// <summary>The company in what rows are found by: one that is made is made anew with the next rows of a check, and
    /// is the same.</summary>
    public string KeyOf(Guid company) =>
        _keys.TryGetValue(company, out var key) ? Made + key : company.ToString();

    /// <summary>Keys of rows whose company is known.</summary>
    public static HashSet<string> OfKnown(IEnumerable<string> keys) =>
        keys.Where(key => !key.StartsWith(Made)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether this row is the first that came with it.</summary>
    public bool IsFirstOf(Company company) => IsMade(company) && _told.Add(company.Id);

    private bool IsMade(Company company) => _keys.ContainsKey(company.Id);

    private static bool IsExactly(Company company, string called) =>
        SearchText.Fold(company.Name) == SearchText.Fold(called.Trim());

    private Company? Make(string called)
    {
        var key = CompanyKeys.OfName(called);
        if (key.Length == 0 || called.Length > Company.NameLength) return null;
        if (_made.TryGetValue(key, out var known)) return known;
        var data = CompanyImport.Named(called, profile.Current, me.Id).ToData();
        var made = new Company(data, clock.UtcNow, isDistinct: _taken.Contains(key));
        _keys[made.Id] = key;
        return _made[key] = made;
    }
}
