using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Saves expenses as their form says, with the receipt. One receipt is claimed once.</summary>
internal sealed class ExpenseWriting(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, IFileStore files, ReceiptTwins twins,
    IDatabase database)
{
    /// <exception cref="BusinessRuleException">A rule refuses, or somebody claims the receipt already.</exception>
    public async Task<Expense> CreateAsync(ExpenseForm form, CancellationToken ct)
    {
        var expense = Expense.Record(me.Id, form.Terms(), clock.Today);
        if (form.ClaimId is { } claimId) (await db.ExpenseClaims.RecordedBy(me).OneAsync(claimId, ct)).Take(expense);
        await SaveAsync(expense, form, ct);
        return expense;
    }

    /// <inheritdoc cref="CreateAsync"/>
    public Task ChangeAsync(Expense expense, ExpenseForm form, CancellationToken ct)
    {
        expense.Change(form.Terms(), clock.Today);
        return SaveAsync(expense, form, ct);
    }

    // The file comes before the row that names it; one whose row is not saved is removed as any that nothing names.
    private async Task SaveAsync(Expense expense, ExpenseForm form, CancellationToken ct)
    {
        form.Custom.Give(expense);
        var receipt = await StoreAsync(form, ct);
        if (receipt is not null)
        {
            form.Twin = await twins.OfFileAsync(receipt.Hash, expense.Id, ct);
            if (form.Twin is not null) throw Twice(nameof(form.Receipt));
            expense.Attach(receipt);
        }
        else if (form.RemoveReceipt)
        {
            expense.Detach();
        }

        if (form.AndSubmit) expense.Submit(clock.UtcNow, await db.ManagerOfAsync(expense.ProjectId, ct));
        if (db.Entry(expense).State == EntityState.Detached) db.Add(expense);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            // Two claim it at the same moment: the index lets the first one save.
            db.ChangeTracker.Clear();
            await RefuseTwiceAsync(expense, form, ct);
            throw;
        }
    }

    private async Task RefuseTwiceAsync(Expense expense, ExpenseForm form, CancellationToken ct)
    {
        form.Twin = await twins.OfCodeAsync(expense.FiscalText, expense.Id, ct);
        if (form.Twin is not null) throw Twice(nameof(form.FiscalText));
        form.Twin = await twins.OfFileAsync(expense.ReceiptHash, expense.Id, ct);
        if (form.Twin is not null) throw Twice(nameof(form.Receipt));
    }

    private async Task<Receipt?> StoreAsync(ExpenseForm form, CancellationToken ct)
    {
        if (form.Receipt is not { } upload) return null;
        await using var content = upload.OpenReadStream();
        return await ReceiptFile.StoreAsync(files, content, upload.FileName, upload.Length, ct);
    }

    private static BusinessRuleException Twice(string field) => new("This receipt is claimed already.")
    {
        Field = field
    };
}
