using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>Whatever people do, in whatever order and at whatever rates: after each step the books equal the
/// documents.</summary>
[Trait("Lane", "Long")]
public sealed class BooksAgreeTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(23)]
    [InlineData(2026)]
    public async Task After_each_step_of_a_random_sequence_control_accounts_equal_their_documents(int seed)
    {
        var player = new BooksPlayer(app, new Random(seed));
        await player.BeginAsync();
        for (var step = 0; step < Steps; step++)
        {
            var did = await player.StepAsync();
            await app.BooksAgreeAsync($"Seed {seed}, step {step}: {did}");
        }
    }
}

/// <summary>Does what people do to documents, by chance.</summary>
internal sealed class BooksPlayer(TestApp app, Random chance)
{
    private static int _number = 930_000;

    // Odd rates, and currencies with no, two and three decimals.
    private static readonly (string Currency, decimal Rate)[] Rates =
        [("KGS", 1m), ("USD", 87.4337m), ("JPY", 0.58131m), ("KWD", 284.12345678m)];

    private readonly List<Customer> _customers = [];

    public async Task BeginAsync()
    {
        foreach (var (currency, rate) in Rates)
        {
            if (currency != "KGS") await app.RateAsync(currency, app.Today.AddDays(-400), rate);
            _customers.Add(await app.CustomerAsync($"Player {Guid.NewGuid():N}", currency));
        }
    }

    public async Task<string> StepAsync()
    {
        var steps = new (string Name, Func<FinanceDbContext, Task<bool>> Do)[]
        {
            ("issue", IssueAsync), ("issue", IssueAsync), ("pay", PayAsync), ("pay", PayAsync),
            ("use credit", UseCreditAsync), ("credit", CreditAsync), ("use credit note", UseNoteAsync),
            ("refund", RefundAsync), ("refund credit note", RefundNoteAsync), ("take back", ReverseAsync),
            ("expense", ExpenseAsync), ("pay expense", PayExpenseAsync), ("undo expense", UndoExpenseAsync),
            ("account", AccountAsync),
        };
        for (var tries = 0; tries < steps.Length; tries++)
        {
            var (name, work) = steps[chance.Next(steps.Length)];
            var isDone = await app.InAsync<FinanceDbContext, bool>(async db =>
            {
                if (!await work(db)) return false;
                await db.SaveChangesAsync();
                return true;
            });
            if (!isDone) continue;
            if (chance.Next(4) == 0) await app.FoldAsync();
            return name;
        }

        return "nothing";
    }

    private Customer Anybody() => _customers[chance.Next(_customers.Count)];

    private decimal RateOf(string currency)
    {
        var usual = Rates.Single(r => r.Currency == currency).Rate;
        return currency == "KGS" ? 1 : Rounding.Round(usual * (1 + ((chance.Next(200) - 100) / 1000m)), 8);
    }

    private decimal Amount(string currency, decimal most)
    {
        var unit = Rounding.Unit(Currencies.Digits(currency));
        var units = (int)Math.Min(most / unit, 1_000_000m);
        return units <= 1 ? most : Math.Min(most, unit * chance.Next(1, units + 1));
    }

    private Task<bool> IssueAsync(FinanceDbContext db)
    {
        var customer = Anybody();
        var invoice = new Invoice(customer, customer.Currency, app.Today.AddDays(-chance.Next(40)));
        for (var lines = chance.Next(1, 5); lines > 0; lines--)
            invoice.AddFree(null, new LineContent("Work", chance.Next(1, 9), LineUnit.Piece,
                chance.Next(1, 100_000) / 100m, chance.Next(3) == 0 ? 7 : 0, chance.Next(3) * 6));
        invoice.Issue(customer, Interlocked.Increment(ref _number), invoice.DraftedOn, RateOf(customer.Currency),
            "KGS");
        db.Add(invoice);
        return Task.FromResult(true);
    }

