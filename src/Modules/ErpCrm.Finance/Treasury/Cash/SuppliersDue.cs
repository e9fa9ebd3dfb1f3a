using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>
/// What suppliers will be paid: bills by due day, posted or not, less what suppliers have of ours, and the bills that
/// recurring ones will make. A bill that is made already is no coming one any more: each amount is counted once.
/// </summary>
internal static class SuppliersDue
{
    public static async Task<IReadOnlyList<CashItem>> LoadAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today, CancellationToken ct)
    {
        var credit = await CreditAsync(db, ct);
        var bills = await db.Bills.AsNoTracking()
            .Where(b => b.Kind == BillKind.Bill && (b.IsOpen || b.State == BillState.Draft
                || b.State == BillState.Waiting || b.State == BillState.SentBack))
            .Select(b => new
            {
                b.Id, b.Number, b.SupplierId, b.SupplierName, b.DueOn, b.Currency,
                Amount = b.State == BillState.Posted ? b.OpenAmount : b.Gross,
            }).ToListAsync(ct);
        var due = new List<CashItem>();
        foreach (var bill in bills.OrderBy(b => b.DueOn).ThenBy(b => b.Number, StringComparer.Ordinal))
        {
            // What a supplier has of ours pays its oldest bills.
            var key = (bill.SupplierId, bill.Currency);
            var used = Math.Min(credit.GetValueOrDefault(key), bill.Amount);
            if (used > 0) credit[key] -= used;
            var left = bill.Amount - used;
            if (left <= 0) continue;
            due.Add(new CashItem(bill.Id, bill.Number.Length > 0 ? bill.Number : bill.SupplierName, bill.SupplierName,
                bill.DueOn, left, bill.Currency, rates.ToBase(left, bill.Currency, today))
            {
                Url = $"/finance/bills/{bill.Id}",
            });
        }

        return [.. due, .. await ComingAsync(db, rates, today, ct)];
    }

    private static async Task<Dictionary<(Guid SupplierId, string Currency), decimal>> CreditAsync(FinanceDbContext db,
        CancellationToken ct)
    {
        var notes = await db.Bills.AsNoTracking().Where(b => b.IsOpen && b.Kind == BillKind.CreditNote)
            .Select(b => new { b.SupplierId, b.Currency, b.OpenAmount }).ToListAsync(ct);
        var ahead = await db.SupplierPayments.AsNoTracking().Where(p => p.HasAdvance)
            .Select(p => new { p.SupplierId, p.Currency, p.OpenAmount }).ToListAsync(ct);
        return notes.Concat(ahead).GroupBy(c => (c.SupplierId, c.Currency))
            .ToDictionary(g => g.Key, g => g.Sum(c => c.OpenAmount));
    }

    private static async Task<IReadOnlyList<CashItem>> ComingAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today, CancellationToken ct)
    {
        var end = CashFlow.EndOf(today);
        var recurring = await db.RecurringBills.AsNoTracking().Include(r => r.Amounts)
            .Where(r => r.NextOn != null && r.NextOn < end).ToListAsync(ct);
        var ids = recurring.Select(r => r.SupplierId).Distinct().ToList();
        var names = await db.Suppliers.AsNoTracking().Where(s => ids.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        return
        [
            .. from bill in recurring
               from coming in bill.Coming().TakeWhile(c => c.On.AddDays(bill.TermDays) < end)
               orderby coming.On
               select new CashItem(bill.Id, bill.Name, names.GetValueOrDefault(bill.SupplierId, ""),
                   coming.On.AddDays(bill.TermDays), coming.Gross, bill.Currency,
                   rates.ToBase(coming.Gross, bill.Currency, today))
               {
                   Url = $"/finance/recurring-bills/{bill.Id}",
               },
        ];
    }
}
