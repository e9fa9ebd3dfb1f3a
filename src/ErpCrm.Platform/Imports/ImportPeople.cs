using System.Text.RegularExpressions;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Imports;

/// <summary>Users as files name them, and those to whom whoever imports may hand records.</summary>
internal sealed partial class ImportPeople
{
    private const int MatchMilliseconds = 1000;
    private const string AnyOrder = "=";
    private const int LongestName = 300;

    private readonly Access _access;
    private readonly ILookup<string, Guid> _byName;

    private ImportPeople(Access access, IEnumerable<(Guid Id, string Name, string Email)> people)
    {
        _access = access;
        var known = people.ToList();
        var called = known.Select(p => (Key: SearchText.Fold(p.Name), p.Id))
            .Concat(known.Select(p => (Key: p.Email.ToLowerInvariant(), p.Id)))
            .Concat(known.Select(p => (Key: InAnyOrder(p.Name), p.Id)));
        _byName = called.Distinct().ToLookup(pair => pair.Key, pair => pair.Id, StringComparer.Ordinal);
    }

    public static async Task<ImportPeople> LoadAsync(DbContext db, Access access, bool isNeeded, CancellationToken ct)
    {
        if (!isNeeded) return new ImportPeople(access, []);
        var people = await db.Set<UserCopy>().AsNoTracking().Where(u => u.IsActive)
            .Select(u => new { u.Id, u.Name, u.Email }).ToListAsync(ct);
        return new ImportPeople(access, people.Select(p => (p.Id, p.Name, p.Email)));
    }

    /// <summary>Null when nobody, or more than one, is called so, or he is out of reach.</summary>
    public Guid? Find(string called) => Called(called) is [var id] && _access.Covers(id) ? id : null;

    public RowTrouble TroubleWith(string called) => Called(called).Count switch
    {
        0 => RowTrouble.NotFound,
        1 => RowTrouble.NotYourTeam,
        _ => RowTrouble.Several,
    };

    private List<Guid> Called(string called) =>
        KeysOf(called.Trim()).Select(key => _byName[key].ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    // The surest first. An address tells him also beside his name, and some write the family name before the other.
    private static IEnumerable<string> KeysOf(string text)
    {
        yield return text.ToLowerInvariant();
        if (text.Length > LongestName) yield break;
        if (Address().Match(text) is { Success: true } address) yield return address.Value.ToLowerInvariant();
        yield return SearchText.Fold(text);
        yield return InAnyOrder(text);
    }

    private static string InAnyOrder(string name) => AnyOrder + string.Join(
        ' ', SearchText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"[^\s<>()\[\],;]+@[^\s<>()\[\],;]+", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Address();
}
