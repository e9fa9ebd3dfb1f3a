using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>What is called how in the lines of an audit file.</summary>
internal sealed record AuditNames(IReadOnlyList<Account> Accounts, IReadOnlyDictionary<Guid, string> Parties,
    IReadOnlyDictionary<Guid, string> Projects, IReadOnlyDictionary<Guid, string> Centres,
    IReadOnlyDictionary<Guid, string> Users)
{
    private readonly Dictionary<Guid, Account> _accounts = Accounts.ToDictionary(a => a.Id);

    public Account AccountOf(Guid id) => _accounts[id];

    public static async Task<AuditNames> ReadAsync(FinanceDbContext db, AuditTaking taking, CancellationToken ct)
    {
        var (from, to) = (taking.From, taking.To);
        var parties = await db.JournalLines.Where(l => l.Date >= from && l.Date <= to && l.PartyId != null)
            .Select(l => l.PartyId!.Value).Distinct().ToListAsync(ct);
        return new AuditNames(
            [.. (await db.Accounts.AsNoTracking().ToListAsync(ct)).OrderBy(a => a.Code, StringComparer.Ordinal)],
            await Journals.Parties.NamesAsync(db, parties, ct),
            await db.Projects.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Code + " " + p.Name, ct),
            await db.CostCentres.IgnoreAutoIncludes().AsNoTracking()
                .ToDictionaryAsync(c => c.Id, c => c.Code + " " + c.Name, ct),
            await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct));
    }

    public static string Of(IReadOnlyDictionary<Guid, string> names, Guid? id) =>
        id is { } known ? names.GetValueOrDefault(known, "") : "";

    public static string NameOf(Account account, IStringLocalizer<FinanceText> texts) => texts[account.Name];
}
