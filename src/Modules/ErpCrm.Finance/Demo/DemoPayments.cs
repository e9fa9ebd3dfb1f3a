using ErpCrm.Demo;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>
/// Customers pay by habit: early, on time, late; some in two parts,
/// some not yet. What one customer pays on a day arrives as one payment over all its invoices.
/// </summary>
internal sealed class DemoPayments(FinanceDbContext db, ExchangeRateTable rates, string baseCurrency, DemoWorld world)
{
    private const int NotYet = 10_000;

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        var open = await db.Invoices.AsNoTracking().Where(i => i.IsOpen)
            .Select(
                i => new { i.Id, i.CompanyId, i.CustomerName, i.Currency, i.Number, i.DueOn, i.Gross, i.OpenAmount })
            .ToListAsync(ct);
        var due = open.Select(
            i => (Invoice: i, Amount: AmountOn(day, i.CustomerName, i.Number!, i.DueOn!.Value, i.Gross, i.OpenAmount)))
            .Where(d => d.Amount > 0).GroupBy(d => (d.Invoice.CompanyId, d.Invoice.Currency))
            .OrderBy(g => g.First().Invoice.Number, StringComparer.Ordinal);

        foreach (var payment in due)
        {
            var parts = payment.Select(d => new PlannedAllocation(d.Invoice.Id, d.Amount)).ToList();
            var (customerId, currency) = payment.Key;
            var customer = await db.Customers.SingleAsync(c => c.Id == customerId, ct);
            var first = payment.First().Invoice.Number!;
            var extra = DemoWorld.Chance("finance.extra " + first)
                .Next(40) == 0 ? Rounded(parts.Sum(p => p.Amount) * 0.02m) : 0;
            var terms = new PaymentTerms(
                customerId, day, parts.Sum(p => p.Amount) + extra, currency, rates.Require(currency, day),
                PaymentMethod.BankTransfer,
                string.Join(", ", payment.Select(d => d.Invoice.Number).Take(3)), null);
            await new Settlement(db, baseCurrency, day).ReceiveAsync(world.UserIds[FinanceDemo.Accountant], terms,
                customer, parts, ct);
        }
    }

    // What arrives for one invoice on a day: all, the first half, or nothing.
    private static decimal AmountOn(DateOnly day, string customer, string number, DateOnly dueOn, decimal gross,
        decimal open)
    {
        var chance = DemoWorld.Chance("finance.pay " + number);
        var lag = HabitOf(customer) + chance.Next(-4, 9);
        var fate = chance.Next(100);
        if (fate < 5) lag = NotYet;
        var arrives = WorkingDay(dueOn.AddDays(lag == NotYet ? 3650 : lag));
        if (fate >= 88 && open == gross && day >= arrives && day < arrives.AddDays(28)) return Rounded(gross / 2);
        if (fate >= 88 && open < gross) arrives = WorkingDay(arrives.AddDays(28));
        return day >= arrives ? open : 0;
    }

    // Days after the due day; a few customers are always late.
    private static int HabitOf(string customer) => DemoWorld.Chance("finance.habit " + customer).Next(10) switch
    {
        0 or 1 => -6,
        2 or 3 or 4 => 0,
        5 or 6 => 6,
        7 or 8 => 14,
        _ => 34,
    };

    private static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static decimal Rounded(decimal amount) => Rounding.Round(amount, 2);
}
