using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Finance.Books.Posting;
using ErpCrm.Tests.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ErpCrm.Tests.Finance.Billing.Concessions.ConcessionScene;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Finance.Billing.OpenWriteOffs;

/// <summary>What is open and nobody pays is written off on the invoice's page, posted, and taken back.</summary>
public sealed class OpenWriteOffPagesTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private readonly PostingSteps _do = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_small_difference_is_written_off_posted_and_taken_back()
    {
        await LimitAsync("USD", 2);
        await app.RateAsync("USD", app.Today.AddDays(-400), 87.4m);
        var customer = await app.CustomerAsync("Bank kept a part", "USD");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today.AddDays(-30), "USD", 87.4m);
        await _do.PayAsync(customer, 998.5m, 87.9m, (invoice.Id, 998.5m));

        var form = await Accountant.GetAsync($"/finance/invoices/{invoice.Id}/write-off");
        Assert.Equal($"/finance/invoices/{invoice.Id}",
            (await Accountant.SubmitAsync(form, "form#open-write-off")).Saved());
        Assert.Equal(0m, await app.OpenOfAsync(invoice.Id));
        Assert.Equal([(AccountRole.Receivables, -1.5m, -131.1m), (AccountRole.SmallDifferences, 1.5m, 131.1m)],
            (await app.PostedAsync(invoice.Id, JournalKind.WriteOff)).Select(p => (p.Role, p.Amount, p.Base)));
        await SoundAsync();

        var page = await Accountant.GetAsync($"/finance/invoices/{invoice.Id}");
        (await Accountant.SubmitAsync(page, "form[action$='/reverse']", ("reason", "It came after all"))).Saved();
        Assert.Equal(1.5m, await app.OpenOfAsync(invoice.Id));
        Assert.Equal(0m, (await app.PostedAsync(invoice.Id, JournalKind.WriteOff)).Sum(p => p.Base));
        page = await Accountant.GetAsync($"/finance/invoices/{invoice.Id}");
        Assert.Null(page.QuerySelector("form[action$='/reverse']"));
        await SoundAsync();

        var statement = await app.InAsync<FinanceDbContext, Statement>(
            db => Statement.LoadAsync(db, customer, "USD", app.Today, app.Today, default));
        Assert.Equal((1000m, 1.5m), (statement.Opening, statement.Closing));
        Assert.Equal([StatementKind.Payment, StatementKind.WriteOff, StatementKind.WriteOffTakenBack],
            statement.Lines.Select(l => l.Kind));
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_and_what_was_typed_stays()
    {
        await LimitAsync("EUR", 2);
        var euro = await app.InvoiceAsync(await app.CustomerAsync("Over the limit", "EUR"), 50, app.Today, "EUR", 95);
        var form = await Accountant.GetAsync($"/finance/invoices/{euro.Id}/write-off");
        var answer = await Accountant.SubmitAsync(form, "form#open-write-off", ("Kind", "BankCharges"),
            ("Amount", "2.01"), ("Reason", "keep me"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("at most 2", answer.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("keep me", ((IHtmlTextAreaElement)answer.Page.QuerySelector("[name=Reason]")!).Value);
        Assert.Equal(50m, await app.OpenOfAsync(euro.Id));
        (await Accountant.SubmitAsync(answer.Page, "form#open-write-off", ("Amount", "2"))).Saved();

        var yen = await app.InvoiceAsync(await app.CustomerAsync("No limit", "JPY"), 50, app.Today, "JPY", 0.6m);
        form = await Accountant.GetAsync($"/finance/invoices/{yen.Id}/write-off");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accountant.SubmitAsync(form, "form#open-write-off",
            ("Kind", "Rounding"), ("Amount", "1"))).Status);
        await app.Browser(TestUser.Management).GetAsync($"/finance/invoices/{yen.Id}/write-off",
            HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_clicks_write_off_once_and_an_old_form_is_told_what_changed()
    {
        await LimitAsync("KGS", 100);
        var customer = await app.CustomerAsync("Two clicks");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today);
        var (mine, theirs) = (await Accountant.GetAsync($"/finance/invoices/{invoice.Id}/write-off"),
            await Accountant.GetAsync($"/finance/invoices/{invoice.Id}/write-off"));
        (string, string)[] typed = [("Kind", "Rounding"), ("Amount", "10")];
        var answers = await Task.WhenAll(Accountant.SubmitAsync(mine, "form#open-write-off", typed),
            Accountant.SubmitAsync(mine, "form#open-write-off", typed));
        Assert.Single(answers.Select(a => a.Saved()).Distinct());
        Assert.Equal(990m, await app.OpenOfAsync(invoice.Id));
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(theirs, "form#open-write-off", typed)).Status);
        Assert.Equal(990m, await app.OpenOfAsync(invoice.Id));
    }

    [Fact]
    public async Task A_bad_debt_is_a_cost_of_what_is_net_and_relieves_the_VAT_where_that_is_said()
    {
        await app.PolicyAsync(BadDebt);
        var customer = await app.CustomerAsync("Gone");
        var invoice = await _do.IssueAsync(customer, "KGS", 1,
            new LineContent("Work", 1, LineUnit.Fixed, 1000, 0, 12),
            new LineContent("Taxi", 1, LineUnit.Fixed, 80, 0, 0));
        var form = await Accountant.GetAsync($"/finance/invoices/{invoice.Id}/write-off");
        (await Accountant.SubmitAsync(form, "form#open-write-off", ("Kind", "BadDebt"), ("WithVatRelief", "true"),
            ("Reason", "The company is wound up"))).Saved();
        Assert.Equal(
            [(AccountRole.Receivables, -1200m), (AccountRole.OutputVat, 120m), (AccountRole.BadDebts, 1080m)],
            (await app.PostedAsync(invoice.Id, JournalKind.WriteOff)).Select(p => (p.Role, p.Base)));
        Assert.Contains("Written off", (await Accountant.GetAsync($"/finance/invoices/{invoice.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        await SoundAsync();
    }

    [Fact]
    public async Task A_bad_debt_waits_for_whom_a_policy_names_and_is_written_off_by_the_last_word()
    {
        await app.PolicyAsync(BadDebt, Asks(BuiltInRoles.Management));
        var invoice = await app.InvoiceAsync(await app.CustomerAsync("Asked debt"), 500, app.Today.AddDays(-200));
        var form = await Accountant.GetAsync($"/finance/invoices/{invoice.Id}/write-off");
        var request = IdIn((await Accountant.SubmitAsync(form, "form#open-write-off", ("Kind", "BadDebt"),
            ("Reason", "No answer for half a year"))).Saved());
        await app.DrainAsync();
        Assert.Equal(500m, await app.OpenOfAsync(invoice.Id));
        await app.ApproveAsync(TestUser.Management, request);

        Assert.Equal(0m, await app.OpenOfAsync(invoice.Id));
        var row = await app.InAsync<FinanceDbContext, OpenWriteOff>(
            db => db.OpenWriteOffs.AsNoTracking().SingleAsync(w => w.InvoiceId == invoice.Id));
        Assert.Equal((OpenWriteOffKind.BadDebt, 500m, app.Today), (row.Kind, row.Amount, row.On));
        Assert.Empty(await app.UnsoundAsync());
        await SoundAsync();
        await app.PolicyAsync(BadDebt);
    }

    private async Task LimitAsync(string currency, decimal amount)
    {
        if (await app.InAsync<FinanceDbContext, bool>(db => db.Tolerances.AnyAsync(t => t.Name == currency))) return;
        var form = await Accountant.GetAsync("/finance/tolerances/create");
        (await Accountant.SubmitAsync(form, "form#tolerance", ("Name", currency),
            ("Amount", Invariant($"{amount}")))).Saved();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // Documents and books say the same, and nothing was given up that was not open.
    private async Task SoundAsync()
    {
        await app.BooksAgreeAsync();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>().Where(c =>
            c.Rule.StartsWith("Write-offs", StringComparison.Ordinal)
                || c.Rule.StartsWith("Invoices", StringComparison.Ordinal)))
            Assert.Empty(await check.RunAsync(CancellationToken.None).ToListAsync());
    }
}
