using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.LateCharges;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.LateCharges;

/// <summary>What a contract says of paying late is shown, and billed when somebody says so.</summary>
public sealed class LateChargePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Agreed_interest_is_proposed_stands_in_the_statement_and_is_billed_once()
    {
        var customer = await app.CustomerAsync("Agreed interest");
        var late = await app.InvoiceAsync(customer, 100_000, app.Today.AddDays(-44));
        Assert.Empty(await ProposedAsync(customer));
        await AgreeAsync(customer, "12", "500");
        // Due 14 days after: 30 days late.
        var proposed = Assert.Single(await ProposedAsync(customer));
        Assert.Equal((986.30m, 500m), (proposed.Interest, proposed.Fee));

        var statement = await Accountant.GetAsync($"/finance/customers/{customer.Id}/statement");
        Assert.Contains("1,486.30", statement.QuerySelector("[data-late]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(100_000m, (await StatementAsync(customer)).Closing);

        var page = await Accountant.GetAsync($"/finance/customers/{customer.Id}");
        Assert.Contains("1,486.30", page.Body!.TextContent, StringComparison.Ordinal);
        var draft = (await Accountant.SubmitAsync(page, "form[action$='/late-charges']")).Saved();
        Assert.Contains(late.Number!, (await Accountant.GetAsync(draft)).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Empty(await ProposedAsync(customer));
        Assert.Empty((await StatementAsync(customer)).Late);

        // A draft that goes charges nothing.
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.Include(i => i.Lines)
                .SingleAsync(i => i.CompanyId == customer.Id && i.Number == null);
            db.Remove(invoice);
            await db.SaveChangesAsync();
        });
        Assert.Single(await ProposedAsync(customer));
    }

    [Fact]
    public async Task Without_a_contract_nothing_is_agreed_and_only_who_may_changes_it()
    {
        var customer = await app.CustomerAsync("No contract");
        var form = await Accountant.GetAsync($"/finance/customers/{customer.Id}/collection");
        var answer = await Accountant.SubmitAsync(form, "form#collection", ("LatePercent", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        (await Accountant.SubmitAsync(answer.Page, "form#collection", ("AgreedIn", "Contract 7, § 5"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(form, "form#collection", ("IsOff", "true"), ("OffReason", "Later"))).Status);
        await app.Browser(TestUser.Sales).GetAsync($"/finance/customers/{customer.Id}/collection",
            HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Management).GetAsync($"/finance/customers/{customer.Id}/collection");
    }

    private async Task AgreeAsync(Customer customer, string percent, string fee)
    {
        var form = await Accountant.GetAsync($"/finance/customers/{customer.Id}/collection");
        (await Accountant.SubmitAsync(form, "form#collection", ("LatePercent", percent), ("LateFee", fee),
            ("AgreedIn", "Contract 12, § 4"))).Saved();
    }

    private Task<IReadOnlyList<LateAmount>> ProposedAsync(Customer customer) =>
        app.InAsync<FinanceDbContext, IReadOnlyList<LateAmount>>(
            db => LateAmount.OfAsync(db, customer.Id, "KGS", app.Today, CancellationToken.None));

    private Task<Statement> StatementAsync(Customer customer) => app.InAsync<FinanceDbContext, Statement>(
        db => Statement.LoadAsync(db, customer, "KGS", app.Today.AddDays(-100), app.Today, CancellationToken.None));
}
