using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>What lines wait, and what they are as far as can be told.</summary>
internal sealed record Proposed(EngineFacts Facts, IReadOnlyList<LineProposals> Lines)
{
    private readonly Dictionary<Guid, LineProposals> _byLine = Lines.ToDictionary(l => l.Line.Id);

    public LineProposals? Of(Guid lineId) => _byLine.GetValueOrDefault(lineId);
}

/// <summary>Reads what the engine needs, for whoever looks: documents that he does not see are no candidates.</summary>
internal sealed class MatchBoard(FinanceDbContext db, IEnumerable<IMoneyDocuments> documents, IBankBooks books,
    ICompanyProfile company)
{
    /// <summary>More lines than this do not wait: the oldest are looked at first.</summary>
    private const int MostLines = 5000;

    // A habit is told by the last four; of a payer no more are read than a year has.
    private const int MostHabitDays = 730;

    public async Task<Proposed> ProposeAsync(CancellationToken ct)
    {
        var facts = await ReadAsync(ct);
        return new Proposed(facts, MatchEngine.Propose(facts));
    }

    public async Task<EngineFacts> ReadAsync(CancellationToken ct)
    {
        var accounts = await db.BankAccounts.AsNoTracking().ToListAsync(ct);
        var feeds = await db.BankFeeds.AsNoTracking().Where(f => f.StatementsFrom != null).ToListAsync(ct);
        var lines = await LinesAsync(ct);
        var found = new FoundMoney();
        var ask = new MoneyAsk(accounts, feeds);
        if (lines.Count > 0)
        {
            foreach (var kind in documents) await kind.FindAsync(ask, found, ct);
        }

        var profile = company.Current;
        return new EngineFacts(
            lines, found.Candidates, found.Parties, await KnownPayersAsync(lines, ct),
            accounts.ConvertAll(a => new OwnAccount(a.Id, a.Name, a.Number, a.Currency)),
            [.. new[] { profile.Name, profile.LegalName }.Where(name => name.Length > 0).Distinct()],
            await RulesAsync(ct), await HabitsAsync(lines, ct), await books.ClosedUntilAsync(ct));
    }

    public static LineFacts FactsOf(BankLine line) => new(line.Id, line.BankAccountId, line.On, line.Amount,
        line.Currency, line.BaseAmount, line.Text, line.PartyName, line.PartyAccount, line.PartyTaxId);

    private async Task<List<LineFacts>> LinesAsync(CancellationToken ct)
    {
        var lines = await db.BankLines.AsNoTracking().Where(l => l.State == BankLineState.Unmatched)
            .OrderBy(l => l.On).ThenBy(l => l.Id).Take(MostLines).ToListAsync(ct);
        return lines.ConvertAll(FactsOf);
    }

    private async Task<ILookup<string, Guid>> KnownPayersAsync(List<LineFacts> lines, CancellationToken ct)
    {
        var accounts = lines.Select(l => PayerKeys.OfAccount(l.PartyAccount)).Where(a => a.Length > 0).Distinct()
            .ToList();
        var known = await db.KnownPayers.AsNoTracking().Where(p => EF.Parameter(accounts).Contains(p.Account))
            .Select(p => new { p.Account, p.PartyId }).ToListAsync(ct);
        return known.Distinct().ToLookup(p => p.Account, p => p.PartyId);
    }

    private async Task<IReadOnlyList<CompiledRule>> RulesAsync(CancellationToken ct) =>
        (await db.BankRules.AsNoTracking().Where(r => r.IsActive).OrderBy(r => r.Order).ThenBy(r => r.Name)
            .ToListAsync(ct)).ConvertAll(r => new CompiledRule(r));

    private async Task<ILookup<string, HabitFact>> HabitsAsync(List<LineFacts> lines, CancellationToken ct)
    {
        var keys = lines.Select(l => l.PayerKey).Where(k => k.Length > 0).Distinct().ToList();
        if (keys.Count == 0) return Array.Empty<HabitFact>().ToLookup(_ => "");
        var since = lines.Max(l => l.On).AddDays(-MostHabitDays).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var before = await db.BankMatches.AsNoTracking()
            .Where(m => EF.Parameter(keys).Contains(m.PayerKey) && m.At >= since && m.Kind == MatchKind.Account
                && m.UndoneAt == null)
            .Select(m => new { m.PayerKey, m.Amount, m.AccountId, m.ProjectId, m.DepartmentId, m.CostCentreId, m.At })
            .ToListAsync(ct);
        return before.ToLookup(m => EngineFacts.KeyOfHabit(m.PayerKey, m.Amount > 0), m => new HabitFact(
            m.AccountId!.Value, new MatchDimensions(m.ProjectId, m.DepartmentId, m.CostCentreId), m.At));
    }
}
