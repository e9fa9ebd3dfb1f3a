using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Insights;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

/// <summary>domain-rules §7: what was overpaid is the customer's credit, usable and refundable.</summary>
public sealed class RefundTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task An_overpayment_goes_back_and_the_credit_the_cash_and_the_statement_follow()
    {
        var customer = await app.CustomerAsync("Overpaid", "KGS");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today);
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?invoiceId={invoice.Id}"), "form#payment", ("Amount", "1300"))).Saved();
        var before = await CashAsync();

        var page = await Accountant.GetAsync($"{payment}/refund");
        var refund =
            (await Accountant.SubmitAsync(page, "form#refund", ("Amount", "200"), ("Reference", "PP-901"))).Saved();

        Assert.Equal(before - 200, await CashAsync());
        Assert.Equal(100m, (await CreditAsync(customer.Id)).Single().Left);
        Assert.Contains("Refund", (await Accountant.GetAsync(refund)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.NotNull((await Accountant.GetAsync(payment)).QuerySelector($"a[href='{refund}']"));
        var statement = await app.InAsync<FinanceDbContext, Statement>(async db => await Statement.LoadAsync(db,
            await db.Customers.SingleAsync(c => c.Id == customer.Id), "KGS", app.Today, app.Today, default));
        Assert.Equal(-100m, statement.Closing);
        Assert.Contains(statement.Lines, line => line.Kind == StatementKind.Refund);
    }

    [Fact]
    public async Task Never_more_than_the_credit_goes_back_and_what_was_typed_is_kept()
    {
        var customer = await app.CustomerAsync("Greedy refund");
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?companyId={customer.Id}"), "form#payment", ("Amount", "50"))).Saved();
        var answer = await Accountant.SubmitAsync(await Accountant.GetAsync($"{payment}/refund"), "form#refund",
            ("Amount", "50.01"), ("Reference", "keep me"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("keep me", ((IHtmlInputElement)answer.Page.QuerySelector("[name=Reference]")!).Value);
        Assert.Equal(50m, (await CreditAsync(customer.Id)).Single().Left);
    }

    [Fact]
    public async Task Two_refunds_of_the_same_credit_at_once_leave_one()
    {
        var customer = await app.CustomerAsync("Twice");
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?companyId={customer.Id}"), "form#payment", ("Amount", "80"))).Saved();
        var (first, second) = (await Accountant.GetAsync($"{payment}/refund"),
            await Accountant.GetAsync($"{payment}/refund"));
        var answers = await Task.WhenAll(Accountant.SubmitAsync(first, "form#refund"),
            Accountant.SubmitAsync(second, "form#refund"));
        Assert.Single(answers, a => (int)a.Status < 400);
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.Payments.CountAsync(p => p.CompanyId == customer.Id && p.Amount < 0)));
    }

    [Fact]
    public async Task The_credit_of_a_credit_note_goes_back_and_the_engagement_tells_it()
    {
        var (company, _, invoice) = await _scene.IssuedAsync("Paid, then credited");
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice}"),
            "form#payment")).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{invoice}/credit"), "form#credit",
            ("Lines[0].Quantity", "2"), ("Reason", "Two hours too much"))).Saved();
        var credit = (await CreditAsync(company)).Single();

        (await Accountant.SubmitAsync(await Accountant.GetAsync(credit.RefundUrl), "form#refund")).Saved();
        await app.DrainAsync();

        Assert.Empty(await CreditAsync(company));
        var engagement = (await _scene.InvoiceAsync(invoice)).EngagementIds().Single();
        var told = await app.InAsync<InsightsDbContext, ThreadEntry>(db => db.ThreadEntries.SingleAsync(
            t => t.EngagementId == engagement && t.Kind == ThreadKind.CreditRefunded));
        Assert.Equal(-2240m, told.Amount);
        Assert.Equal(HttpStatusCode.NotFound,
            (await Accountant.Http.GetAsync(new Uri(credit.RefundUrl, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_refund_at_another_rate_shows_what_the_exchange_lost()
    {
        var customer = await app.CustomerAsync("Exchange loss", "NOK");
        await app.RateAsync("NOK", app.Today.AddDays(-9), 0.90m);
        await app.RateAsync("NOK", app.Today, 0.971234m);
        var form = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        var payment = (await Accountant.SubmitAsync(form, "form#payment", ("Amount",
            "100"), ("Currency", "NOK"), ("ReceivedOn", app.Today.AddDays(-9)
                .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))).Saved();
        var refund =
            (await Accountant.SubmitAsync(await Accountant.GetAsync($"{payment}/refund"), "form#refund")).Saved();
        Assert.Equal("-7.12", (await Accountant.GetAsync(refund)).QuerySelector("[data-term=exchange]")!.TextContent
            .Replace('\u2212', '-'));
        Assert.Contains("7.12", (await Accountant.GetAsync(payment)).QuerySelector("tfoot")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_refunded_payment_is_not_taken_back_nor_is_a_refund()
    {
        var customer = MoneyScene.NewCustomer("Refunded");
        var payment = MoneyScene.NewPayment(customer, 100, new DateOnly(2026, 5, 4));
        var refund = payment.Refund(Guid.NewGuid(),
            new RefundTerms(new DateOnly(2026, 5, 5), 40, 1, PaymentMethod.Cash, null, null), [],
            new DateOnly(2026, 5, 5));
        Assert.Equal((60m, -40m), (payment.OpenAmount, refund.Amount));
        Assert.Throws<BusinessRuleException>(
            () => payment.Reverse(Guid.NewGuid(), new DateOnly(2026, 5, 6), "wrong", []));
        Assert.Throws<BusinessRuleException>(
            () => refund.Reverse(Guid.NewGuid(), new DateOnly(2026, 5, 6), "wrong", []));
        Assert.Throws<BusinessRuleException>(() => payment.Refund(Guid.NewGuid(),
            new RefundTerms(new DateOnly(2026, 5, 3), 1, 1, PaymentMethod.Cash, null, null), [],
            new DateOnly(2026, 5, 5)));
    }

    [Fact]
    public async Task Only_who_records_payments_pays_back()
    {
        var customer = await app.CustomerAsync("Not yours to pay");
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?companyId={customer.Id}"), "form#payment", ("Amount", "5"))).Saved();
        foreach (var user in new[] { TestUser.Management, TestUser.Sales })
            await app.Browser(user).GetAsync($"{payment}/refund", HttpStatusCode.Forbidden);
    }

    private Task<IReadOnlyList<CustomerCredit>> CreditAsync(Guid company) =>
        app.InAsync<FinanceDbContext, IReadOnlyList<CustomerCredit>>(
            db => CustomerCredit.LoadAsync(db, ActingUser.System, company, default));

    private async Task<decimal> CashAsync() =>
        (await app.InAsync<FinanceDbContext, IReadOnlyList<CashPosition>>(db => CashOnHand.LoadAsync(db,
            new CashBooks(db, new LedgerSums(db)), new ExchangeRateTable("KGS", []), app.Today, default)))
        .Single(p => p.Currency == "KGS").OnHand;
}
