using ErpCrm.Contracts;
using ErpCrm.Crm.Contacts;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Duplicates;

/// <summary>Contacts that may be one person: one address, one phone and name, or one name at one company.</summary>
internal static class ContactPairs
{
    private const int MostKeys = 500;

    /// <param name="of">Only those of this contact.</param>
    public static Task<IReadOnlyList<LikelyPair>> LikelyAsync(CrmDbContext db, ICurrentUser me, Guid? of,
        CancellationToken ct) =>
        db.KeptAsync($"likely contacts {of}", me.AccessTo(CrmPermissions.EditCompanies),
            [typeof(Contact), typeof(Companies.Company), typeof(DistinctPair)], () => FindAsync(db, me, of, ct));

    private static async Task<IReadOnlyList<LikelyPair>> FindAsync(CrmDbContext db, ICurrentUser me, Guid? of,
        CancellationToken ct)
    {
        var rows = of is { } id ? await LikeAsync(db, me, id, ct) : await SharingAsync(db, me, ct);
        var alike = of is { } one ? Pairing.With(rows, one) : Alike(rows);
        var pairs = alike.DistinctBy(p => (p.Left.Id, p.Right.Id))
            .Select(p => new LikelyPair(p.Left.Side(), p.Right.Side(), WhyOf(p.Left, p.Right)));
        return await db.NotApartAsync(Kinds.Contact, pairs, ct);
    }

    // Of two companies they are merged with their companies first.
    private static IEnumerable<(ContactKeysRow Left, ContactKeysRow Right)> Alike(List<ContactKeysRow> rows) =>
        Pairing.By(rows, r => r.EmailKey is null ? null : r.CompanyId + r.EmailKey)
            .Concat(Pairing.By(rows, r => r.PhoneKey is null ? null : r.CompanyId + r.PhoneKey))
            .Concat(Pairing.By(rows, r => r.CompanyId + r.NameKey));

    internal static IReadOnlyList<Likeness> WhyOf(ContactKeysRow left, ContactKeysRow right)
    {
        var why = new List<Likeness>();
        var name = left.NameKey == right.NameKey;
        if (left.EmailKey is not null && left.EmailKey == right.EmailKey) why.Add(Likeness.Email);
        if (left.PhoneKey is not null && left.PhoneKey == right.PhoneKey && (name || why.Count > 0
            || left.CompanyId == right.CompanyId))
            why.Add(Likeness.Phone);
        if (name && (why.Count > 0 || left.CompanyId == right.CompanyId)) why.Add(Likeness.Name);
        return why;
    }

    private static async Task<List<ContactKeysRow>> SharingAsync(CrmDbContext db, ICurrentUser me, CancellationToken ct)
    {
        var standing = db.Contacts.ChangeableBy(me);
        var email = await standing.GroupBy(c => new { c.CompanyId, c.EmailKey })
            .Where(g => g.Key.EmailKey != null && g.Count() > 1)
            .OrderBy(g => g.Key.EmailKey).Select(g => g.Key.EmailKey).Take(MostKeys).ToListAsync(ct);
        var phone = await standing.GroupBy(c => new { c.CompanyId, c.PhoneKey })
            .Where(g => g.Key.PhoneKey != null && g.Count() > 1)
            .OrderBy(g => g.Key.PhoneKey).Select(g => g.Key.PhoneKey).Take(MostKeys).ToListAsync(ct);
        var named = (await standing.GroupBy(c => new { c.CompanyId, c.NameKey }).Where(g => g.Count() > 1)
            .OrderBy(g => g.Key.CompanyId).Select(g => g.Key.CompanyId).Take(MostKeys).ToListAsync(ct)).Distinct()
            .ToList();
        return await Rows(db.Contacts.AsNoTracking().ChangeableBy(me).Where(
            c => EF.Parameter(email).Contains(c.EmailKey) || EF.Parameter(phone).Contains(c.PhoneKey)
                || EF.Parameter(named).Contains(c.CompanyId))).ToListAsync(ct);
    }

    // Of the same company.
    private static async Task<List<ContactKeysRow>> LikeAsync(CrmDbContext db, ICurrentUser me, Guid id,
        CancellationToken ct)
    {
        var mine = await Rows(db.Contacts.AsNoTracking().ChangeableBy(me).Where(c => c.Id == id))
            .FirstOrDefaultAsync(ct);
        if (mine is null) return [];
        var others = await Rows(db.Contacts.AsNoTracking().ChangeableBy(me).Where(
            c => c.CompanyId == mine.CompanyId && (c.NameKey == mine.NameKey
                || (mine.EmailKey != null && c.EmailKey == mine.EmailKey)
                || (mine.PhoneKey != null && c.PhoneKey == mine.PhoneKey))))
            .Take(MostKeys).ToListAsync(ct);
        return [mine, .. others.Where(other => other.Id != id)];
    }

    private static IQueryable<ContactKeysRow> Rows(IQueryable<Contact> contacts) =>
        contacts.OrderBy(c => c.Id)
            .Select(c => new ContactKeysRow(c.Id, c.Name, c.Email, c.Phone, c.CompanyId, c.Company!.Name, c.NameKey,
                c.EmailKey, c.PhoneKey));
}

/// <summary>A contact with what it is known by.</summary>
internal sealed record ContactKeysRow(Guid Id, string Name, string Email, string Phone, Guid CompanyId,
    string Company, string NameKey, string? EmailKey, string? PhoneKey) : IPaired
{
    public PairSide Side() => new(Id, Name,
        string.Join(" · ", new[] { Company, Email, Phone }.Where(part => part.Length > 0)));
}
