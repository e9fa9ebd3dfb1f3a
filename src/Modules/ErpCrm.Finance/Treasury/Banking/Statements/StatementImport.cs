using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>A file becomes a statement: looked at first, then imported as a whole, and taken back as a whole.</summary>
internal sealed class StatementImport(FinanceDbContext db, IFileStore store, StatementReader reader, IBankBooks books,
    Matcher matcher, ICompanyProfile company, IBusinessClock clock, ICurrentUser me)
{
    private const int Portion = 500;

    /// <summary>Keeps the file; the caller saves.</summary>
    /// <exception cref="BusinessRuleException">It is no statement.</exception>
    public async Task<BankStatement> BeginAsync(BankAccount account, string fileName, Stream content,
        CancellationToken ct)
    {
        var bytes = await BytesOfAsync(content, ct);
        var format = StatementReader.FormatOf(bytes);
        using var whole = new MemoryStream(bytes, writable: false);
        var statement = BankStatement.Of(account, format, fileName, await store.PutAsync(whole, ct), me.Id,
            clock.UtcNow);
        db.Add(statement);
        return statement;
    }

    /// <summary>What it would bring.</summary>
    /// <exception cref="BusinessRuleException">It cannot be read, or does not add up.</exception>
    public async Task<StatementPreview> PreviewAsync(BankStatement statement, CancellationToken ct)
    {
        var account = await db.BankAccounts.OneAsync(statement.BankAccountId, ct);
        var feed = await FeedAsync(account.Id, ct);
        var read = await reader.ReadAsync(await ContentAsync(statement, ct), statement.Format, account,
            TableMapping.Of(feed?.Mapping), ct);
        var (joined, leftOut) = JoinedStatements.Of(read, account.OpenedOn, clock.Today);
        var keys = LineKeys.Of(account.Id, joined.Lines);
        var known = await db.BankLines.AsNoTracking()
            .Where(l => l.BankAccountId == account.Id && l.On >= joined.From && l.On <= joined.To
                && l.State != BankLineState.TakenBack)
            .Select(l => l.Key).ToHashSetAsync(ct);
        return new StatementPreview(account,
            [.. joined.Lines.Select((line, i) => new PreviewLine(line, keys[i], !known.Contains(keys[i])))],
            joined.From!.Value, joined.To!.Value, joined.Opening, joined.Closing, leftOut,
            await books.BalanceBeforeAsync(account, joined.From.Value, ct), feed?.StatementsFrom is null);
    }

    /// <summary>The rows of a table and how they are read, whether or not that is right.</summary>
    public async Task<TablePreview> LookAsync(BankStatement statement, TableMapping? mapping, CancellationToken ct)
    {
        var (rows, read) = await reader.LookAsync(await ContentAsync(statement, ct), mapping, ct);
        return new TablePreview(rows, read);
    }

    /// <summary>What the columns of the account's tables are, from now on; the caller saves.</summary>
    public async Task KeepAsync(BankStatement statement, TableMapping mapping, CancellationToken ct)
    {
        var feed = await FeedAsync(statement.BankAccountId, ct);
        if (feed is null) db.Add(feed = new BankFeed(statement.BankAccountId));
        feed.Keep(mapping.ToJson());
    }

    /// <summary>Its new lines come into the books. What was imported already stays as it is.</summary>
    /// <param name="version">Of the statement as it was seen.</param>
    /// <param name="choice">What is done where bank and books differ.</param>
    public Task<int> ImportAsync(Guid id, int version, DifferenceChoice? choice, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var statement = await SeenAsync(id, version, token);
            var preview = await PreviewAsync(statement, token);
            var difference = Settled(preview, choice);
            var rates = await Rates.ReadAsync(db, company, [statement.Currency], token);
            await ExtendAsync(preview, token);
            statement.Import(preview.Sums, difference, rates.Require(statement.Currency, preview.From), me.Id,
                clock.UtcNow);
            await db.SaveChangesAsync(token);
            await AddAsync(statement, preview, rates, token);
            return preview.NewCount;
        }, ct);

    /// <summary>Takes its lines out of the books again, with everything they were matched with.</summary>
    /// <param name="reason">What somebody wrote; needed where payments go back.</param>
    public Task TakeBackAsync(Guid id, int version, string? reason, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var statement = await SeenAsync(id, version, token);
            var lines = await db.BankLines.Include(l => l.Matches).AsSplitQuery()
                .Where(l => l.StatementId == id && l.State != BankLineState.TakenBack)
                .OrderBy(l => l.Position).ToListAsync(token);
            foreach (var line in lines.Where(l => l.State == BankLineState.Matched))
            {
                // The other line of a transfer within the statement was undone with the first.
                if (line.State == BankLineState.Matched) await matcher.UndoAsync(line, reason, token);
            }

            foreach (var line in lines) line.TakeBack(await books.FirstOpenAsync(line.On, token));
            statement.TakeBack(await books.FirstOpenAsync(statement.From!.Value, token));
            await db.SaveChangesAsync(token);
            (await FeedAsync(statement.BankAccountId, token))?.Shorten(await db.BankStatements
                .Where(s => s.BankAccountId == statement.BankAccountId && s.State == StatementState.Imported)
                .MaxAsync(s => s.To, token));
            await db.SaveChangesAsync(token);
        }, ct);

    // What bank and books differ by is named by somebody, or there is no difference.
    private static decimal Settled(StatementPreview preview, DifferenceChoice? choice)
    {
        if (preview.Difference is null or 0) return 0;
        if (choice is null)
            throw new BusinessRuleException("Bank and books differ by {0}. Say what is done about it.",
                preview.Difference.Value) { Field = "Choice" };
        if (choice == DifferenceChoice.Leave) return 0;
        return preview.IsFirst ? preview.Difference.Value
            : throw new BusinessRuleException("Only the first statement begins the books of an account.")
            {
                Field = "Choice"
            };
    }

    private async Task ExtendAsync(StatementPreview preview, CancellationToken ct)
    {
        var feed = await FeedAsync(preview.Account.Id, ct);
        if (feed is null) db.Add(feed = new BankFeed(preview.Account.Id));
        if (feed.StatementsFrom is null || preview.From < feed.StatementsFrom)
            await books.BeginStatementsAsync(preview.Account, preview.From, feed.StatementsFrom, ct);
        feed.Extend(preview.From, preview.To);
    }

    private async Task AddAsync(BankStatement statement, StatementPreview preview, ExchangeRateTable rates,
        CancellationToken ct)
    {
        var position = 0;
        foreach (var portion in preview.Lines.Where(l => l.IsNew).Chunk(Portion))
        {
            foreach (var (line, key, _) in portion)
                db.Add(new BankLine(statement, line, key, position++, rates.Require(statement.Currency, line.On),
                    company.Current.BaseCurrency));
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<BankStatement> SeenAsync(Guid id, int version, CancellationToken ct)
    {
        var statement = await db.BankStatements.OneAsync(id, ct);
        return statement.Version == version ? statement
            : throw new BusinessRuleException("This statement changed meanwhile. Look at it again.");
    }

    private Task<BankFeed?> FeedAsync(Guid bankAccountId, CancellationToken ct) =>
        db.BankFeeds.FirstOrDefaultAsync(f => f.BankAccountId == bankAccountId, ct);

    private async Task<byte[]> ContentAsync(BankStatement statement, CancellationToken ct)
    {
        await using var content = await store.OpenAsync(statement.Hash, ct)
            ?? throw new BusinessRuleException("The file of this statement is gone.");
        return await BytesOfAsync(content, ct);
    }

    private static async Task<byte[]> BytesOfAsync(Stream content, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, ct);
        return whole.ToArray();
    }
}
