using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Checking;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.Deposits;

/// <summary>Deposits, drafts, invoices, credits and payments in any order, saved: after each step the books equal the
/// documents and no more is deducted than was paid (domain-rules §6, §8).</summary>
[Trait("Lane", "Long")]
public sealed class DepositsAgreeTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Steps = 45;
    private static int _number = 950_000;

    [Theory]
    [InlineData(3, "KGS", 1.0)]
    [InlineData(11, "USD", 87.4337)]
    [InlineData(2026, "JPY", 0.58131)]
    public async Task After_each_step_the_books_equal_the_deposits(int seed, string currency, double rate)
    {
        var chance = new Random(seed);
        if (currency != "KGS") await app.RateAsync(currency, app.Today.AddDays(-400), (decimal)rate);
        var customer = await app.CustomerAsync($"Deposits {seed}", currency);
        for (var step = 0; step < Steps; step++)
        {
            var did = await StepAsync(customer, chance, (decimal)rate);
            await app.BooksAgreeAsync($"Seed {seed}, step {step}: {did}");
            await DepositsHoldAsync($"Seed {seed}, step {step}: {did}");
        }
    }

    private async Task<string> StepAsync(Customer customer, Random chance, decimal usual)
    {
        var units = chance.Next(1, 90_000);
        var amount = units * Rounding.Unit(Currencies.Digits(customer.Currency));
        var rate = customer.Currency == "KGS" ? 1 : Rounding.Round(usual * (1 + ((units % 200) - 100) / 1000m), 8);
        (string Name, Func<FinanceDbContext, Task> Do)[] steps =
        [
            ("deposit", db => DepositAsync(db, customer, amount, rate)),
            ("pay", db => PayAsync(db, customer, amount, rate)), ("pay", db => PayAsync(db, customer, amount, rate)),
            ("take back", db => ReverseAsync(db, customer)),
            ("draft", db => DraftAsync(db, customer, amount, chance)),
            ("draft", db => DraftAsync(db, customer, amount, chance)),
            ("issue", db => IssueAsync(db, customer, rate)), ("issue", db => IssueAsync(db, customer, rate)),
            ("delete", db => DeleteAsync(db, customer)),
            ("credit", db => CreditAsync(db, customer, chance)),
        ];
        var (name, work) = steps[chance.Next(steps.Length)];
        try
        {
            await app.InAsync<FinanceDbContext>(async db =>
            {
                await work(db);
                await db.SaveChangesAsync();
            });
            return name;
        }
        catch (BusinessRuleException refused)
        {
            return $"{name} refused: {refused.Message}";
        }
    }

    private Task DepositAsync(FinanceDbContext db, Customer customer, decimal amount, decimal rate)
    {
        var deposit = Invoice.NewDeposit(customer, customer.Currency, null,
            new LineContent("Deposit", 1, LineUnit.Fixed, amount, 0, 12), app.Today);
        deposit.Issue(customer, Interlocked.Increment(ref _number), app.Today, rate, "KGS");
        db.Add(deposit);
        return Task.CompletedTask;
    }

    private async Task PayAsync(FinanceDbContext db, Customer customer, decimal amount, decimal rate)
    {
        var open = await db.Invoices.AsNoTracking().Where(i => i.CompanyId == customer.Id && i.IsOpen)
            .OrderByDescending(i => i.IsDeposit).ThenBy(i => i.Id).Take(3).ToListAsync();
        var plan = open.ConvertAll(i => new PlannedAllocation(i.Id, Math.Min(amount, i.OpenAmount)));
        if (plan.Count == 0) return;
        await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty, new PaymentTerms(customer.Id, app.Today,
            plan.Sum(p => p.Amount), customer.Currency, rate, PaymentMethod.BankTransfer, "ref", null), customer, plan,
            default);
    }

    private async Task ReverseAsync(FinanceDbContext db, Customer customer)
    {
        var payment = await db.Payments.Include(p => p.Allocations)
            .Where(p => p.CompanyId == customer.Id && p.ReversesId == null && !p.IsReversed).OrderBy(p => p.Id)
            .FirstOrDefaultAsync();
        if (payment is not null)
            await new Settlement(db, "KGS", app.Today).ReverseAsync(payment, Guid.Empty, "Twice", default);
    }

    private async Task DraftAsync(FinanceDbContext db, Customer customer, decimal amount, Random chance)
    {
        var deposits = await db.Invoices.OpenDeposits().Include(d => d.Lines)
            .Where(d => d.CompanyId == customer.Id).OrderBy(d => d.Id).ToListAsync();
        var draft = new Invoice(customer, customer.Currency, app.Today);
        draft.AddFree(null, new LineContent("Work", 2, LineUnit.Piece, amount, 0, 12));
        draft.Price(new InvoicePrices(chance.Next(3) == 0 ? 10 : 0, 0, null, IncludeVat: chance.Next(2) == 0));
        foreach (var deposit in deposits.Where(d => d.DepositLeft > 0).Take(2))
            draft.Deduct(deposit, Math.Min(deposit.DepositLeft, amount / 2 < 1 ? deposit.DepositLeft : Rounding.Round(
                amount / 2, customer.Currency)), "Deposit");
        db.Add(draft);
    }

    private static async Task IssueAsync(FinanceDbContext db, Customer customer, decimal rate)
    {
        var draft = await DraftsOf(db, customer).FirstOrDefaultAsync();
        draft?.Issue(customer, Interlocked.Increment(ref _number), draft.DraftedOn, rate, "KGS");
    }

    private static async Task DeleteAsync(FinanceDbContext db, Customer customer)
    {
        if (await DraftsOf(db, customer).FirstOrDefaultAsync() is not { } draft) return;
        draft.Discard();
        db.Remove(draft);
    }

    // All that is left of each line, or a part of it.
    private async Task CreditAsync(FinanceDbContext db, Customer customer, Random chance)
    {
        var ids = await db.Invoices.Where(i => i.CompanyId == customer.Id && i.Status == InvoiceStatus.Issued)
            .Select(i => i.Id).OrderBy(id => id).ToListAsync();
        if (ids.Count == 0) return;
        var id = ids[chance.Next(ids.Count)];
        var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == id);
        var part = chance.Next(2) == 0 ? 1 : 0.37m;
        var (note, parts) = CreditWriter.Write(invoice, new CreditRequest(invoice.Lines.ToDictionary(l => l.Id,
            l => Rounding.Round(CreditWriter.LeftOf(invoice, l) * part, 2)), CreditedWork.WrittenOff, "Less",
            app.Today));
        note.Issue(Interlocked.Increment(ref _number), app.Today, parts);
        db.Add(note);
    }

    private static IQueryable<Invoice> DraftsOf(FinanceDbContext db, Customer customer) => db.Invoices.Whole()
        .Where(i => i.CompanyId == customer.Id && i.Status == InvoiceStatus.Draft).OrderBy(i => i.Id);

    private async Task DepositsHoldAsync(string after)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => c.Rule.StartsWith("Deposits", StringComparison.Ordinal)))
        {
            var found = await check.RunAsync(CancellationToken.None).ToListAsync();
            Assert.True(found.Count == 0, $"{after}\n{string.Join('\n', found.Select(f => f.Problem))}");
        }
    }
}
