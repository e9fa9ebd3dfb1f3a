using System.Net;
using AngleSharp.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Deposits;

/// <summary>A deposit is invoiced, paid, deducted and seen through the pages.</summary>
public sealed class DepositPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);
    private readonly PostingSteps _do = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_part_of_a_contract_is_billed_ahead_paid_and_deducted_from_the_work()
    {
        var (company, project) = await ProjectAsync("Pays ahead");
        var form = await Accountant.GetAsync($"/finance/deposits/create?project={project}");
        Assert.Equal("Pays ahead", form.QuerySelector("[name=CompanyIdText]")!.GetAttribute("value"));
        var url = (await Accountant.SubmitAsync(form, "form#deposit", ("Percent", "30"))).Saved();
        var deposit = Guid.Parse(url.Split('/')[^1]);
        var page = await Accountant.GetAsync(url);
        Assert.Contains("Deposit for Portal, 30% of the contract", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("no delivered work", Text(page), StringComparison.Ordinal);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url + "/issue"), "form#issue")).Saved();
        Assert.Contains("Deposit invoice", Text(await Accountant.GetAsync(url)), StringComparison.Ordinal);

        await _scene.TimeAsync(project, 40 * 60);
        var draft = await _scene.DraftAsync(company);
        Assert.Null((await Accountant.GetAsync($"/finance/invoices/{draft}")).QuerySelector("a[href$='/deposits']"));
        await PayAsync(company, deposit);
        await _scene.TimeAsync(project, 60);
        Assert.Contains("Deposits: ", Text(await Accountant.GetAsync("/finance/unbilled")), StringComparison.Ordinal);
        Assert.NotNull((await Accountant.GetAsync($"/finance/invoices/{draft}")).QuerySelector("a[href$='/deposits']"));

        var deductions = await Accountant.GetAsync($"/finance/invoices/{draft}/deposits");
        (await Accountant.SubmitAsync(deductions, "form#deductions")).Saved();
        var invoice = await _scene.InvoiceAsync(draft);
        Assert.Equal((40_000m - 30_000m, 11_200m), (invoice.Net, invoice.Gross));
        var line = invoice.Lines.Single(l => l.IsDeduction);
        Assert.Equal((deposit, 30_000m), (line.DepositId!.Value, line.Deducted));
        Assert.Contains(", paid on ", line.Description, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{draft}/issue"), "form#issue"))
            .Saved();
        Assert.Contains((await _scene.InvoiceAsync(draft)).Number!, Text(await Accountant.GetAsync(url)),
            StringComparison.Ordinal);
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task More_than_was_paid_is_refused_and_what_was_typed_stays()
    {
        var (_, deposit, draft) = await PaidAsync("Too much");
        var page = await Accountant.GetAsync($"/finance/invoices/{draft}/deposits");
        var answer = await Accountant.SubmitAsync(page, "form#deductions", ("Lines[0].Amount", "300.01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("300.01", answer.Page.QuerySelector("[name='Lines[0].Amount']")!.GetAttribute("value"));
        Assert.Contains("Only 300", Text(answer.Page), StringComparison.Ordinal);
        Assert.Equal(0m, (await _scene.InvoiceAsync(deposit)).DepositTaken);
        // A deposit of somebody else is not offered, and posting it deducts nothing.
        var (_, other, _) = await PaidAsync("Somebody else");
        (await Accountant.SubmitAsync(page, "form#deductions", ("Lines[0].DepositId", other.ToString()),
            ("Lines[0].Amount", "10"))).Saved();
        Assert.Equal((0m, 0m), ((await _scene.InvoiceAsync(deposit)).DepositTaken,
            (await _scene.InvoiceAsync(other)).DepositTaken));
    }

    [Fact]
    public async Task Of_two_drafts_at_once_only_one_gets_the_deposit()
    {
        var (company, deposit, one) = await PaidAsync("Two drafts");
        var other = await DraftAsync(company);
        var (mine, old, theirs) = (await Accountant.GetAsync($"/finance/invoices/{one}/deposits"),
            await Accountant.GetAsync($"/finance/invoices/{one}/deposits"),
            await Accountant.GetAsync($"/finance/invoices/{other}/deposits"));
        (await Accountant.SubmitAsync(mine, "form#deductions", ("Lines[0].Amount", "200"))).Saved();
        var late = await Accountant.SubmitAsync(theirs, "form#deductions", ("Lines[0].Amount", "200"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        (await Accountant.SubmitAsync(late.Page, "form#deductions", ("Lines[0].Amount", "100"))).Saved();
        Assert.Equal((300m, 0m), await app.InAsync<FinanceDbContext, (decimal, decimal)>(async db =>
        {
            var saved = await db.Invoices.AsNoTracking().SingleAsync(i => i.Id == deposit);
            return (saved.DepositTaken, saved.DepositLeft);
        }));
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(old, "form#deductions", ("Lines[0].Amount", "1"))).Status);

        var draft = await Accountant.GetAsync($"/finance/invoices/{one}");
        (await Accountant.SubmitAsync(draft, $"form[action='/finance/invoices/{one}/delete']")).Saved();
        Assert.Equal(100m, (await _scene.InvoiceAsync(deposit)).DepositTaken);
    }

    [Fact]
    public async Task A_deducted_deposit_keeps_its_payment_and_its_line_keeps_its_amount()
    {
        var (_, deposit, draft) = await PaidAsync("Kept");
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{draft}/deposits"),
            "form#deductions")).Saved();
        var edit = await Accountant.GetAsync($"/finance/invoices/{draft}/edit");
        var typed = await Accountant.SubmitAsync(edit, "form#invoice", ("Lines[1].UnitPrice", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, typed.Status);
        (await Accountant.SubmitAsync(edit, "form#invoice", ("Lines[1].Description", "In other words"))).Saved();
        Assert.Equal(300m, (await _scene.InvoiceAsync(deposit)).DepositTaken);

        var payment = await app.InAsync<FinanceDbContext, Guid>(db => db.PaymentAllocations
            .Where(a => a.InvoiceId == deposit).Select(a => a.PaymentId!.Value).SingleAsync());
        var page = await Accountant.GetAsync($"/finance/payments/{payment}");
        await Accountant.SubmitAsync(page, "form[action$='/reverse']", ("reason", "A mistake"));
        Assert.Equal(0m, await app.OpenOfAsync(deposit));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accountant.SubmitAsync(
            await Accountant.GetAsync($"/finance/invoices/{deposit}/credit"), "form#credit",
            ("Reason", "A mistake"))).Status);
    }

    [Fact]
    public async Task What_cannot_be_billed_ahead_is_refused_with_what_was_typed()
    {
        var (company, project) = await ProjectAsync("Refused ahead");
        var form = await Accountant.GetAsync($"/finance/deposits/create?company={company}");
        var wrong = new[] { ("Percent", "30"), ("Amount", "0"), ("Amount", "-5"), ("Amount", "1.001") };
        foreach (var (field, value) in wrong)
        {
            var answer = await Accountant.SubmitAsync(form, "form#deposit", (field, value), ("Description", "Kept"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal("Kept", answer.Page.QuerySelector("[name=Description]")!.GetAttribute("value"));
        }

        var other = await _scene.CustomerAsync("Not its project");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accountant.SubmitAsync(form, "form#deposit",
            ("CompanyId", other.ToString()), ("ProjectId", project.ToString()), ("Amount", "100"))).Status);
        await app.Browser(TestUser.Management).GetAsync("/finance/deposits/create", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Open_deposits_stand_on_the_customer_s_page_and_statement()
    {
        var (company, deposit, _) = await PaidAsync("Seen");
        var number = (await _scene.InvoiceAsync(deposit)).Number!;
        Assert.Contains(number, (await Accountant.GetAsync($"/finance/customers/{company}"))
            .QuerySelector("section[aria-labelledby='customer-deposits']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(number, (await Accountant.GetAsync($"/finance/customers/{company}/statement"))
            .QuerySelector("dl[data-deposits]")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(Guid Company, Guid Project)> ProjectAsync(string name)
    {
        var company = await _scene.CustomerAsync(name);
        return (company, await _scene.ProjectAsync(company));
    }

    // A deposit of 300 net that is paid, and a draft of 1000 net.
    private async Task<(Guid Company, Guid Deposit, Guid Draft)> PaidAsync(string name)
    {
        var (company, _) = await ProjectAsync(name);
        var form = await Accountant.GetAsync($"/finance/deposits/create?company={company}");
        var url = (await Accountant.SubmitAsync(form, "form#deposit", ("Amount", "300"))).Saved();
        var deposit = Guid.Parse(url.Split('/')[^1]);
        await _scene.IssueAsync(deposit);
        await PayAsync(company, deposit);
        return (company, deposit, await DraftAsync(company));
    }

    private async Task PayAsync(Guid company, Guid deposit)
    {
        var (customer, open) = await app.InAsync<FinanceDbContext, (Customer, decimal)>(async db =>
            (await db.Customers.AsNoTracking().SingleAsync(c => c.Id == company),
                await db.Invoices.Where(i => i.Id == deposit).Select(i => i.OpenAmount).SingleAsync()));
        await _do.PayAsync(customer, open, 1, (deposit, open));
    }

    private Task<Guid> DraftAsync(Guid company) => app.InAsync<FinanceDbContext, Guid>(async db =>
    {
        var draft = new Invoice(await db.Customers.SingleAsync(c => c.Id == company), "KGS", app.Today);
        draft.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, 1000, 0, 12));
        db.Add(draft);
        await db.SaveChangesAsync();
        return draft.Id;
    });

    private static string Text(IDocument page) => page.Body!.TextContent;
}
