using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>Somebody whom lines are about.</summary>
internal sealed record Party(Guid Id, string Name, string Detail);

/// <summary>Whom lines are about: customers, suppliers and people.</summary>
internal static class Parties
{
    /// <summary>Those in whose names every typed word stands, some of each.</summary>
    public static async Task<IReadOnlyList<Party>> FindAsync(
        FinanceDbContext db, string? text, int most, CancellationToken ct)
    {
        var customers = db.Customers.AsNoTracking().Where(c => !c.IsMerged);
        var suppliers = db.Set<Supplier>().AsNoTracking().Offered();
        foreach (var word in SearchText.Words(text))
        {
            customers = customers.Where(c => c.SearchText.Contains(word));
            suppliers = suppliers.Where(s => s.SearchText.Contains(word));
        }

        return
        [
            .. await customers.OrderBy(c => c.Name).Take(most).Select(c => new Party(c.Id, c.Name, "Customer"))
                .ToListAsync(ct),
            .. await suppliers.OrderBy(s => s.Name).Take(most).Select(s => new Party(s.Id, s.Name, "Supplier"))
                .ToListAsync(ct),
            .. (await PeopleAsync(db, text, ct)).Take(most),
        ];
    }

    /// <summary>Ids of the companies in whose names every typed word stands.</summary>
    public static IQueryable<Guid> Companies(FinanceDbContext db, string text)
    {
        var customers = db.Customers.AsQueryable();
        var suppliers = db.Set<Supplier>().AsQueryable();
        foreach (var word in SearchText.Words(text))
        {
            customers = customers.Where(c => c.SearchText.Contains(word));
            suppliers = suppliers.Where(s => s.SearchText.Contains(word));
        }

        return customers.Select(c => c.Id).Concat(suppliers.Select(s => s.Id));
    }

    /// <summary>The people in whose names every typed word stands; they are few.</summary>
    public static async Task<IReadOnlyList<Party>> PeopleAsync(
        FinanceDbContext db, string? text, CancellationToken ct)
    {
        var words = SearchText.Words(text);
        return [.. (await db.Users.AsNoTracking().OrderBy(u => u.Name).Select(u => new Party(u.Id, u.Name, "Person"))
            .ToListAsync(ct))
            .Where(u => words.All(word => SearchText.Of(u.Name).Contains(word, StringComparison.Ordinal)))];
    }

    /// <summary>Names by ids; who is not known any more has none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        FinanceDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, string>();
        var customers = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new { c.Id, c.Name }).ToListAsync(ct);
        var suppliers = await db.Set<Supplier>().Where(s => EF.Parameter(ids).Contains(s.Id))
            .Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var users = await db.Users.Where(u => EF.Parameter(ids).Contains(u.Id)).Select(u => new { u.Id, u.Name })
            .ToListAsync(ct);
        return customers.Concat(suppliers).Concat(users).DistinctBy(party => party.Id)
            .ToDictionary(party => party.Id, party => party.Name);
    }

    /// <summary>Names of those whom journals are about.</summary>
    public static async Task<ILookup<Guid, string>> OfJournalsAsync(
        FinanceDbContext db, IReadOnlyCollection<Guid> journals, CancellationToken ct)
    {
        var named = await db.JournalLines.AsNoTracking()
            .Where(l => EF.Parameter(journals).Contains(l.JournalId) && l.PartyId != null)
            .Select(l => new { l.JournalId, PartyId = l.PartyId!.Value }).Distinct().ToListAsync(ct);
        var names = await NamesAsync(db, [.. named.Select(l => l.PartyId).Distinct()], ct);
        return named.Where(l => names.ContainsKey(l.PartyId)).ToLookup(l => l.JournalId, l => names[l.PartyId]);
    }
}
