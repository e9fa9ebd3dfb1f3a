using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>What a document has on an account; debits are positive.</summary>
internal sealed record PlacedMoney(string SourceKind, Guid SourceId, string Reference, DateOnly Date, string Currency,
    Guid? PartyId, decimal Amount, decimal Base);

/// <summary>Where the money of a document lies by the books.</summary>
internal static class MoneyPlace
{
    /// <summary>Money goes from one account to another, each document's on its own days.</summary>
    public static void Move(PostingRun run, IEnumerable<PlacedMoney> money, Guid from, Guid to)
    {
        foreach (var document in money.GroupBy(m => (m.SourceKind, m.SourceId, m.Date, m.Currency)))
        {
            var (amount, inBase) = (document.Sum(m => m.Amount), document.Sum(m => m.Base));
            var of = new LineOf(PartyId: document.First().PartyId);
            run.Open(JournalKind.Transfer, document.Key.Date, document.Key.SourceKind, document.Key.SourceId,
                document.First().Reference)
                .Debit(to, document.Key.Currency, amount, inBase, of)
                .Credit(from, document.Key.Currency, amount, inBase, of);
        }
    }

    /// <summary>In transit, or on the bank account itself where it was recorded before its first statement.</summary>
    /// <returns>The account, and what the money came to there in base currency.</returns>
    /// <exception cref="BusinessRuleException">It lies elsewhere: on another account, or nowhere.</exception>
    public static async Task<(Guid AccountId, decimal Base)> OfAsync(
        PostingRun run, BankAccount account, BankMatch match, CancellationToken ct)
    {
        List<Guid> places = [run.Accounts.Of(AccountRole.CashInTransit), account.LedgerAccountId!.Value];
        var (kind, id, currency) = (match.DocumentKind, match.DocumentId!.Value, match.DocumentCurrency);
        var lines = await (
            from journal in run.Db.Journals
            join line in run.Db.JournalLines on journal.Id equals line.JournalId
            where journal.SourceKind == kind && journal.SourceId == id && line.Currency == currency
                && places.Contains(line.AccountId)
            select new { line.AccountId, line.Debit, line.Credit, line.BaseDebit, line.BaseCredit }).ToListAsync(ct);
        var lying = lines.GroupBy(l => l.AccountId).Select(g => (Account: g.Key, Amount: g.Sum(l => l.Debit - l.Credit),
            Base: g.Sum(l => l.BaseDebit - l.BaseCredit))).FirstOrDefault(p => p.Amount == match.DocumentAmount);
        return lying.Account == Guid.Empty
            ? throw new BusinessRuleException(
                "This money was not recorded for this bank account, or before its statements begin.")
            : (lying.Account, lying.Base);
    }

    /// <summary>Money that went in transit when statements began goes back to where it was recorded: the document is
    /// being taken back.</summary>
    public static async Task PutBackAsync(PostingRun run, string kind, Guid id, DateOnly day, CancellationToken ct)
    {
        foreach (var moved in await run.Db.StandingAsync(kind, id, JournalKind.Transfer, ct))
            run.Open(JournalKind.Transfer, day, kind, id, moved.Reference, reversalOf: moved.Id).Reverse(moved.Lines);
    }
}
