using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Receivables;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;
using OpenInvoices = ErpCrm.Finance.Treasury.Customers.Receivables;

namespace ErpCrm.Tests.Finance.Books.Receivables;

/// <summary>On any day the ageing is what the control accounts of the books say, item by item, in each currency and in
/// base currency; and so are statements (domain-rules §7, §16).</summary>
public sealed class AgeingTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Steps = 70;
    private static readonly AskedBy By = new(Guid.Empty, "Asel", DateTime.UnixEpoch);
    private readonly PostingSteps _do = new(app);
    private readonly Random _chance = new(20261125);

    [Fact]
    public async Task Whatever_is_dated_when_the_ageing_of_every_day_equals_the_ledger()
    {
        await app.RateAsync("USD", app.Today.AddDays(-400), 87.4567m);
        Customer[] customers =
        [
            await app.CustomerAsync("Ages in som"), await app.CustomerAsync("Ages in dollars", "USD"),
            await app.CustomerAsync("Ages too", "USD"),
        ];
        for (var i = 0; i < Steps; i++) await StepAsync(customers[_chance.Next(customers.Length)]);

        foreach (var back in new[] { 121, 120, 95, 61, 60, 31, 30, 14, 2, 1, 0, -20 })
        {
            var day = app.Today.AddDays(-back);
            foreach (var currency in new[] { null, "KGS", "USD" })
            {
                var report = await app.InScopeAsync<AgeingReading, AgeingReport>(reading =>
                    reading.ReportAsync(new AgeingAsk { At = day, Currency = currency }, CancellationToken.None));
                Assert.True(report.EqualsLedger,
                    $"{day} {currency}: {report.Total.Ageing.Open} and {report.Ledger.Receivables}, {report.Total.Credit} and {report.Ledger.Credits}");
            }

            await ItemsEqualAsync(day);
            foreach (var customer in customers) await StatementAddsUpAsync(customer, day);
        }

        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Credit_makes_no_invoice_younger_and_the_first_day_late_is_the_one_after_the_due_day()
    {
        var customer = await app.CustomerAsync("Edges");
        // Due 14 days after: today, yesterday, 30 and 31 days ago.
        foreach (var (ago, gross) in new[] { (14, 1m), (15, 2m), (44, 4m), (45, 8m), (120, 16m) })
            await app.InvoiceAsync(customer, gross, app.Today.AddDays(-ago));
        await _do.PayAsync(customer, 100, 1);
        var (due, issued) = (await RowAsync(customer, AgeBy.Due), await RowAsync(customer, AgeBy.Issued));
        Assert.Equal(new Ageing(1, 6, 8, 0, 16), due.Ageing);
        Assert.Equal(new Ageing(0, 3, 12, 0, 16), issued.Ageing);
        Assert.Equal((100m, -69m), (due.Credit, due.Balance));
    }

    private async Task<AgedCustomer> RowAsync(Customer customer, AgeBy by) =>
        (await app.InScopeAsync<AgeingReading, AgeingReport>(reading => reading.ReportAsync(
            new AgeingAsk { By = by, Currency = "KGS" }, CancellationToken.None))).Customers
        .Single(c => c.Id == customer.Id);

    private Task ItemsEqualAsync(DateOnly day) => app.InAsync<FinanceDbContext>(async db =>
    {
        // What is entered later than it counts leaves other cents on the days between.
        var isExact = day >= app.Today;
        var open = (await OpenInvoices.OpenOnAsync(db, day, null, CancellationToken.None)).ToDictionary(
            i => i.InvoiceId, i => (i.Open, isExact ? Rounding.Round(i.Open * i.ExchangeRate, "KGS") : 0));
        var credits = (await OpenCredits.OnAsync(db, day, null, CancellationToken.None)).ToDictionary(
            c => c.SourceId, c => (c.Open, isExact ? Rounding.Round(c.Open * c.ExchangeRate, "KGS") : 0));
        Assert.Equal(await BookedAsync(db, AccountRole.Receivables, day, 1, isExact), open);
        Assert.Equal(await BookedAsync(db, AccountRole.CustomerCredits, day, -1, isExact), credits);
    });

    private async Task<Dictionary<Guid, (decimal, decimal)>> BookedAsync(FinanceDbContext db, AccountRole role,
        DateOnly day, int sign, bool isExact)
    {
        var account = await db.Accounts.Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
        var sums = await app.SumsAsync(new SumQuery(null, day, By: SumBy.Item | SumBy.Currency, Accounts: [account]));
        return sums.Where(s => s.Amount != 0)
            .ToDictionary(s => s.ItemId!.Value, s => (sign * s.Amount, isExact ? sign * s.BaseAmount : 0));
    }

    private Task StatementAddsUpAsync(Customer customer, DateOnly day) => app.InAsync<FinanceDbContext>(async db =>
    {
        var statement = await Statement.LoadAsync(db, customer, customer.Currency, app.Today.AddDays(-200), day,
            CancellationToken.None);
        var credit = (await OpenCredits.OnAsync(db, day, customer.Id, CancellationToken.None)).Sum(c => c.Open);
        Assert.Equal(statement.Open.Sum(i => i.Open) - credit, statement.Closing);
    });

    private Task StepAsync(Customer customer) => _chance.Next(9) switch
    {
        0 or 1 => app.InvoiceAsync(customer, Cents(50_000), Ago(120), customer.Currency, Rate(customer)),
        2 or 3 => PayAsync(customer),
        4 => GiveUpAsync(customer),
        5 => TakeBackAsync(customer),
        6 => ReverseAsync(customer),
        7 => CreditAsync(customer),
        _ => RefundAsync(customer),
    };

    private Task PayAsync(Customer customer) => app.InAsync<FinanceDbContext>(async db =>
    {
        var amount = Cents(40_000);
        var plan = AllocationPlan.InOrder(await Settlement.OpenAsync(db, customer.Id, customer.Currency, default))
            .Take(2).Select(i => new PlannedAllocation(i.Id, Math.Min(i.Open, amount / 3))).ToList();
        plan = [.. plan.Select(p => p with { Amount = Rounding.Round(p.Amount, 2) }).Where(p => p.Amount > 0)];
        await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty, new PaymentTerms(customer.Id, Ago(110),
            amount, customer.Currency, Rate(customer), PaymentMethod.BankTransfer, "ref", null), customer, plan,
            default);
        await db.SaveChangesAsync();
    });

    private Task GiveUpAsync(Customer customer) => app.InAsync<FinanceDbContext>(async db =>
    {
        var invoice = await db.Invoices.Whole().Where(i => i.CompanyId == customer.Id && i.IsOpen)
            .OrderBy(i => i.Id).FirstOrDefaultAsync();
        if (invoice is null) return;
        var age = app.Today.DayNumber - invoice.IssuedOn!.Value.DayNumber;
        var day = invoice.IssuedOn.Value.AddDays(_chance.Next(age + 1));
        var before = await db.OpenWriteOffs.Where(w => w.InvoiceId == invoice.Id).ToListAsync();
        db.Add(invoice.WriteOff(new OpenWriteOffTerms(OpenWriteOffKind.BadDebt,
            Math.Min(invoice.OpenAmount, Cents(20_000)), day, "Gone", false), before, By, "KGS"));
        await db.SaveChangesAsync();
    });

    private Task TakeBackAsync(Customer customer) => app.InAsync<FinanceDbContext>(async db =>
    {
        var row = await db.OpenWriteOffs.Where(w => w.ReversesId == null
            && db.Invoices.Any(i => i.Id == w.InvoiceId && i.CompanyId == customer.Id)
            && !db.OpenWriteOffs.Any(back => back.ReversesId == w.Id)).OrderBy(w => w.Id).FirstOrDefaultAsync();
        if (row is null) return;
        var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == row.InvoiceId);
        var day = row.On.AddDays(_chance.Next(app.Today.DayNumber - row.On.DayNumber + 1));
        db.Add(invoice.TakeBack(row, [row], day, "It came", By, "KGS"));
        await db.SaveChangesAsync();
    });

    private async Task CreditAsync(Customer customer)
    {
        var found = await app.InAsync<FinanceDbContext, List<Invoice>>(db => db.Invoices.AsNoTracking()
            .Where(i => i.CompanyId == customer.Id).OrderByDescending(i => i.Id).ToListAsync());
        if (found.Find(i => i is { WrittenOffAmount: 0, CreditedAmount: 0 }) is { } invoice)
            await _do.CreditAsync(invoice.Id, 1);
    }

    private Task ReverseAsync(Customer customer) => app.InAsync<FinanceDbContext>(async db =>
    {
        var payment = await db.Payments.Include(p => p.Allocations).Where(p => p.CompanyId == customer.Id
                && !p.IsReversed && p.ReversesId == null && p.RefundsId == null
                && !db.Payments.Any(refund => refund.RefundsId == p.Id))
            .OrderBy(p => p.Id).FirstOrDefaultAsync();
        if (payment is null) return;
        await new Settlement(db, "KGS", app.Today.AddDays(-1)).ReverseAsync(payment, Guid.Empty, "Wrong", default);
        await db.SaveChangesAsync();
    });

    private Task RefundAsync(Customer customer) => app.InAsync<FinanceDbContext>(async db =>
    {
        var payment = await db.Payments.Where(p => p.CompanyId == customer.Id && p.HasCredit).OrderBy(p => p.Id)
            .FirstOrDefaultAsync();
        if (payment is null) return;
        db.Add(payment.Refund(Guid.Empty, new RefundTerms(app.Today.AddDays(-_chance.Next(3)),
            Math.Min(payment.OpenAmount, Cents(5_000)), Rate(customer), PaymentMethod.BankTransfer, null, null), [],
            app.Today));
        await db.SaveChangesAsync();
    });

    private decimal Cents(int most) => _chance.Next(1, most) / 100m;

    private DateOnly Ago(int most) => app.Today.AddDays(-_chance.Next(4, most));

    private decimal Rate(Customer customer) => customer.Currency == "KGS" ? 1 : 87m + (_chance.Next(10_000) / 10_000m);
}
