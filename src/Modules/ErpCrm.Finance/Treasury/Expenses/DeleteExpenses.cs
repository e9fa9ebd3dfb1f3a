using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Deletes one's own expenses that nobody has to decide about, as the page of one does.</summary>
internal sealed class DeleteExpenses(
    FinanceDbContext db, ICurrentUser me, IFileStore files, IStringLocalizer<SharedText> shared) : IBulkAction
{
    public string Key => "finance.delete-expense";

    public string Word => shared["Delete"];

    public string Icon => "trash-2";

    public bool Removes => true;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.RecordExpenses);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(record.Id, ct);
        await db.LeaveClaimAsync(expense, ct);
        expense.Discard();
        var kept = KeptRow.Of(db, expense);
        db.Remove(expense);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(kept, expense.Description);
    }

    // A receipt that nobody named was removed meanwhile, maybe.
    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var expense = KeptRow.Restore<Expense>(db, before);
        if (expense.RecordedById != me.Id) throw new RecordNotFoundException();
        // Somebody entered it anew meanwhile.
        if (await db.Expenses.AnyAsync(e => (e.FiscalKey != null && e.FiscalKey == expense.FiscalKey)
            || (e.ReceiptHash != null && e.ReceiptHash == expense.ReceiptHash), ct))
            throw new BusinessRuleException("This receipt is claimed already.");
        if (expense.ReceiptHash is { } hash)
        {
            await using var receipt = await files.OpenAsync(hash, ct);
            if (receipt is null) expense.Detach();
        }

        await db.SaveChangesAsync(ct);
    }
}
