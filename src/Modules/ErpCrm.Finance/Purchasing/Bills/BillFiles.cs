using ErpCrm.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>The papers that bills name.</summary>
internal sealed class BillFiles(FinanceDbContext db) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct) =>
        db.Bills.AsNoTracking().Where(b => b.PaperHash != null)
            .Select(b => new HeldFile(b.PaperHash!, b.PaperBytes, nameof(Bill), b.Id))
            .AsAsyncEnumerable();
}
