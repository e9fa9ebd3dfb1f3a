using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Lines;

/// <summary>A match as its line's page shows it.</summary>
/// <param name="Title">Of the document, account or other bank account.</param>
internal sealed record ShownMatch(BankMatch Match, string Title, string By, string? UndoneBy);

/// <summary>A line with what it is, or may be.</summary>
internal sealed record LinePage(
    BankLine Line, BankAccount Account, BankStatement Statement, IReadOnlyList<ShownMatch> Matches, MatchCard Card,
    IReadOnlyList<SelectListItem> CostCentres)
{
    public IEnumerable<ShownMatch> Holding => Matches.Where(m => m.Match.UndoneAt is null);

    public IEnumerable<ShownMatch> Former => Matches.Where(m => m.Match.UndoneAt is not null);

    /// <summary>Whether a payment goes back when it is undone: then somebody says why.</summary>
    public bool NeedsReason => Holding.Any(m => m.Match.MadeDocument);
}

/// <summary>Reads the page of a line.</summary>
internal sealed class LineReading(FinanceDbContext db, MatchBoard board, IBankBooks books, RecordKinds kinds,
    IServiceProvider services)
{
    public async Task<LinePage> PageAsync(Guid id, CancellationToken ct)
    {
        var line = await db.BankLines.AsNoTracking().Include(l => l.Matches).OneAsync(id, ct);
        var account = await db.BankAccounts.AsNoTracking().OneAsync(line.BankAccountId, ct);
        var statement = await db.BankStatements.AsNoTracking().OneAsync(line.StatementId, ct);
        return new LinePage(line, account, statement, await MatchesAsync(line, ct), await CardAsync(line, ct),
            [.. (await books.CostCentresAsync(ct)).Select(c => new SelectListItem(c.Name, c.Id.ToString()))]);
    }

    private async Task<MatchCard> CardAsync(BankLine line, CancellationToken ct)
    {
        var proposed = line.State == BankLineState.Unmatched
            ? await board.ProposeAsync(ct) : new Proposed(EngineFacts.None, []);
        return new MatchCard(line, proposed.Of(line.Id)?.Ranked ?? [],
            await MatchPage.NamesAsync(books, [line], proposed, ct), proposed.Facts);
    }

    private async Task<IReadOnlyList<ShownMatch>> MatchesAsync(BankLine line, CancellationToken ct)
    {
        var titles = new Dictionary<Guid, string>();
        foreach (var kind in line.Matches.Where(m => m.DocumentKind is not null).GroupBy(m => m.DocumentKind!))
        {
            if (kinds.Find(kind.Key) is not { } known) continue;
            foreach (var (id, title) in await known.TitlesAsync(services,
                [.. kind.Select(m => m.DocumentId!.Value).Distinct()], ct))
                titles[id] = title;
        }

        foreach (var (id, name) in await books.NamesAsync(
            [.. line.Matches.Select(m => m.AccountId).OfType<Guid>().Distinct()], ct))
            titles[id] = name;
        var others = line.Matches.Select(m => m.OtherAccountId).OfType<Guid>().Distinct().ToList();
        foreach (var other in await db.BankAccounts.AsNoTracking().Where(a => others.Contains(a.Id))
            .Select(a => new { a.Id, a.Name }).ToListAsync(ct))
            titles[other.Id] = other.Name;
        var users = line.Matches.Select(m => m.ById).Concat(line.Matches.Select(m => m.UndoneById).OfType<Guid>())
            .Distinct().ToList();
        var names = await db.Users.Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return
        [
            .. line.Matches.OrderByDescending(m => m.At).ThenBy(m => m.Position).Select(m => new ShownMatch(m,
                titles.GetValueOrDefault(m.DocumentId ?? m.AccountId ?? m.OtherAccountId ?? Guid.Empty, ""),
                names.GetValueOrDefault(m.ById, ""),
                m.UndoneById is { } user ? names.GetValueOrDefault(user, "") : null)),
        ];
    }
}
