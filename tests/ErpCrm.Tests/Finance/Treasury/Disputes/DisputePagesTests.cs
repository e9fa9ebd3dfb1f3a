using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Treasury.Disputes;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Disputes;

/// <summary>Who disputes an invoice or promises to pay it, why and until when, stands with the invoice.</summary>
public sealed class DisputePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_dispute_is_shown_where_one_looks_and_is_closed_with_what_came_of_it()
    {
        var customer = await app.CustomerAsync("Does not agree");
        var invoice = await app.InvoiceAsync(customer, 100, app.Today.AddDays(-20));
        await DisputeAsync(invoice.Id, "Their lawyer", "Wrong hours");
        foreach (var url in new[] { PageOf(invoice), $"/finance/customers/{customer.Id}" })
            Assert.Contains("Wrong hours", await TextAsync(url), StringComparison.Ordinal);
        // One at a time.
        Assert.Null((await Accountant.GetAsync(PageOf(invoice))).QuerySelector($"a[href='{PageOf(invoice)}/dispute']"));

        var page = await Accountant.GetAsync(PageOf(invoice));
        (await Accountant.SubmitAsync(page, "form[action$='/close']", ("outcome", "They pay all of it"))).Saved();
        page = await Accountant.GetAsync(PageOf(invoice));
        Assert.Contains("They pay all of it", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/close']"));
        Assert.Contains("They pay all of it", await TextAsync($"/audit/{Kinds.Invoice}/{invoice.Id}"),
            StringComparison.Ordinal);
        await DisputeAsync(invoice.Id, "Their director", "Once more");
    }

    [Fact]
    public async Task A_later_promise_takes_the_place_of_an_earlier_one()
    {
        var invoice = await app.InvoiceAsync(await app.CustomerAsync("Promises"), 100, app.Today.AddDays(-20));
        await PromiseAsync(invoice, app.Today.AddDays(3));
        await PromiseAsync(invoice, app.Today.AddDays(9));
        var promises = await app.InAsync<FinanceDbContext, List<PaymentPromise>>(db => db.PaymentPromises
            .AsNoTracking().Where(p => p.InvoiceId == invoice.Id).OrderBy(p => p.Id).ToListAsync());
        Assert.Equal([false, true], promises.Select(p => p.Runs(app.Today)));
        (await Accountant.SubmitAsync(await Accountant.GetAsync(PageOf(invoice)), "form[action$='/withdraw']")).Saved();
        Assert.Null((await Accountant.GetAsync(PageOf(invoice))).QuerySelector("form[action$='/withdraw']"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_only_who_takes_money_may()
    {
        var invoice = await app.InvoiceAsync(await app.CustomerAsync("Wrong claims"), 100, app.Today);
        var (dispute, other) = (await Accountant.GetAsync($"{PageOf(invoice)}/dispute"),
            await Accountant.GetAsync($"{PageOf(invoice)}/dispute"));
        var answer = await Accountant.SubmitAsync(dispute, "form#dispute", ("RaisedBy", "keep me"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("keep me", ((IHtmlInputElement)answer.Page.QuerySelector("[name=RaisedBy]")!).Value);
        var promise = await Accountant.GetAsync($"{PageOf(invoice)}/promise");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accountant.SubmitAsync(promise, "form#promise",
            ("PromisedBy", "Anna"), ("PayBy", $"{app.Today.AddDays(-1):yyyy-MM-dd}"))).Status);

        (string, string)[] typed = [("RaisedBy", "Anna"), ("Reason", "Not ordered")];
        var answers = await Task.WhenAll(Accountant.SubmitAsync(other, "form#dispute", typed),
            Accountant.SubmitAsync(other, "form#dispute", typed));
        Assert.Single(answers.Select(a => a.Saved()).Distinct());
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.Disputes.CountAsync(d => d.InvoiceId == invoice.Id)));
        foreach (var user in new[] { TestUser.Sales, TestUser.Management, TestUser.ProjectManager })
            await app.Browser(user).GetAsync($"{PageOf(invoice)}/promise", HttpStatusCode.Forbidden);
    }

    private async Task<string> TextAsync(string url) => (await Accountant.GetAsync(url)).Body!.TextContent;

    private static string PageOf(Invoice invoice) => $"/finance/invoices/{invoice.Id}";

    private async Task DisputeAsync(Guid invoice, string by, string reason)
    {
        var form = await Accountant.GetAsync($"/finance/invoices/{invoice}/dispute");
        (await Accountant.SubmitAsync(form, "form#dispute", ("RaisedBy", by), ("Reason", reason))).Saved();
    }

    private async Task PromiseAsync(Invoice invoice, DateOnly payBy)
    {
        var form = await Accountant.GetAsync($"{PageOf(invoice)}/promise");
        (await Accountant.SubmitAsync(form, "form#promise", ("PromisedBy", "Anna"),
            ("PayBy", $"{payBy:yyyy-MM-dd}"))).Saved();
    }
}
