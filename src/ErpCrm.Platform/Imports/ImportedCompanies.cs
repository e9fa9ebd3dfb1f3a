using ErpCrm.Contracts.Crm;

namespace ErpCrm.Platform.Imports;

/// <summary>Companies that rows of a file refer to in modules that keep copies of them: fetched for all rows at once;
/// those that nobody knows can be made.</summary>
public sealed class ImportedCompanies(ICompanyRegister register)
{
    private const char Made = '+';

    private readonly Dictionary<string, Guid> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> _keys = [];
    private ILookup<string, CalledCompany> _known = Array.Empty<CalledCompany>().ToLookup(_ => "");
    private bool _makes;

    public async Task LoadAsync(IEnumerable<object?> called, bool makes, CancellationToken ct)
    {
        _makes = makes && register.MayMake;
        _missing.Clear();
        _keys.Clear();
        var texts = called.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        _known = await register.FindAsync(texts, ct);
    }

    /// <summary>Of those that are known: the copies follow them.</summary>
    public IEnumerable<CalledCompany> Known => _known.SelectMany(found => found).DistinctBy(company => company.Id);

    /// <summary>The company's id, a passing one where it is still to be made; null after it was said what is
    /// wrong.</summary>
    public Guid? Find<TForm>(RowInWork<TForm> row, string column)
        where TForm : class
    {
        if (row.Row.Said(column) is not string called) return null;
        var found = _known[called].ToList();
        if (found is [var one]) return one.Id;
        if (found.Count == 0 && _makes && register.KeyOf(called) is { } key)
        {
            if (_missing.TryGetValue(key, out var id)) return id;
            _missing[key] = id = Guid.NewGuid();
            _keys[id] = key;
            return id;
        }

        row.Wrong(column, found.Count == 0 ? RowTrouble.NotFound : RowTrouble.Several, called);
        return null;
    }

    /// <summary>Whether it is still to be made.</summary>
    public bool IsMissing(Guid? company) => company is { } id && _keys.ContainsKey(id);

    /// <summary>The company in what rows are found by: one that is to be made has another id in every check.</summary>
    public string KeyOf(Guid company) =>
        _keys.TryGetValue(company, out var key) ? Made + key : company.ToString();

    /// <summary>Keys of rows whose company is known.</summary>
    public static HashSet<string> OfKnown(IEnumerable<string> keys) =>
        keys.Where(key => !key.StartsWith(Made)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Makes those that the rows need and nobody knows, each with the first row that names it.</summary>
    public async Task MakeAsync<TForm>(
        ImportSession session, IEnumerable<RowInWork<TForm>> rows, string column, CancellationToken ct)
        where TForm : class
    {
        var needed = rows.Select(row => (row.Row.Number, Called: row.Row.Said(column) as string))
            .Where(row => row.Called is not null && !_known[row.Called].Any() && register.KeyOf(row.Called) is not null)
            .DistinctBy(row => register.KeyOf(row.Called!))
            .Select(row => (row.Number, row.Called!)).ToList();
        if (needed.Count > 0) await register.MakeAsync(session.Batch, needed, ct);
    }
}
