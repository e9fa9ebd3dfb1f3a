using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>A line that waits, and what it is as far as can be told.</summary>
/// <param name="Names">Of accounts that proposals post on.</param>
internal sealed record MatchCard(
    BankLine Line, IReadOnlyList<Proposal> Proposals, IReadOnlyDictionary<Guid, string> Names, EngineFacts Facts)
{
    public Proposal? Best => Proposals is [{ IsLikely: true } best, ..] ? best : null;

    /// <summary>What a proposal posts on, where no document is for it.</summary>
    public string AccountOf(Proposal proposal)
    {
        var id = proposal.Kind == ProposalKind.Habit ? proposal.Habit?.AccountId
            : Facts.Rules.FirstOrDefault(r => r.Id == proposal.RuleId)?.AccountId;
        return id is { } known ? Names.GetValueOrDefault(known, "") : "";
    }
}

/// <summary>Lines of one account that wait, the oldest first.</summary>
/// <param name="Left">All that wait.</param>
/// <param name="Matched">All that are matched.</param>
internal sealed record MatchPage(BankAccount Account, IReadOnlyList<MatchCard> Cards, int Left, int Matched, int Page)
{
    public const int Size = 25;

    public int Total => Left + Matched;

    public bool HasNext => Page * Size < Left;

    public static async Task<MatchPage> LoadAsync(FinanceDbContext db, MatchBoard board, IBankBooks books,
        BankAccount account, int page, CancellationToken ct)
    {
        var proposed = await board.ProposeAsync(ct);
        var counts = await db.BankLines
            .Where(l => l.BankAccountId == account.Id && l.State != BankLineState.TakenBack)
            .GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var lines = await db.BankLines.AsNoTracking()
            .Where(l => l.BankAccountId == account.Id && l.State == BankLineState.Unmatched)
            .OrderBy(l => l.On).ThenBy(l => l.Id).Skip((page - 1) * Size).Take(Size).ToListAsync(ct);
        var names = await NamesAsync(books, lines, proposed, ct);
        int Of(BankLineState state) => counts.Find(c => c.Key == state)?.Count ?? 0;
        return new MatchPage(account,
            lines.ConvertAll(l => new MatchCard(l, proposed.Of(l.Id)?.Ranked ?? [], names, proposed.Facts)),
            Of(BankLineState.Unmatched), Of(BankLineState.Matched), page);
    }

    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IBankBooks books, IEnumerable<BankLine> lines, Proposed proposed, CancellationToken ct)
    {
        var habits = lines.SelectMany(l => proposed.Of(l.Id)?.Ranked ?? []).Select(p => p.Habit?.AccountId)
            .OfType<Guid>();
        return await books.NamesAsync([.. habits.Concat(proposed.Facts.Rules.Select(r => r.AccountId)).Distinct()], ct);
    }
}
