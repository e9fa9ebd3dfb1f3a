using System.Runtime.CompilerServices;
using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Lines of statements move the ledger account of their bank account by what they are, and statements come to
/// what their bank says; what nobody explained is compared with the suspense account by
/// <see cref="ControlCheck"/>.</summary>
internal sealed class BankCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Bank: every line is in the books with its amount, and every statement adds up";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var ledgers = await db.BankAccounts.Where(a => a.LedgerAccountId != null)
            .ToDictionaryAsync(a => a.Id, a => a.LedgerAccountId!.Value, ct);
        var posted = await PostedAsync(ct);
        var keys = new HashSet<(Guid, string)>();
        await foreach (var line in db.BankLines.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var expected = line.State == BankLineState.TakenBack ? 0 : line.Amount;
            var booked = posted.GetValueOrDefault(
                (line.Id, ledgers.GetValueOrDefault(line.BankAccountId), line.Currency));
            if (booked != expected)
                yield return Of(line, $"it is {line.State} with {expected} {line.Currency}, {booked} is posted");
            if (!keys.Add((line.BankAccountId, line.Key))) yield return Of(line, $"another line has the same key");
        }

        foreach (var finding in await StatementsAsync(ct)) yield return finding;
    }

    // What lines moved on an account in a currency.
    private async Task<Dictionary<(Guid LineId, Guid AccountId, string Currency), decimal>> PostedAsync(
        CancellationToken ct)
    {
        var posted = new Dictionary<(Guid, Guid, string), decimal>();
        var lines = from journal in db.Journals
                    join line in db.JournalLines on journal.Id equals line.JournalId
                    where journal.SourceKind == Kinds.BankLine
                        && journal.Kind == Books.Journals.JournalKind.BankLine
                    select new { journal.SourceId, line.AccountId, line.Currency, Amount = line.Debit - line.Credit };
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            var key = (line.SourceId, line.AccountId, line.Currency);
            posted[key] = posted.GetValueOrDefault(key) + line.Amount;
        }

        return posted;
    }

    private async Task<IReadOnlyList<Finding>> StatementsAsync(CancellationToken ct)
    {
        var statements = await db.BankStatements.AsNoTracking().Where(s => s.State == StatementState.Imported)
            .Select(s => new
            {
                Statement = s, Came = db.BankLines.Count(l => l.StatementId == s.Id),
                Back = db.BankLines.Count(l => l.StatementId == s.Id && l.State == BankLineState.TakenBack),
            }).ToListAsync(ct);
        return
        [
            .. statements.Where(s => s.Came - s.Back != s.Statement.NewLineCount)
                .Select(s => Finding.Of("BankStatement", s.Statement.Id,
                    $"it brought {s.Statement.NewLineCount} lines, {s.Came - s.Back} are here")),
        ];
    }

    private static Finding Of(BankLine line, FormattableString problem) => Finding.Of("BankLine", line.Id, problem);
}
