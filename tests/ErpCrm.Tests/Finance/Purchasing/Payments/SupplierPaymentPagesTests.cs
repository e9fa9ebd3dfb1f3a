using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.Payments;

public sealed class SupplierPaymentPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_bill_is_paid_from_its_page_and_taken_back_again()
    {
        var supplier = await _scene.SupplierAsync("Paid at once");
        var bill = await _scene.BillAsync(supplier, 300);
        var page = await Accountant.GetAsync($"/finance/supplier-payments/create?billId={bill.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#payment")).Saved();
        var paid = await _scene.BillAsync(bill.Id);
        Assert.Equal((0m, false, app.Today), (paid.OpenAmount, paid.IsOpen, paid.PaidOn!.Value));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Payables, bill.Id));
        Assert.Equal(bill.Number, (await _scene.PaymentAsync(IdIn(url))).Reference);

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#reverse", ("reason", "Twice"))).Saved();
        var open = await _scene.BillAsync(bill.Id);
        Assert.Equal((300m, true, (DateOnly?)null), (open.OpenAmount, open.IsOpen, open.PaidOn));
        Assert.Equal(-300m, await app.BaseOfAsync(AccountRole.Payables, bill.Id));
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector("form#reverse"));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_part_is_paid_and_the_rest_stays_open_by_age()
    {
        var supplier = await _scene.SupplierAsync("Paid in parts");
        var old = await _scene.BillAsync(supplier, 100, app.Today.AddDays(-60));
        var young = await _scene.BillAsync(supplier, 50);
        var page = await Accountant.GetAsync($"/finance/supplier-payments/create?supplierId={supplier.Id}");
        (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "70"))).Saved();
        Assert.Equal((30m, 50m), ((await _scene.BillAsync(old.Id)).OpenAmount,
            (await _scene.BillAsync(young.Id)).OpenAmount));
        var aged = await AgedAsync(supplier, app.Today);
        Assert.Equal((30m, 50m, 80m), (aged.Ageing.To60, aged.Ageing.NotDue, aged.InBooks));
        // What is paid today was open yesterday.
        Assert.Equal((100m, 0m), ((await AgedAsync(supplier, app.Today.AddDays(-1))).Ageing.To60,
            (await AgedAsync(supplier, app.Today.AddDays(-1))).Ageing.NotDue));
        var shown = (await Accountant.GetAsync("/finance/suppliers/ageing")).Body!.TextContent;
        Assert.Contains("Paid in parts", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_rate_at_the_payment_is_a_realised_difference()
    {
        await app.RateAsync("USD", app.Today.AddDays(-400), 87.4337m);
        var supplier = await _scene.SupplierAsync("Dollars", "USD");
        var bill = await _scene.BillAsync(supplier, 1000, app.Today.AddDays(-30));
        await app.RateAsync("USD", app.Today.AddDays(-3), 89m);
        var first = await _scene.PaymentAsync(await _scene.PayAsync(supplier, 333.33m, app.Today, (bill, 333.33m)));
        var second = await _scene.PaymentAsync(await _scene.PayAsync(supplier, 666.67m, app.Today, (bill, 666.67m)));
        // 1000 were owed at 87,433.70 and cost 89,000 to pay: a loss.
        Assert.Equal(-1566.30m, first.Allocations[0].ExchangeDifference + second.Allocations[0].ExchangeDifference);
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Payables, bill.Id));
        Assert.Equal((0m, 0m), (await app.BaseOfAsync(AccountRole.SupplierAdvances, first.Id),
            await app.BaseOfAsync(AccountRole.SupplierAdvances, second.Id)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Money_paid_ahead_is_used_for_a_later_bill_and_what_is_left_comes_back()
    {
        var supplier = await _scene.SupplierAsync("Paid ahead");
        var page = await Accountant.GetAsync($"/finance/supplier-payments/create?supplierId={supplier.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "500"), ("IsAhead", "true"))).Saved();
        var bill = await _scene.BillAsync(supplier, 300);
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{url}/use"), "form#credit")).Saved();
        Assert.Equal((0m, 200m), ((await _scene.BillAsync(bill.Id)).OpenAmount,
            (await _scene.PaymentAsync(IdIn(url))).OpenAmount));

        var refund = await Accountant.GetAsync($"{url}/refund");
        var answer = await Accountant.SubmitAsync(refund, "form#refund", ("Amount", "201"), ("Note", "keep me"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "keep me", "201"),
            (answer.Status, Typed(answer.Page, "Note"), Typed(answer.Page, "Amount")));
        (await Accountant.SubmitAsync(refund, "form#refund")).Saved();
        Assert.Equal((0m, false), ((await _scene.PaymentAsync(IdIn(url))).OpenAmount,
            (await _scene.PaymentAsync(IdIn(url))).HasAdvance));
        await Accountant.GetAsync($"{url}/use", HttpStatusCode.NotFound);
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_suppliers_credit_is_used_and_paid_back()
    {
        var supplier = await _scene.SupplierAsync("Credits");
        var (bill, credit) = (await _scene.BillAsync(supplier, 300), await _scene.CreditAsync(supplier, 120));
        Assert.Equal(120m, await app.BaseOfAsync(AccountRole.Payables, credit.Id));
        var use = await Accountant.GetAsync($"/finance/supplier-payments/credit/{credit.Id}");
        (await Accountant.SubmitAsync(use, "form#credit", ("Lines[0].Amount", "100"))).Saved();
        Assert.Equal((200m, 20m), ((await _scene.BillAsync(bill.Id)).OpenAmount,
            (await _scene.BillAsync(credit.Id)).OpenAmount));
        var refund = await Accountant.GetAsync($"/finance/supplier-payments/credit/{credit.Id}/refund");
        (await Accountant.SubmitAsync(refund, "form#refund")).Saved();
        Assert.Equal((false, 0m), ((await _scene.BillAsync(credit.Id)).IsOpen,
            await app.BaseOfAsync(AccountRole.Payables, credit.Id)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Too_much_is_refused_and_what_was_typed_stays()
    {
        var supplier = await _scene.SupplierAsync("Too much");
        var bill = await _scene.BillAsync(supplier, 100);
        var page = await Accountant.GetAsync($"/finance/supplier-payments/create?supplierId={supplier.Id}");
        var answer = await Accountant.SubmitAsync(page, "form#payment", ("Amount", "500"), ("Lines[0].Amount", "120"),
            ("Reference", "keep me"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "keep me", "120"),
            (answer.Status, Typed(answer.Page, "Reference"), Typed(answer.Page, "Lines[0].Amount")));
        Assert.Equal(100m, (await _scene.BillAsync(bill.Id)).OpenAmount);
    }

    [Fact]
    public async Task A_form_sent_twice_and_two_who_pay_the_same_bill_pay_it_once()
    {
        var supplier = await _scene.SupplierAsync("Double click");
        var bill = await _scene.BillAsync(supplier, 100);
        var url = $"/finance/supplier-payments/create?billId={bill.Id}";
        var (mine, theirs) = (await Accountant.GetAsync(url), await Accountant.GetAsync(url));
        var answers = await Task.WhenAll(Accountant.SubmitAsync(mine, "form#payment"),
            Accountant.SubmitAsync(mine, "form#payment"));
        Assert.Single(answers.Select(a => a.Saved()).Distinct());
        var second = await Accountant.SubmitAsync(theirs, "form#payment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.SupplierPayments.CountAsync(p => p.SupplierId == supplier.Id)));
    }

    [Fact]
    public async Task Payments_are_for_those_who_pay()
    {
        var supplier = await _scene.SupplierAsync("Not for all");
        var payment = await _scene.PayAsync(supplier, 10, app.Today);
        foreach (var user in new[] { TestUser.Sales, TestUser.ProjectManager, TestUser.Administrator })
        {
            foreach (var url in new[] { "", "/create", $"/{payment}", $"/{payment}/use" })
                await app.Browser(user).GetAsync($"/finance/supplier-payments{url}", HttpStatusCode.Forbidden);
        }
    }

    private Task<AgedSupplier> AgedAsync(Supplier supplier, DateOnly on) =>
        app.InAsync<FinanceDbContext, AgedSupplier>(async db =>
            (await PayablesAgeing.LoadAsync(db, on, "KGS", default)).Rows.Single(r => r.SupplierId == supplier.Id));
}
