using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Duplicates;

/// <summary>Companies that may be one, the likeliest first: found by the keys that several have, never by comparing
/// all with all.</summary>
internal static class CompanyPairs
{
    private const int MostKeys = 500;

    /// <param name="of">Only those of this company.</param>
    public static Task<IReadOnlyList<LikelyPair>> LikelyAsync(CrmDbContext db, ICurrentUser me, Guid? of,
        CancellationToken ct) =>
        db.KeptAsync($"likely companies {of}", me.AccessTo(CrmPermissions.EditCompanies),
            [typeof(Company), typeof(DistinctPair)], () => FindAsync(db, me, of, ct));

    private static async Task<IReadOnlyList<LikelyPair>> FindAsync(CrmDbContext db, ICurrentUser me, Guid? of,
        CancellationToken ct)
    {
        var rows = of is { } id ? await LikeAsync(db, me, id, ct) : await SharingAsync(db, me, ct);
        var alike = of is { } one ? Pairing.With(rows, one) : Alike(rows);
        var pairs = alike.DistinctBy(p => (p.Left.Id, p.Right.Id))
            .Select(p => new LikelyPair(p.Left.Side(), p.Right.Side(), WhyOf(p.Left, p.Right)));
        return await db.NotApartAsync(Kinds.Company, pairs, ct);
    }

    private static IEnumerable<(CompanyKeysRow Left, CompanyKeysRow Right)> Alike(List<CompanyKeysRow> rows) =>
        Pairing.By(rows, r => r.TaxKey).Concat(Pairing.By(rows, r => r.NameKey))
            .Concat(Pairing.By(rows, r => r.SoundKey)).Concat(Pairing.By(rows, r => r.EmailKey))
            .Concat(Pairing.By(rows, r => r.PhoneKey)).Concat(Pairing.By(rows, r => r.EmailDomain));

    /// <summary>What speaks for two companies being one; nothing where their tax ids are two.</summary>
    internal static IReadOnlyList<Likeness> WhyOf(CompanyKeysRow left, CompanyKeysRow right)
    {
        if (left.TaxKey is not null && right.TaxKey is not null && left.TaxKey != right.TaxKey) return [];
        var why = new List<Likeness>();
        var (name, sound) = (left.NameKey == right.NameKey, left.SoundKey == right.SoundKey);
        var mayBeOne = CompanyKeys.MayBeOne(left.Name, right.Name);
        if (left.TaxKey is not null && left.TaxKey == right.TaxKey) why.Add(Likeness.TaxId);
        if (left.EmailKey is not null && left.EmailKey == right.EmailKey) why.Add(Likeness.Email);
        if (left.PhoneKey is not null && left.PhoneKey == right.PhoneKey) why.Add(Likeness.Phone);
        if (mayBeOne && name) why.Add(Likeness.Name);
        else if (mayBeOne && sound) why.Add(Likeness.SimilarName);
        else if (left.EmailDomain is not null && left.EmailDomain == right.EmailDomain
            && Likeness.Of(left.SoundKey, right.SoundKey) >= 0.8)
            why.Add(Likeness.Domain);
        return why;
    }

    // Those that have a key in common with another one: each key by its own index.
    private static async Task<List<CompanyKeysRow>> SharingAsync(CrmDbContext db, ICurrentUser me, CancellationToken ct)
    {
        var tax = await KeysAsync(db, me, c => c.TaxKey, ct);
        var name = await KeysAsync(db, me, c => c.NameKey, ct);
        var sound = await KeysAsync(db, me, c => c.SoundKey, ct);
        var email = await KeysAsync(db, me, c => c.EmailKey, ct);
        var phone = await KeysAsync(db, me, c => c.PhoneKey, ct);
        var domain = await KeysAsync(db, me, c => c.EmailDomain, ct);
        return await Rows(db.Companies.AsNoTracking().ChangeableBy(me).Where(
            c => EF.Parameter(tax).Contains(c.TaxKey) || EF.Parameter(name).Contains(c.NameKey)
                || EF.Parameter(sound).Contains(c.SoundKey) || EF.Parameter(email).Contains(c.EmailKey)
                || EF.Parameter(phone).Contains(c.PhoneKey) || EF.Parameter(domain).Contains(c.EmailDomain)))
            .ToListAsync(ct);
    }

    private static Task<List<string?>> KeysAsync(CrmDbContext db, ICurrentUser me,
        Expression<Func<Company, string?>> key, CancellationToken ct) =>
        db.Companies.ChangeableBy(me).GroupBy(key).Where(g => g.Key != null && g.Count() > 1)
            .OrderBy(g => g.Key).Select(g => g.Key).Take(MostKeys).ToListAsync(ct);

    private static async Task<List<CompanyKeysRow>> LikeAsync(CrmDbContext db, ICurrentUser me, Guid id,
        CancellationToken ct)
    {
        var mine = await Rows(db.Companies.AsNoTracking().ChangeableBy(me).Where(c => c.Id == id))
            .FirstOrDefaultAsync(ct);
        if (mine is null) return [];
        var others = await Rows(db.Companies.AsNoTracking().ChangeableBy(me).Where(
            c => (mine.TaxKey != null && c.TaxKey == mine.TaxKey) || c.NameKey == mine.NameKey
                || c.SoundKey == mine.SoundKey || (mine.EmailKey != null && c.EmailKey == mine.EmailKey)
                || (mine.PhoneKey != null && c.PhoneKey == mine.PhoneKey)
                || (mine.EmailDomain != null && c.EmailDomain == mine.EmailDomain)))
            .Take(MostKeys).ToListAsync(ct);
        return [mine, .. others.Where(other => other.Id != id)];
    }

    private static IQueryable<CompanyKeysRow> Rows(IQueryable<Company> companies) =>
        companies.OrderBy(c => c.Id).Select(c => new CompanyKeysRow(c.Id, c.Name, c.TaxId, c.Email, c.Phone,
            c.NameKey, c.SoundKey, c.TaxKey, c.EmailKey, c.PhoneKey, c.EmailDomain));
}

/// <summary>A company with what it is known by.</summary>
internal sealed record CompanyKeysRow(Guid Id, string Name, string TaxId, string Email, string Phone, string NameKey,
    string SoundKey, string? TaxKey, string? EmailKey, string? PhoneKey, string? EmailDomain) : IPaired
{
    public PairSide Side() => new(Id, Name,
        string.Join(" · ", new[] { TaxId, Email, Phone }.Where(part => part.Length > 0)));
}
