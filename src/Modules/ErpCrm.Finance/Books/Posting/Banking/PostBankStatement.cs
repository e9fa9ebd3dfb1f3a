using ErpCrm.Contracts;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Banking;

/// <summary>What the bank had more or less than the books before its first statement, where somebody said that it
/// belongs to the opening balances.</summary>
internal sealed class PostBankStatement(FinanceDbContext db) : IPosts
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Modified, Entity: BankStatement statement }
        && (StatementState)saved.OriginalValues[nameof(BankStatement.State)]! != statement.State;

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var statement = (BankStatement)saved.Entity;
        if (statement.State != StatementState.Imported)
        {
            foreach (var journal in await db.StandingAsync(Kinds.BankStatement, statement.Id, JournalKind.Opening, ct))
                await run.ReverseAsync(journal, ct);
            return;
        }

        if (statement.OpeningDifference == 0) return;
        var account = await run.Saved.OneAsync<BankAccount>(db, statement.BankAccountId, ct);
        var (amount, inBase) = (statement.OpeningDifference,
            run.ToBase(statement.OpeningDifference, statement.OpeningRate));
        run.Open(JournalKind.Opening, statement.From!.Value, Kinds.BankStatement, statement.Id, statement.FileName)
            .Debit(account.LedgerAccountId!.Value, statement.Currency, amount, inBase)
            .Credit(AccountRole.OpeningBalances, statement.Currency, amount, inBase);
    }
}
