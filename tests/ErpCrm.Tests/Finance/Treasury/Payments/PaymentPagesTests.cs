using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

public sealed class PaymentPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task An_invoice_is_paid_from_its_page()
    {
        var customer = await app.CustomerAsync("Pays at once");
        var invoice = await app.InvoiceAsync(customer, 1120, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}");

        var url = (await Accountant.SubmitAsync(page, "form#payment", ("Reference", "PP-77"))).Saved();

        Assert.Equal(0m, await app.OpenOfAsync(invoice.Id));
        var shown = await Accountant.GetAsync(url);
        Assert.Contains(invoice.Number!, shown.Body!.TextContent, StringComparison.Ordinal);
        var list = await Accountant.GetAsync("/finance/payments?q=pp-77");
        Assert.NotNull(list.QuerySelector($"a[href='{url}']"));
    }

    [Fact]
    public async Task What_was_typed_stays_on_its_invoice_when_another_was_settled_meanwhile()
    {
        var customer = await app.CustomerAsync("Pays twice at once");
        var first = await app.InvoiceAsync(customer, 300, app.Today.AddDays(-60));
        var second = await app.InvoiceAsync(customer, 500, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?invoiceId={first.Id}"), "form#payment")).Saved();

        var answer = await Accountant.SubmitAsync(page, "form#payment", ("Amount", "450"), ("Lines[0].Amount", "100"),
            ("Lines[1].Amount", "350"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([second.Id.ToString()],
            answer.Page.QuerySelectorAll("[name$='.InvoiceId']").Select(f => f.GetAttribute("value")));
        Assert.Equal(["350.00"],
            answer.Page.QuerySelectorAll("[name^=Lines][name$='.Amount']").Select(f => f.GetAttribute("value")));
    }

    [Fact]
    public async Task A_part_payment_stays_on_the_invoice_it_was_begun_on()
    {
        var customer = await app.CustomerAsync("Pays a part");
        var older = await app.InvoiceAsync(customer, 300, app.Today.AddDays(-60));
        var invoice = await app.InvoiceAsync(customer, 500, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}");
        Assert.Contains(invoice.Number!, page.QuerySelector("#allocation tbody tr")!.TextContent,
            StringComparison.Ordinal);

        // As the page asks when the amount is changed.
        var asked = $"/finance/payments/allocation?CompanyId={customer.Id}&Currency=KGS&InvoiceId={invoice.Id}&Amount=200&Lines[0].InvoiceId={invoice.Id}&Lines[0].Amount=500&Lines[0].Proposed=500";
        var proposed = await Accountant.GetAsync(asked);
        Assert.Equal(["200.00", ""],
            proposed.QuerySelectorAll("[name$='.Amount']").Select(f => f.GetAttribute("value")));

        (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "200"))).Saved();
        Assert.Equal((300m, 300m), (await app.OpenOfAsync(invoice.Id), await app.OpenOfAsync(older.Id)));
    }

    [Fact]
    public async Task What_exceeds_the_invoice_moves_to_others_only_when_somebody_asks()
    {
        var customer = await app.CustomerAsync("Pays more");
        var older = await app.InvoiceAsync(customer, 300, app.Today.AddDays(-60));
        var invoice = await app.InvoiceAsync(customer, 500, app.Today);
        var url =
            $"/finance/payments/allocation?CompanyId={customer.Id}&Currency=KGS&InvoiceId={invoice.Id}&Amount=900";
        var proposed = await Accountant.GetAsync(url);
        Assert.Equal(["500.00", ""],
            proposed.QuerySelectorAll("[name$='.Amount']").Select(f => f.GetAttribute("value")));
        Assert.Contains("KGS 400.00", proposed.Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var spread = await Accountant.GetAsync(url + "&SpreadRest=true");
        Assert.Equal(["500.00", "300.00"],
            spread.QuerySelectorAll("[name$='.Amount']").Select(f => f.GetAttribute("value")));
        var page = await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}");
        (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "900"))).Saved();
        Assert.Equal((0m, 300m), (await app.OpenOfAsync(invoice.Id), await app.OpenOfAsync(older.Id)));
    }

    [Fact]
    public async Task Typed_amounts_stay_when_the_amount_of_the_payment_changes()
    {
        var customer = await app.CustomerAsync("Says which");
        var older = await app.InvoiceAsync(customer, 300, app.Today.AddDays(-60));
        var newer = await app.InvoiceAsync(customer, 500, app.Today);
        var proposed = await Accountant.GetAsync(
            $"/finance/payments/allocation?CompanyId={customer.Id}&Currency=KGS&Amount=450&Lines[0].InvoiceId={older.Id}&Lines[0].Amount=0&Lines[0].Proposed=300&Lines[1].InvoiceId={newer.Id}&Lines[1].Amount=400");
        Assert.Equal(["", "400.00"],
            proposed.QuerySelectorAll("[name$='.Amount']").Select(f => f.GetAttribute("value")));
    }

    [Fact]
    public async Task The_payers_own_reference_names_the_invoice()
    {
        var customer = await app.CustomerAsync("Writes the number");
        var older = await app.InvoiceAsync(customer, 300, app.Today.AddDays(-60));
        var newer = await app.InvoiceAsync(customer, 500, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "200"),
            ("Reference", $"Оплата по счёту {newer.Number}"))).Saved();
        Assert.Equal((300m, 300m), (await app.OpenOfAsync(older.Id), await app.OpenOfAsync(newer.Id)));
    }

    [Fact]
    public async Task Without_amounts_the_oldest_due_is_settled_and_the_rest_is_credit()
    {
        var customer = await app.CustomerAsync("Overpays");
        var newer = await app.InvoiceAsync(customer, 200, app.Today);
        var older = await app.InvoiceAsync(customer, 100, app.Today.AddDays(-30));
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");

        var url = (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "150"))).Saved();

        Assert.Equal((0m, 150m), (await app.OpenOfAsync(older.Id), await app.OpenOfAsync(newer.Id)));
        page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        var second = (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "400"))).Saved();
        Assert.Equal(0m, await app.OpenOfAsync(newer.Id));
        Assert.NotNull((await Accountant.GetAsync(second)).QuerySelector("a[href$='/use']"));
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector("a[href$='/use']"));
    }

    [Fact]
    public async Task Credit_is_used_for_a_later_invoice()
    {
        var customer = await app.CustomerAsync("Pays ahead");
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "500"))).Saved();
        var invoice = await app.InvoiceAsync(customer, 300, app.Today);

        var use = await Accountant.GetAsync($"{url}/use");
        (await Accountant.SubmitAsync(use, "form#credit")).Saved();

        Assert.Equal(0m, await app.OpenOfAsync(invoice.Id));
        var left = await app.InAsync<FinanceDbContext, decimal>(
            db => db.Payments.Where(p => p.CompanyId == customer.Id).Select(p => p.OpenAmount).SingleAsync());
        Assert.Equal(200m, left);
    }

    [Fact]
    public async Task Too_much_for_an_invoice_is_refused_and_keeps_what_was_typed()
    {
        var customer = await app.CustomerAsync("Typed too much");
        var invoice = await app.InvoiceAsync(customer, 100, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");

        var answer = await Accountant.SubmitAsync(page, "form#payment", ("Amount", "500"), ("Lines[0].Amount", "120"),
            ("Reference", "keep me"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("keep me", ((IHtmlInputElement)answer.Page.QuerySelector("[name=Reference]")!).Value);
        Assert.Equal("120", ((IHtmlInputElement)answer.Page.QuerySelector("[name='Lines[0].Amount']")!).Value);
        Assert.Equal(100m, await app.OpenOfAsync(invoice.Id));
    }

    [Fact]
    public async Task A_form_sent_twice_records_one_payment()
    {
        var customer = await app.CustomerAsync("Double click");
        await app.InvoiceAsync(customer, 100, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");

        var answers = await Task.WhenAll(Accountant.SubmitAsync(page, "form#payment", ("Amount", "40")),
            Accountant.SubmitAsync(page, "form#payment", ("Amount", "40")));

        Assert.Single(answers.Select(a => a.Saved()).Distinct());
        Assert.Equal(1,
            await app.InAsync<FinanceDbContext, int>(db => db.Payments.CountAsync(p => p.CompanyId == customer.Id)));
    }

    [Fact]
    public async Task A_wrong_payment_is_taken_back_by_an_opposite_entry()
    {
        var customer = await app.CustomerAsync("Wrong one");
        var invoice = await app.InvoiceAsync(customer, 100, app.Today);
        var page = await Accountant.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#payment")).Saved();

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#reverse",
            ("reason", "Another client's money"))).Saved();

        Assert.Equal(100m, await app.OpenOfAsync(invoice.Id));
        var amounts = await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.Payments.Where(p => p.CompanyId == customer.Id).OrderBy(p => p.Id).Select(p => p.Amount)
                .ToListAsync());
        Assert.Equal([100m, -100m], amounts);
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector("form#reverse"));
    }

    [Fact]
    public async Task A_payment_in_a_currency_without_rate_is_refused()
    {
        var customer = await app.CustomerAsync("No rate", "GBP");
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "10"))).Status);
    }

    [Fact]
    public async Task Recorded_payments_are_not_changed()
    {
        var customer = await app.CustomerAsync("Frozen");
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var payment = MoneyScene.NewPayment(customer, 10, app.Today);
            db.Add(payment);
            await db.SaveChangesAsync();
            db.Entry(payment).Property(p => p.Amount).CurrentValue = 11;
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Only_who_may_see_payments_sees_them()
    {
        foreach (var user in new[]
        {
            TestUser.Sales, TestUser.TeamMember, TestUser.ProjectManager, TestUser.Administrator
        })
            await app.Browser(user).GetAsync("/finance/payments", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Management).GetAsync("/finance/payments");
        await app.Browser(TestUser.Management).GetAsync("/finance/payments/create", HttpStatusCode.Forbidden);
    }
}
