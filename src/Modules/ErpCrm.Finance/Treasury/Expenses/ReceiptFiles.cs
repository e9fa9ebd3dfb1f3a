using ErpCrm.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>The receipts that expenses name.</summary>
internal sealed class ReceiptFiles(FinanceDbContext db) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct) =>
        db.Expenses.AsNoTracking().Where(e => e.ReceiptHash != null)
            .Select(e => new HeldFile(e.ReceiptHash!, e.ReceiptBytes, nameof(Expense), e.Id))
            .AsAsyncEnumerable();
}
