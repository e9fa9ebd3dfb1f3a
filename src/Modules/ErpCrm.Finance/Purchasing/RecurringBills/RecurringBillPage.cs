using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

/// <summary>One recurring bill: its next days, what it made, what it costs from when on.</summary>
internal sealed record RecurringBillPage(RecurringBill Bill, Supplier Supplier, string? Category, string? Account,
    ProjectCopy? Project, IReadOnlyList<(DateOnly On, decimal Gross)> Coming, IReadOnlyList<BillsRow> Made,
    DateOnly Today)
{
    private const int ShownMade = 24;

    /// <summary>How many of the next days are shown.</summary>
    public const int ShownComing = 12;

    public static async Task<RecurringBillPage> LoadAsync(FinanceDbContext db, ICurrentUser me, IBillAccounts accounts,
        RecurringBill bill, ExchangeRateTable rates, DateOnly today, IStringLocalizer<FinanceText> texts,
        CancellationToken ct)
    {
        var category = await db.ExpenseCategories.AsNoTracking().FirstOrDefaultAsync(c => c.Id == bill.CategoryId, ct);
        var names = bill.AccountId is { } account ? await accounts.NamesAsync([account], ct) : null;
        var made = db.RecurringOccurrences.Where(o => o.RecurringBillId == bill.Id).Select(o => o.BillId);
        return new RecurringBillPage(
            bill,
            await db.Suppliers.AsNoTracking().SingleAsync(s => s.Id == bill.SupplierId, ct),
            category is null ? null : category.IsBuiltIn ? texts[category.Name] : category.Name,
            names?.Values.FirstOrDefault(),
            bill.ProjectId is { } project
                ? await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == project, ct)
                : null,
            [.. bill.Coming().Take(ShownComing)],
            await db.Bills.AsNoTracking().VisibleTo(me).Where(b => made.Contains(b.Id))
                .OrderByDescending(b => b.BilledOn).Take(ShownMade).Select(BillsRow.At(rates, today)).ToListAsync(ct),
            today);
    }
}
