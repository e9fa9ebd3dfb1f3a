using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Identity;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.ExchangeRates;

/// <summary>
/// What a document keeps is read from the database when it is made: a
/// rate that another process saved a moment ago counts, though this one still remembers the former (domain-rules §6).
/// </summary>
public sealed class FrozenRateTests(TestApp app) : IClassFixture<TestApp>
{
    private const decimal Known = 87m;
    private const decimal Newer = 89.5m;
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task An_invoice_is_issued_at_the_rate_another_process_saved()
    {
        var company = await BeginAsync("DKK");
        await _scene.TimeAsync(await _scene.ProjectAsync(company, currency: "DKK"), 60);
        var invoice = await _scene.DraftAsync(company, "DKK");
        await SavedElsewhereAsync("DKK");
        await _scene.IssueAsync(invoice);
        Assert.Equal((Newer, 89_500m),
            (await _scene.InvoiceAsync(invoice) is var issued ? (issued.ExchangeRate, issued.BaseNet) : default));
    }

    [Fact]
    public async Task A_payment_and_its_refund_are_recorded_at_the_rate_another_process_saved()
    {
        var company = await BeginAsync("PLN");
        await SavedElsewhereAsync("PLN");
        var form = await Accountant.GetAsync($"/finance/payments/create?companyId={company}");
        var payment =
            (await Accountant.SubmitAsync(form, "form#payment", ("Amount", "100"), ("Currency", "PLN"))).Saved();
        await SavedElsewhereAsync("PLN", 91m);
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{payment}/refund"), "form#refund")).Saved();
        Assert.Equal([Newer, 91m], await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.Payments.Where(p => p.CompanyId == company).OrderByDescending(p => p.Amount)
                .Select(p => p.ExchangeRate)
                .ToListAsync()));
    }

    [Fact]
    public async Task An_expense_is_approved_and_billed_at_the_rates_another_process_saved()
    {
        var company = await BeginAsync("SEK");
        var project = await _scene.ProjectAsync(company, currency: "SEK");
        var expense = await app.InAsync<FinanceDbContext, Expense>(async db =>
        {
            var category = await db.ExpenseCategories.Select(c => c.Id).FirstAsync();
            var added = Expense.Record(TestUser.TeamMember.Id,
                new ExpenseTerms(app.Today, category, "Flights", 1790, 0, "KGS", project, IsRebillable: true, 0),
                app.Today);
            added.Submit(app.Time.GetUtcNow().UtcDateTime);
            db.Add(added);
            await db.SaveChangesAsync();
            return added;
        });
        await SavedElsewhereAsync("SEK");
        var url = $"/finance/expenses/{expense.Id}";
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        Assert.Equal(20m, (await _scene.DeliveryAsync(expense.Id)).UnitPrice);
    }

    [Fact]
    public async Task A_rate_that_a_document_keeps_is_read_in_the_transaction_that_stores_it()
    {
        await BeginAsync("NOK");
        var company = app.Services.GetRequiredService<ICompanyProfile>();
        await app.InAsync<FinanceDbContext>(async db =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => Rates.ReadAsync(db, company, "NOK", app.Today, default));
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => HourPrices.LoadAsync(db, company, [], ["NOK"], default));
            Assert.Equal(Known,
                await db.InTransactionAsync(ct => Rates.ReadAsync(db, company, "NOK", app.Today, ct), default));
        });
    }

    [Fact]
    public async Task Hours_are_priced_at_the_rate_another_process_saved()
    {
        var (company, person) = (await BeginAsync("CZK"), Guid.NewGuid());
        await _scene.RateAsync(person, cost: 100, bill: 1790);
        await SavedElsewhereAsync("CZK");
        var entry = await _scene.TimeAsync(await _scene.ProjectAsync(company, currency: "CZK", rate: null), 60,
            person: person);
        Assert.Equal(20m, (await _scene.DeliveryAsync(entry)).UnitPrice);
    }

    [Fact]
    public async Task An_hour_is_priced_in_the_smallest_unit_of_the_contract_currency()
    {
        var (company, person) = (await _scene.CustomerAsync("Dinar", "KWD"), Guid.NewGuid());
        await _scene.ExchangeAsync("KWD", 305m);
        await _scene.RateAsync(person, cost: 100, bill: 10_000);
        var entry = await _scene.TimeAsync(await _scene.ProjectAsync(company, currency: "KWD", rate: null), 60,
            person: person);
        Assert.Equal((32.787m, 32.787m),
            await _scene.DeliveryAsync(entry) is var delivery ? (delivery.UnitPrice, delivery.Value) : default);
    }

    [Fact]
    public async Task The_seller_stands_on_the_invoice_as_another_process_saved_it()
    {
        var (_, _, first) = await _scene.IssuedAsync("Seller known");
        await app.InAsync<IdentityModuleDbContext>(
            db => db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.LegalName, "Renamed elsewhere LLC")));
        var (_, _, second) = await _scene.IssuedAsync("Seller renamed");
        Assert.NotEqual("Renamed elsewhere LLC", await SellerOfAsync(first));
        Assert.Equal("Renamed elsewhere LLC", await SellerOfAsync(second));
    }

    private async Task<Guid> BeginAsync(string currency)
    {
        await _scene.ExchangeAsync(currency, Known);
        await app.InAsync<FinanceDbContext>(async db => Assert.Equal(Known,
            (await Rates.LoadAsync(db, app.Services.GetRequiredService<ICompanyProfile>(), default)).RateOn(currency,
                app.Today)));
        return await _scene.CustomerAsync($"Elsewhere {currency}", currency);
    }

    /// <summary>As another process does: this one is not told.</summary>
    private Task SavedElsewhereAsync(string currency, decimal rate = Newer) => app.InAsync<FinanceDbContext>(async db =>
    {
        await app.InAsync<FinanceDbContext>(
            async first => await Rates.LoadAsync(first, app.Services.GetRequiredService<ICompanyProfile>(), default));
        var table = db.Model.FindEntityType(typeof(ErpCrm.Finance.ExchangeRates.ExchangeRate))!;
        var name = table.GetSchema() is { } schema ? $"{schema}.{table.GetTableName()}" : table.GetTableName();
        await db.Database.OpenConnectionAsync();
        await using var update = db.Database.GetDbConnection().CreateCommand();
        update.CommandText = "UPDATE " + name + " SET Rate = @rate WHERE Currency = @currency";
        foreach (var (parameter, value) in new (string, object)[] { ("@rate", rate), ("@currency", currency) })
        {
            var added = update.CreateParameter();
            (added.ParameterName, added.Value) = (parameter, value);
            update.Parameters.Add(added);
        }

        Assert.Equal(1, await update.ExecuteNonQueryAsync());
    });

    private async Task<string> SellerOfAsync(Guid invoice) =>
        FrozenDocument.Read(await app.InAsync<FinanceDbContext, string>(
            db => db.IssuedDocuments.Where(d => d.Id == invoice).Select(d => d.Content).SingleAsync())).Seller.Name;
}