    private async Task<bool> PayAsync(FinanceDbContext db)
    {
        var customer = Anybody();
        var open = await OpenAsync(db, customer);
        var plan = open.Select(i => new PlannedAllocation(i.Id, Amount(i.Currency, i.OpenAmount))).ToList();
        var amount = plan.Sum(p => p.Amount) + Amount(customer.Currency, 50);
        var terms = new PaymentTerms(customer.Id, app.Today.AddDays(-chance.Next(30)), amount, customer.Currency,
            RateOf(customer.Currency), PaymentMethod.BankTransfer, "ref", null);
        await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty, terms, customer, plan, default);
        return true;
    }

    private async Task<bool> UseCreditAsync(FinanceDbContext db)
    {
        var customer = Anybody();
        var payment = await AnyAsync(db.Payments.Include(p => p.Allocations)
            .Where(p => p.CompanyId == customer.Id && p.HasCredit));
        var open = await OpenAsync(db, customer);
        if (payment is null || open.Count == 0) return false;
        await new Settlement(db, "KGS", app.Today).UseAsync(payment,
            [new PlannedAllocation(open[0].Id, Amount(customer.Currency,
                Math.Min(payment.OpenAmount, open[0].OpenAmount)))], default);
        return true;
    }

    private async Task<bool> CreditAsync(FinanceDbContext db)
    {
        var customer = Anybody();
        var invoice = await AnyAsync(db.Invoices.Whole()
            .Where(i => i.CompanyId == customer.Id && i.Status == InvoiceStatus.Issued));
        var line = invoice?.Lines.Select(l => (Line: l, Left: CreditWriter.LeftOf(invoice, l)))
            .FirstOrDefault(l => l.Left > 0);
        if (invoice is null || line is not { Line: not null } found) return false;
        var (note, parts) = CreditWriter.Write(invoice, new CreditRequest(
            new Dictionary<Guid, decimal> { [found.Line.Id] = chance.Next(2) == 0 ? found.Left : 1 },
            CreditedWork.WrittenOff, "Less", app.Today));
        note.Issue(Interlocked.Increment(ref _number), app.Today, parts);
        db.Add(note);
        return true;
    }

    private async Task<bool> UseNoteAsync(FinanceDbContext db)
    {
        var customer = Anybody();
        var note = await AnyAsync(db.CreditNotes.Where(n => n.CompanyId == customer.Id && n.OpenAmount > 0));
        var open = await OpenAsync(db, customer);
        if (note is null || open.Count == 0) return false;
        await new Settlement(db, "KGS", app.Today).UseAsync(note,
            [new PlannedAllocation(open[0].Id, Amount(customer.Currency, Math.Min(note.OpenAmount,
                open[0].OpenAmount)))], default);
        return true;
    }

    private async Task<bool> RefundAsync(FinanceDbContext db)
    {
        var payment = await AnyAsync(db.Payments.Include(p => p.Allocations).Where(p => p.HasCredit));
        if (payment is null) return false;
        db.Add(payment.Refund(Guid.Empty, Refund(payment.Currency, payment.OpenAmount), [], app.Today));
        return true;
    }

    private async Task<bool> RefundNoteAsync(FinanceDbContext db)
    {
        var note = await AnyAsync(db.CreditNotes.Where(n => n.OpenAmount > 0));
        if (note is null) return false;
        db.Add(Payment.Refund(note, Guid.Empty, Refund(note.Currency, note.OpenAmount), [], app.Today));
        return true;
    }

    private RefundTerms Refund(string currency, decimal most) => new(app.Today, Amount(currency, most),
        RateOf(currency), PaymentMethod.BankTransfer, "back", null);

    private async Task<bool> ReverseAsync(FinanceDbContext db)
    {
        var payment = await AnyAsync(db.Payments.Include(p => p.Allocations).Where(p => p.ReversesId == null
            && !p.IsReversed && p.RefundsId == null && p.RefundsCreditNoteId == null
            && !db.Payments.Any(r => r.RefundsId == p.Id)));
        if (payment is null) return false;
        await new Settlement(db, "KGS", app.Today).ReverseAsync(payment, Guid.Empty, "Twice", default);
        return true;
    }

    private async Task<bool> ExpenseAsync(FinanceDbContext db)
    {
        var (currency, _) = Rates[chance.Next(Rates.Length)];
        var categories = await db.ExpenseCategories.OrderBy(c => c.Id).ToListAsync();
        var category = categories[chance.Next(categories.Count)];
        var expense = Expense.Record(Guid.NewGuid(), new ExpenseTerms(app.Today, category.Id, "Bought",
            Amount(currency, 900), chance.Next(2) == 0 ? 0 : Amount(currency, 90), currency, null, false, 0),
            app.Today);
        expense.Submit(DateTime.UnixEpoch);
        expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, RateOf(currency), "KGS", category, null);
        db.Add(expense);
        return true;
    }

    private async Task<bool> PayExpenseAsync(FinanceDbContext db)
    {
        var expense = await AnyAsync(db.Expenses.Where(e => e.State == ExpenseState.Approved));
        expense?.Pay(app.Today, app.Today, await db.BankAccounts.UsualAsync(expense.Currency, default),
            RateOf(expense.Currency));
        return expense is not null;
    }

    private async Task<bool> UndoExpenseAsync(FinanceDbContext db)
    {
        var expense = await AnyAsync(db.Expenses.Where(e => e.State == ExpenseState.Approved));
        expense?.UndoApproval(null);
        return expense is not null;
    }

    // One account for a currency at most: the opening of another would have to be of the same day.
    private async Task<bool> AccountAsync(FinanceDbContext db)
    {
        var (currency, _) = Rates[chance.Next(Rates.Length)];
        var account = await db.BankAccounts.FirstOrDefaultAsync(a => a.Currency == currency);
        if (account is null)
            db.Add(BankAccount.Open($"{currency} {Guid.NewGuid():N}", currency, Amount(currency, 900),
                app.Today.AddDays(-60), app.Today));
        else
            account.Change(account.Name, currency, Amount(currency, 900), account.OpenedOn, app.Today);
        return true;
    }

    private static Task<List<Invoice>> OpenAsync(FinanceDbContext db, Customer customer) =>
        db.Invoices.Where(i => i.CompanyId == customer.Id && i.IsOpen).OrderBy(i => i.Id).Take(3).ToListAsync();

    private async Task<T?> AnyAsync<T>(IQueryable<T> records)
        where T : Entity
    {
        var ids = await records.Select(r => r.Id).OrderBy(id => id).ToListAsync();
        if (ids.Count == 0) return null;
        var id = ids[chance.Next(ids.Count)];
        return await records.SingleAsync(r => r.Id == id);
    }
}
