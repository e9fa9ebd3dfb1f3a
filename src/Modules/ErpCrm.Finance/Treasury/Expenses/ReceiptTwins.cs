using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>An expense that another one looks like.</summary>
/// <param name="IsSeen">Whether the reader may look at it.</param>
internal sealed record ReceiptTwin(Guid Id, string Title, bool IsSeen);

/// <summary>Finds the expense that claims a receipt already: by what its code says, by the file itself; and those that
/// only look alike.</summary>
internal sealed class ReceiptTwins(FinanceDbContext db, ICurrentUser me)
{
    /// <param name="text">What the code says.</param>
    /// <param name="except">The expense itself.</param>
    public async Task<ReceiptTwin?> OfCodeAsync(string? text, Guid? except, CancellationToken ct) =>
        FiscalReceipt.Read(text) is { } receipt
            ? await OneAsync(db.Expenses.Where(e => e.FiscalKey == receipt.Key && e.Id != except), ct)
            : null;

    /// <inheritdoc cref="OfCodeAsync"/>
    public async Task<ReceiptTwin?> OfFileAsync(string? hash, Guid? except, CancellationToken ct) => hash is null
        ? null
        : await OneAsync(db.Expenses.Where(e => e.ReceiptHash == hash && e.Id != except), ct);

    /// <summary>By expense the first other one of the same person, day, amount and seller: a warning, no more.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, ReceiptTwin>> LikeAsync(IReadOnlyCollection<Expense> expenses,
        CancellationToken ct)
    {
        var receipts = expenses.Where(e => e.Kind == ExpenseKind.Receipt && e.MerchantKey.Length > 0).ToList();
        if (receipts.Count == 0) return new Dictionary<Guid, ReceiptTwin>();
        var (people, days) = (receipts.Select(e => e.RecordedById).Distinct().ToList(),
            receipts.Select(e => e.SpentOn).Distinct().ToList());
        var others = await db.Expenses.AsNoTracking().VisibleOrDecided(me)
            .Where(e => EF.Parameter(people).Contains(e.RecordedById) && EF.Parameter(days).Contains(e.SpentOn)
                && e.MerchantKey != "")
            .Select(e => new
            {
                e.Id, e.RecordedById, e.SpentOn, e.Currency, e.MerchantKey, Gross = e.Net + e.Vat, e.Description
            }).ToListAsync(ct);
        var found = new Dictionary<Guid, ReceiptTwin>();
        foreach (var receipt in receipts)
        {
            var like = others.Find(o => o.Id != receipt.Id
                && (o.RecordedById, o.SpentOn, o.Currency, o.MerchantKey, o.Gross) == (receipt.RecordedById,
                    receipt.SpentOn, receipt.Currency, receipt.MerchantKey, receipt.Gross));
            if (like is not null) found[receipt.Id] = new ReceiptTwin(like.Id, like.Description, IsSeen: true);
        }

        return found;
    }

    private async Task<ReceiptTwin?> OneAsync(IQueryable<Expense> expenses, CancellationToken ct)
    {
        if (await expenses.Select(e => new { e.Id, e.Description }).FirstOrDefaultAsync(ct) is not { } twin)
            return null;
        var isSeen = await db.Expenses.VisibleOrDecided(me).AnyAsync(e => e.Id == twin.Id, ct);
        return new ReceiptTwin(twin.Id, isSeen ? twin.Description : "", isSeen);
    }
}
