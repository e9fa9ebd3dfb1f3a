using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Imports;

/// <summary>Users as files name them, and those to whom whoever imports may hand records.</summary>
internal sealed class ImportPeople
{
    private readonly Access _access;
    private readonly ILookup<string, Guid> _byName;

    private ImportPeople(Access access, IEnumerable<(Guid Id, string Name, string Email)> people)
    {
        _access = access;
        var known = people.ToList();
        var called = known.Select(p => (Key: SearchText.Fold(p.Name), p.Id))
            .Concat(known.Select(p => (Key: p.Email.ToLowerInvariant(), p.Id)));
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

    private List<Guid> Called(string called)
    {
        var text = called.Trim();
        var byEmail = _byName[text.ToLowerInvariant()].ToList();
        return byEmail.Count > 0 ? byEmail : [.. _byName[SearchText.Fold(text)]];
    }
}
