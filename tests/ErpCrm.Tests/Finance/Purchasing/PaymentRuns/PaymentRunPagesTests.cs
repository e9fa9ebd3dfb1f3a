using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.PaymentRuns;

/// <summary>Each test pays in a currency of its own: a run proposes whatever is due.</summary>
public sealed class PaymentRunPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    private TestBrowser Management { get; } = app.Browser(TestUser.Management);

    [Theory]
    [InlineData("PLN", false, 2), InlineData("SEK", true, 3)]
    public async Task One_prepares_another_approves_and_the_bank_pays(string currency, bool isPerBill, int payments)
    {
        var account = await AccountAsync(currency);
        var (first, second) = (await _scene.SupplierAsync($"First {currency}", currency),
            await _scene.SupplierAsync($"Second {currency}", currency));
        var due = app.Today.AddDays(-20);
        var bills = new[]
        {
            await _scene.BillAsync(first, 100, due), await _scene.BillAsync(first, 50.5m, due),
            await _scene.BillAsync(second, 70, due),
        };
        var late = await _scene.BillAsync(second, 999);
        var page = await Accountant.GetAsync($"/finance/payment-runs/create?bankAccountId={account}");
        var url = (await Accountant.SubmitAsync(page, "form#payment-run",
            ("IsPerBill", isPerBill ? "true" : "false"))).Saved();
        Assert.Equal((220.5m, 3, PaymentRunState.Draft), await RunAsync(url));

        // Nobody approves his own, and nothing goes to the bank before.
        var own = await Accountant.GetAsync(url);
        Assert.Null(own.QuerySelector($"form[action='{url}/approve']"));
        await Accountant.PostAsync($"{url}/approve",
            TestBrowser.Fields((IHtmlFormElement)own.QuerySelector($"form[action='{url}/cancel']")!));
        Assert.Equal(PaymentRunState.Draft, (await RunAsync(url)).State);
        await Accountant.GetAsync($"{url}/pain-09", HttpStatusCode.NotFound);

        (await Management.SubmitAsync(await Management.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        await ChangeAccountAsync(first);
        foreach (var (ending, version) in new[] { ("pain-03", PainVersion.V03), ("pain-09", PainVersion.V09) })
        {
            var content = await Accountant.Http.GetByteArrayAsync($"{url}/{ending}");
            var message = PainSchema.Read(content, version);
            Assert.Contains("1180000112340987", message.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("9999999999", message.Value, StringComparison.Ordinal);
        }

        Assert.Contains(bills[2].Number, await Accountant.Http.GetStringAsync($"{url}/list"), StringComparison.Ordinal);
        var approved = await Accountant.GetAsync(url);
        (await Accountant.SubmitAsync(approved, "form#execute")).Saved();
        await Accountant.SubmitAsync(approved, "form#execute", ("executedOn", $"{app.Today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(PaymentRunState.Executed, (await RunAsync(url)).State);
        foreach (var bill in bills) Assert.False((await _scene.BillAsync(bill.Id)).IsOpen);
        Assert.True((await _scene.BillAsync(late.Id)).IsOpen);
        var paid = await PaymentsAsync(first.Id, second.Id);
        Assert.Equal((payments, 220.5m), (paid.Count, paid.Sum(p => p.Amount)));
        Assert.All(paid, p => Assert.Equal((account, 0m), (p.BankAccountId!.Value, p.OpenAmount)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_bill_lies_in_one_open_run_and_is_paid_by_nothing_else_meanwhile()
    {
        var account = await AccountAsync("NOK");
        var supplier = await _scene.SupplierAsync("One run", "NOK");
        var bill = await _scene.BillAsync(supplier, 100, app.Today.AddDays(-20));
        var create = $"/finance/payment-runs/create?bankAccountId={account}";
        var (mine, theirs) = (await Accountant.GetAsync(create), await Accountant.GetAsync(create));
        var url = (await Accountant.SubmitAsync(mine, "form#payment-run")).Saved();

        var second = await Accountant.SubmitAsync(theirs, "form#payment-run", ("Name", "Second run"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Second run"),
            (second.Status, Typed(second.Page, "Name")));
        Assert.DoesNotContain(bill.Number, (await Accountant.GetAsync(create)).QuerySelector("#due-bills")!.TextContent,
            StringComparison.Ordinal);
        var byHand = await Accountant.SubmitAsync(
            await Accountant.GetAsync($"/finance/supplier-payments/create?billId={bill.Id}"), "form#payment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byHand.Status);
        var page = await Accountant.GetAsync($"/finance/bills/{bill.Id}");
        await Accountant.SubmitAsync(page, "form#void", ("reason", "Wrong"));
        Assert.Equal(100m, (await _scene.BillAsync(bill.Id)).OpenAmount);

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/cancel']")).Saved();
        Assert.Contains(bill.Number, (await Accountant.GetAsync(create)).QuerySelector("#due-bills")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_account_of_the_supplier_nothing_is_approved()
    {
        var account = await AccountAsync("CHF");
        var supplier = await _scene.SupplierAsync("Nowhere to pay to", "CHF", account: "");
        await _scene.BillAsync(supplier, 100, app.Today.AddDays(-20));
        var page = await Accountant.GetAsync($"/finance/payment-runs/create?bankAccountId={account}");
        var url = (await Accountant.SubmitAsync(page, "form#payment-run")).Saved();
        var run = await Management.GetAsync(url);
        Assert.Contains("Nowhere to pay to", run.QuerySelector(".notice.amber")!.TextContent, StringComparison.Ordinal);
        await Management.SubmitAsync(run, $"form[action='{url}/approve']");
        Assert.Equal(PaymentRunState.Draft, (await RunAsync(url)).State);
    }

    [Fact]
    public async Task Too_much_is_refused_at_its_line_and_a_part_is_paid()
    {
        var account = await AccountAsync("DKK");
        var supplier = await _scene.SupplierAsync("Parts", "DKK");
        var bill = await _scene.BillAsync(supplier, 100, app.Today.AddDays(-20));
        var page = await Accountant.GetAsync($"/finance/payment-runs/create?bankAccountId={account}");
        foreach (var amount in new[] { "100.01", "0", "abc", "1.001" })
        {
            var answer = await Accountant.SubmitAsync(page, "form#payment-run", ("Lines[0].Amount", amount));
            Assert.Equal((amount, HttpStatusCode.UnprocessableEntity), (amount, answer.Status));
            Assert.Equal(amount, Typed(answer.Page, "Lines[0].Amount"));
        }

        var past = await Accountant.SubmitAsync(page, "form#payment-run",
            ("ExecuteOn", $"{app.Today.AddDays(-1):yyyy-MM-dd}"));
        Assert.NotEqual("", past.Page.QuerySelector("[data-valmsg-for=ExecuteOn]")!.TextContent.Trim());
        var url = (await Accountant.SubmitAsync(page, "form#payment-run", ("Lines[0].Amount", "40"))).Saved();
        (await Management.SubmitAsync(await Management.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#execute")).Saved();
        Assert.Equal(60m, (await _scene.BillAsync(bill.Id)).OpenAmount);
    }

    [Fact]
    public Task A_company_of_one_person_may_let_him_approve_his_own() => app.WithOwnDecisionsAsync(async () =>
    {
        var account = await AccountAsync("CZK");
        await _scene.BillAsync(await _scene.SupplierAsync("Alone", "CZK"), 100, app.Today.AddDays(-20));
        var page = await Accountant.GetAsync($"/finance/payment-runs/create?bankAccountId={account}");
        var url = (await Accountant.SubmitAsync(page, "form#payment-run")).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        Assert.Equal(PaymentRunState.Approved, (await RunAsync(url)).State);
    });

    private async Task<Guid> AccountAsync(string currency)
    {
        await app.RateAsync(currency, app.Today.AddDays(-400), 9.25m);
        return await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var account = BankAccount.Open($"Main {currency}", currency, 1_000, app.Today.AddDays(-60), app.Today);
            account.Describe("Demir", "118001", "1180000012345678", false);
            db.Add(account);
            await db.SaveChangesAsync();
            return account.Id;
        });
    }

    private Task ChangeAccountAsync(Supplier supplier) => app.InAsync<FinanceDbContext>(async db =>
    {
        var known = await db.Suppliers.SingleAsync(s => s.Id == supplier.Id);
        known.Change(new SupplierData(known.Name, null, known.Currency, 14)
        {
            Account = new SupplierAccount("9999999999"),
        });
        await db.SaveChangesAsync();
    });

    private Task<(decimal Total, int Bills, PaymentRunState State)> RunAsync(string url) =>
        app.InAsync<FinanceDbContext, (decimal, int, PaymentRunState)>(async db =>
        {
            var run = await db.PaymentRuns.AsNoTracking().SingleAsync(r => r.Id == IdIn(url));
            return (run.Total, run.BillCount, run.State);
        });

    private Task<List<SupplierPayment>> PaymentsAsync(params Guid[] suppliers) =>
        app.InAsync<FinanceDbContext, List<SupplierPayment>>(
            db => db.SupplierPayments.AsNoTracking().Where(p => suppliers.Contains(p.SupplierId)).ToListAsync());
}
