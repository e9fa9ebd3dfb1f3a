using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>A deposit is owed in work until an invoice deducts it, at its own rate (domain-rules §6, §8).</summary>
public sealed class DepositPostingTests(TestApp app) : IClassFixture<TestApp>
{
    private static int _number = 940_000;
    private readonly PostingSteps _do = new(app);

    [Fact]
    public async Task A_deposit_is_no_income_and_its_deduction_takes_back_what_it_posted()
    {
        var customer = await app.CustomerAsync("Paid ahead");
        var deposit = await DepositAsync(customer, 300, 1);
        Assert.Equal(
            [
                new Posted(AccountRole.Receivables, "Receivables from customers", "KGS", 336m, 336m),
                new Posted(AccountRole.CustomerDeposits, "Deposits of customers", "KGS", -300m, -300m),
                new Posted(AccountRole.OutputVat, "VAT on sales", "KGS", -36m, -36m),
            ],
            await app.PostedAsync(deposit));
        await SoundAsync();

        await _do.PayAsync(customer, 336, 1, (deposit, 336));
        var final = await FinalAsync(customer, deposit, 1000, 300, 1);
        Assert.Equal(
            [
                (AccountRole.Receivables, 784m), (AccountRole.Sales, -1000m), (AccountRole.OutputVat, -120m),
                (AccountRole.CustomerDeposits, 300m), (AccountRole.OutputVat, 36m),
            ],
            (await app.PostedAsync(final)).Select(p => (p.Role, p.Base)));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.CustomerDeposits, deposit));
        await SoundAsync();
    }

    [Fact]
    public async Task What_both_rates_differ_by_is_realised_and_credit_notes_give_it_back()
    {
        var customer = await app.CustomerAsync("Abroad ahead", "USD");
        var deposit = await DepositAsync(customer, 300, 80);
        await _do.PayAsync(customer, 336, 80, (deposit, 336));
        var final = await FinalAsync(customer, deposit, 1000, 300, 90);
        // 336 × (90 − 80) was worth more on the day of the invoice.
        Assert.Equal(
            [
                (AccountRole.Receivables, 70_560m), (AccountRole.Sales, -90_000m), (AccountRole.OutputVat, -10_800m),
                (AccountRole.CustomerDeposits, 24_000m), (AccountRole.OutputVat, 2_880m),
                (AccountRole.RealisedExchange, 3_360m),
            ],
            (await app.PostedAsync(final)).Select(p => (p.Role, p.Base)));
        await SoundAsync();

        foreach (var part in new[] { 0.33m, 0.33m, 0.34m }) await CreditAsync(final, part);
        Assert.Equal((-24_000m, 300m), (await app.BaseOfAsync(AccountRole.CustomerDeposits, deposit),
            await LeftOfAsync(deposit)));
        await SoundAsync();
        await CreditAsync(deposit, 1);
        Assert.Equal((0m, 0m), (await app.BaseOfAsync(AccountRole.CustomerDeposits, deposit),
            await LeftOfAsync(deposit)));
        await SoundAsync();
    }

    [Fact]
    public async Task An_invoice_that_is_paid_by_its_deposit_alone_is_posted_and_settled()
    {
        var customer = await app.CustomerAsync("All ahead", "KWD");
        var deposit = await DepositAsync(customer, 12.345m, 284.12345678m);
        await _do.PayAsync(customer, 13.826m, 284.12345678m, (deposit, 13.826m));
        var final = await FinalAsync(customer, deposit, 12.345m, 12.345m, 285.5m);
        Assert.Equal((0m, false), await app.InAsync<FinanceDbContext, (decimal, bool)>(async db =>
        {
            var invoice = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == final);
            return (invoice.Gross, invoice.IsOpen);
        }));
        Assert.Contains(await app.PostedAsync(final), p => p.Role == AccountRole.Sales);
        await SoundAsync();
    }

    [Fact]
    public async Task On_a_statement_of_an_earlier_day_a_deposit_stands_as_it_was()
    {
        var customer = await app.CustomerAsync("Day by day");
        var deposit = await DepositAsync(customer, 300, 1, app.Today.AddDays(-20));
        await _do.PayAsync(customer, 336, 1, (deposit, 336));
        await FinalAsync(customer, deposit, 1000, 100, 1);
        Assert.Equal([300m], await OpenOnAsync(customer, app.Today.AddDays(-1)));
        Assert.Equal([200m], await OpenOnAsync(customer, app.Today));
        Assert.Empty(await OpenOnAsync(customer, app.Today.AddDays(-21)));
    }

    private Task<Guid> DepositAsync(Customer customer, decimal net, decimal rate, DateOnly? on = null) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var day = on ?? app.Today;
            var deposit = Invoice.NewDeposit(customer, customer.Currency, null,
                new LineContent("Deposit", 1, LineUnit.Fixed, net, 0, 12), day);
            deposit.Issue(customer, Interlocked.Increment(ref _number), day, rate, "KGS");
            db.Add(deposit);
            await db.SaveChangesAsync();
            return deposit.Id;
        });

    private Task<Guid> FinalAsync(Customer customer, Guid depositId, decimal work, decimal deducted, decimal rate) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var deposit = await db.Invoices.Include(i => i.Lines).SingleAsync(i => i.Id == depositId);
            var final = new Invoice(customer, customer.Currency, app.Today);
            final.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, work, 0, 12));
            final.Deduct(deposit, deducted, "Deposit");
            final.Issue(customer, Interlocked.Increment(ref _number), app.Today, rate, "KGS");
            db.Add(final);
            await db.SaveChangesAsync();
            return final.Id;
        });

    // The same part of each line, negative of what is deducted.
    private Task CreditAsync(Guid invoiceId, decimal part) => app.InAsync<FinanceDbContext>(async db =>
    {
        var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == invoiceId);
        var (note, parts) = CreditWriter.Write(invoice, new CreditRequest(
            invoice.Lines.ToDictionary(l => l.Id, l => l.Quantity * part), CreditedWork.WrittenOff, "Less", app.Today));
        note.Issue(Interlocked.Increment(ref _number), app.Today, parts);
        db.Add(note);
        await db.SaveChangesAsync();
    });

    private Task<decimal> LeftOfAsync(Guid deposit) => app.InAsync<FinanceDbContext, decimal>(
        async db => (await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == deposit)).DepositLeft);

    private Task<List<decimal>> OpenOnAsync(Customer customer, DateOnly day) =>
        app.InAsync<FinanceDbContext, List<decimal>>(async db =>
            [.. (await DepositBalance.OnAsync(db, customer.Id, "KGS", day, default)).Select(d => d.Open)]);

    private async Task SoundAsync()
    {
        await app.BooksAgreeAsync();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => c.Rule.StartsWith("Deposits", StringComparison.Ordinal)))
            Assert.Empty(await check.RunAsync(CancellationToken.None).ToListAsync());
    }
}
