using System.Globalization;
using ErpCrm.Finance.BankAccounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>Every bank account has an account of the chart, which bears its name.</summary>
internal sealed class BankLedgers(FinanceDbContext db)
{
    private const int First = 1201;
    private HashSet<string>? _codes;

    /// <summary>Makes and renames accounts with the bank accounts that are being saved.</summary>
    public async Task FollowAsync(IReadOnlyList<EntityEntry> saved, CancellationToken ct)
    {
        foreach (var entry in saved.Where(e => e.Entity is BankAccount))
        {
            var bank = (BankAccount)entry.Entity;
            if (entry.State == EntityState.Deleted) await CloseAsync(bank.LedgerAccountId, ct);
            else if (bank.LedgerAccountId is not { } ledger) await OpenAsync(bank, ct);
            else if (entry.State == EntityState.Modified) await RenameAsync(entry, bank, ledger, ct);
        }
    }

    /// <summary>Makes the account of a bank account that has none.</summary>
    public async Task OpenAsync(BankAccount bank, CancellationToken ct)
    {
        var codes = _codes ??= [.. await db.Accounts.Select(a => a.Code).ToListAsync(ct),
            .. db.ChangeTracker.Entries<Account>().Select(e => e.Entity.Code)];
        var code = Enumerable.Range(First, int.MaxValue - First).Select(n => n.ToString(CultureInfo.InvariantCulture))
            .First(codes.Add);
        var account = new Account(code, bank.Name, AccountClass.Cash);
        db.Add(account);
        // Of what is known already the context is told: it may have looked for changes before.
        var entry = db.Entry(bank);
        if (entry.State is EntityState.Modified or EntityState.Unchanged)
            entry.Property(b => b.LedgerAccountId).CurrentValue = account.Id;
        else
            bank.KeepOn(account.Id);
    }

    // What is posted stays, and nothing more is.
    private async Task CloseAsync(Guid? ledger, CancellationToken ct)
    {
        if (ledger is not { } id || await db.Accounts.FindAsync([id], ct) is not { } account) return;
        if (await db.JournalLines.AnyAsync(l => l.AccountId == id, ct))
            account.Change(account.Code, account.Name, account.Class, isActive: false, isUsed: true);
        else
            db.Remove(account);
    }

    // A name that somebody gave the account stays.
    private async Task RenameAsync(EntityEntry entry, BankAccount bank, Guid ledger, CancellationToken ct)
    {
        var before = (string?)entry.OriginalValues[nameof(BankAccount.Name)];
        if (before == bank.Name) return;
        if (await db.Accounts.FindAsync([ledger], ct) is { } account && account.Name == before)
            account.Change(account.Code, bank.Name, account.Class, account.IsActive, isUsed: true);
    }
}
