using ErpCrm.Finance.Payroll;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Cash;

/// <summary>What is due: open issued invoices by due day, approved
/// expenses that wait for payment, what suppliers are owed, what payroll costs; base at today's rates.</summary>
internal static class CashDue
{
    public static async Task<IReadOnlyList<CashItem>> InAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today,
        CancellationToken ct)
    {
        var open = await db.Invoices.AsNoTracking().Where(i => i.IsOpen)
            .Select(i => new { i.Id, i.Number, CustomerName = i.CustomerToday.Name, i.DueOn, i.OpenAmount, i.Currency })
            .ToListAsync(ct);
        return
        [
            .. open.OrderBy(i => i.DueOn).ThenBy(i => i.Number, StringComparer.Ordinal)
                .Select(i => new CashItem(i.Id, i.Number!, i.CustomerName, i.DueOn!.Value, i.OpenAmount, i.Currency,
                    rates.ToBase(i.OpenAmount, i.Currency, today)) { Url = $"/finance/invoices/{i.Id}" }),
        ];
    }

    public static async Task<IReadOnlyList<CashItem>> OutAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today,
        CancellationToken ct)
    {
        var unpaid = await (
            from e in db.Expenses
            join u in db.Users on e.RecordedById equals u.Id into users
            from u in users.DefaultIfEmpty()
            where e.State == ExpenseState.Approved
            orderby e.SpentOn, e.Id
            select new
            {
                e.Id, e.Description, By = u == null ? "" : u.Name, e.SpentOn, Amount = e.Payable!.Value,
                Currency = e.PayableCurrency!
            }).ToListAsync(ct);
        var expenses = unpaid.Select(e => new CashItem(e.Id, e.Description, e.By, e.SpentOn, e.Amount, e.Currency,
            rates.ToBase(e.Amount, e.Currency, today)) { Url = $"/finance/expenses/{e.Id}" });
        return
        [
            .. expenses.Concat(await SuppliersDue.LoadAsync(db, rates, today, ct))
                .Concat(await PayrollDue.LoadAsync(db, rates, today, ct)).OrderBy(i => i.On),
        ];
    }
}
