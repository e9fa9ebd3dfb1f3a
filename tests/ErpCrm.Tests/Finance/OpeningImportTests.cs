using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Insights;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Imports;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Workspace.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance;

/// <summary>What a company brings along when it begins: open invoices, what is in its accounts, expenses.</summary>
public sealed class OpeningImportTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TestUser Accountant = TestUser.Accountant;

    [Fact]
    public async Task An_open_invoice_of_another_system_is_owed_here_and_goes_with_its_import()
    {
        var sign = ImportSteps.Unique();
        await app.DrainAsync();
        var before = await StateAsync();
        var day = app.Today.AddDays(-60);
        var url = await app.ImportedAsync(TestUser.Owner, "invoice",
            $"Номер;Клиент;Дата;Срок оплаты;Сумма;НДС;Остаток\r\nA-{sign};Buyer {sign};{day:dd.MM.yyyy};"
            + $"{day.AddDays(14):dd.MM.yyyy};112 000,00;12 000,07;50 000,00\r\n"
            + $"B-{sign};buyer {sign};{day:dd.MM.yyyy};;5600,5;;\r\n"
            + $"A-{sign};Buyer {sign};{day:dd.MM.yyyy};;100;;\r\n"
            + $"C-{sign};Buyer {sign};{day:dd.MM.yyyy};;100;;200\r\n"
            + $"D-{sign};Buyer {sign};{app.Today.AddDays(5):dd.MM.yyyy};;100;;\r\n");
        Assert.StartsWith("2 0 0 3", await app.FiguresAsync(TestUser.Owner, url), StringComparison.Ordinal);
        var invoice = await InvoiceAsync($"A-{sign}");
        Assert.Equal((112_000m, 12_000.07m, 50_000m, 62_000m, true, day.AddDays(14)),
            (invoice.Gross, invoice.Vat, invoice.OpenAmount, invoice.SettledBefore, invoice.IsOpen, invoice.DueOn));

        // Owed on the day after it was issued as today; earned by no engagement, and in no series.
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var owed = await Receivables.OpenOnAsync(db, app.Today, invoice.CompanyId, default);
            Assert.Equal([50_000m, 5600.5m], owed.Select(r => r.Open).OrderDescending());
            var customer = await db.Customers.SingleAsync(c => c.Id == invoice.CompanyId);
            var statement = await Statement.LoadAsync(db, customer, "KGS", day, app.Today, default);
            Assert.Equal(55_600.5m, statement.Closing);
            Assert.False(await db.IssuedDocuments.AnyAsync(d => d.Id == invoice.Id));
        });
        Assert.False(await app.InAsync<InsightsDbContext, bool>(
            db => db.ThreadEntries.AnyAsync(t => t.RecordId == invoice.Id)));
        Assert.Empty(await FindingsAsync());
        await app.Browser(Accountant).GetAsync($"/finance/invoices/{invoice.Id}");

        Assert.Equal("0 0 1 0", await app.FiguresAsync(TestUser.Owner, await app.CheckedAsync(TestUser.Owner, "invoice",
            $"Номер;Клиент;Дата;Сумма\r\nA-{sign};Buyer {sign};{day:dd.MM.yyyy};999\r\n")));
        await app.DoImportAsync(TestUser.Owner, url, "undo");
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task What_was_paid_or_credited_of_it_stays_and_the_books_agree()
    {
        var sign = ImportSteps.Unique();
        var day = app.Today.AddDays(-40);
        var url = await app.ImportedAsync(TestUser.Owner, "invoice",
            $"Number;Customer;Issued on;Total;VAT;Open\r\nP-{sign};Payer {sign};{day:yyyy-MM-dd};1120;120;1000\r\n"
            + $"Q-{sign};Payer {sign};{day:yyyy-MM-dd};560;60;\r\n");
        var invoice = await InvoiceAsync($"P-{sign}");
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var owed = await db.Invoices.SingleAsync(i => i.Id == invoice.Id);
            var payment = Payment.Receive(Guid.Empty, new PaymentTerms(invoice.CompanyId, app.Today, 1000m, "KGS", 1,
                PaymentMethod.BankTransfer, "ref", null), invoice.CustomerName, app.Today);
            payment.Allocate(owed, 1000m, app.Today, "KGS");
            db.Add(payment);
            await db.SaveChangesAsync();
        });
        Assert.Equal((0m, app.Today), ((await InvoiceAsync($"P-{sign}")).OpenAmount,
            (await InvoiceAsync($"P-{sign}")).PaidOn!.Value));

        var other = await InvoiceAsync($"Q-{sign}");
        var browser = app.Browser(Accountant);
        var credit = await browser.GetAsync($"/finance/invoices/{other.Id}/credit");
        (await browser.SubmitAsync(credit, "form[action$='/credit']", ("Reason", "cancelled"),
            ("Lines[0].Quantity", "1"), ("Work", "WrittenOff"))).Saved();
        Assert.Equal(0m, (await InvoiceAsync($"Q-{sign}")).OpenAmount);
        await app.DrainAsync();
        Assert.Empty(await FindingsAsync());

        await app.DoImportAsync(TestUser.Owner, url, "undo");
        Assert.Equal(2, await app.InAsync<FinanceDbContext, int>(
            db => db.Invoices.CountAsync(i => i.Number == $"P-{sign}" || i.Number == $"Q-{sign}")));
        Assert.Empty(await FindingsAsync());
    }

    [Fact]
    public async Task A_number_that_was_issued_here_is_refused_and_one_of_our_form_never_stops_the_series()
    {
        var customer = await app.CustomerAsync($"Customer {ImportSteps.Unique()}");
        var ours = await app.InvoiceAsync(customer, 100, app.Today);
        var sign = ImportSteps.Unique();
        Assert.Contains("was issued here", await app.FiguresAsync(TestUser.Owner, await app.CheckedAsync(
            TestUser.Owner, "invoice",
            $"Number;Customer;Issued on;Total\r\n{ours.Number};Buyer {sign};{app.Today:yyyy-MM-dd};100\r\n")),
            StringComparison.Ordinal);
        var next = $"INV-{app.Today.Year}-700001";
        await app.ImportedAsync(TestUser.Owner, "invoice",
            $"Number;Customer;Issued on;Total\r\n{next};Buyer {sign};{app.Today:yyyy-MM-dd};100\r\n");
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var known = await db.Customers.SingleAsync(c => c.Id == customer.Id);
            var invoice = new Invoice(known, "KGS", app.Today);
            invoice.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, 1, 0, 0));
            invoice.Issue(known, 700_001, app.Today, 1, "KGS");
            db.Add(invoice);
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Whom_one_may_not_bill_nobody_finds_in_a_file_either()
    {
        var sign = ImportSteps.Unique();
        var (mine, others) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.OtherSales));
        await app.DrainAsync();
        Dictionary<string, object> Row(int number, string customer) => new()
        {
            ["number"] = $"{number}-{sign}", ["customer"] = customer, ["issuedOn"] = app.Today, ["gross"] = 100m
        };
        var outcomes = await app.TakeAsOwnOnlyAsync("invoice", "number", Row(1, mine.Name), Row(2, others.Name));
        Assert.Equal([RowResult.Created, RowResult.Refused], outcomes.Select(o => o.Result));
        Assert.Equal(RowTrouble.NotFound, Assert.Single(outcomes[1].Problems).Trouble);
    }

    [Fact]
    public async Task Balances_of_accounts_begin_on_one_day_for_a_currency()
    {
        var sign = ImportSteps.Unique();
        await app.RateAsync("CHF", app.Today.AddDays(-400), 90m);
        var before = await app.RowsAsync<FinanceDbContext>(typeof(BankAccount));
        var day = app.Today.AddDays(-100);
        var url = await app.ImportedAsync(Accountant, "bank-account",
            $"Счёт;Валюта;Начальный остаток;На дату\r\nMain {sign};CHF;1'250'000.50;{day:yyyy-MM-dd}\r\n"
            + $"Cash {sign};CHF;-18 400,50;{day:yyyy-MM-dd}\r\nLate {sign};CHF;1;{day.AddDays(1):yyyy-MM-dd}\r\n");
        Assert.StartsWith("2 0 0 1", await app.FiguresAsync(Accountant, url), StringComparison.Ordinal);
        Assert.Equal([-18_400.50m, 1_250_000.50m], await app.InAsync<FinanceDbContext, List<decimal>>(
            async db => [.. (await db.BankAccounts.Where(a => a.Name.EndsWith(sign)).ToListAsync())
                .Select(a => a.OpeningBalance).Order()]));
        await app.DoImportAsync(Accountant, url, "undo");
        Assert.Equal(before, await app.RowsAsync<FinanceDbContext>(typeof(BankAccount)));
    }

    [Fact]
    public async Task Expenses_come_as_drafts_and_the_same_file_again_adds_none()
    {
        var sign = ImportSteps.Unique();
        var before = await app.RowsAsync<FinanceDbContext>(typeof(Expense));
        var day = app.Today.AddDays(-20);
        var file = $"Дата;Описание;Сумма;НДС;Статья\r\n{day:dd.MM.yyyy};Taxi {sign};1 120,00;120;Travel\r\n"
            + $"{day:dd.MM.yyyy};Server {sign};5600;;Nonsense {sign}\r\n{day:dd.MM.yyyy};Lunch {sign};0;;\r\n";
        var url = await app.ImportedAsync(Accountant, "expense", file);
        Assert.StartsWith("1 0 0 2", await app.FiguresAsync(Accountant, url), StringComparison.Ordinal);
        var taxi = await app.InAsync<FinanceDbContext, Expense>(
            db => db.Expenses.SingleAsync(e => e.Description == $"Taxi {sign}"));
        Assert.Equal((ExpenseState.Draft, 1000m, 120m, Accountant.Id),
            (taxi.State, taxi.Net, taxi.Vat, taxi.RecordedById));
        Assert.StartsWith("0 0 1 2", await app.FiguresAsync(
            Accountant, await app.CheckedAsync(Accountant, "expense", file, ("Way", "AddAndUpdate"))),
            StringComparison.Ordinal);
        await app.DoImportAsync(Accountant, url, "undo");
        Assert.Equal(before, await app.RowsAsync<FinanceDbContext>(typeof(Expense)));
    }

    private Task<Invoice> InvoiceAsync(string number) => app.InAsync<FinanceDbContext, Invoice>(
        db => db.Invoices.AsNoTracking().SingleAsync(i => i.Number == number));

    private async Task<List<string>> FindingsAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var found = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => c.GetType().Name is "InvoiceCheck" or "CreditNoteCheck" or "PaymentCheck"))
        {
            await foreach (var finding in check.RunAsync(default)) found.Add($"{check.Rule}: {finding}");
        }

        return found;
    }

    private async Task<string> StateAsync() =>
        await app.RowsAsync<FinanceDbContext>(typeof(Invoice), typeof(InvoiceLine), typeof(Customer))
        + await app.RowsAsync<ErpCrm.Crm.CrmDbContext>(typeof(ErpCrm.Crm.Companies.Company));
}
