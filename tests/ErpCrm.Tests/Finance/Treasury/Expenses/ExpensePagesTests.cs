using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

public sealed class ExpensePagesTests(TestApp app) : IClassFixture<TestApp>
{
    // Every receipt is another one: the same is claimed once.
    private static byte[] Pdf => Encoding.ASCII.GetBytes($"%PDF-1.7\n% {Guid.NewGuid()}\n1 0 obj\n<<>>\nendobj\n");

    [Fact]
    public async Task A_team_member_records_an_expense_with_receipt_and_the_manager_approves_it()
    {
        var customer = await app.CustomerAsync("Client of expense");
        var project = await app.ProjectAsync(customer, "P-8001");
        var paper = Pdf;
        var url = await RecordAsync(TestUser.TeamMember, "Taxi to client", paper, ("ProjectId", project.Id.ToString()),
            ("IsRebillable", "true"), ("MarkupPercent", "10"), ("AndSubmit", "true"));

        var manager = app.Browser(TestUser.ProjectManager);
        var page = await manager.GetAsync(url);
        (await manager.SubmitAsync(page, $"form[action='{url}/approve']")).Saved();

        var id = Guid.Parse(url[^36..]);
        var (state, delivery) = await app.InAsync<FinanceDbContext, (ExpenseState, decimal)>(async db => (
            await db.Expenses.Where(e => e.Id == id).Select(e => e.State).SingleAsync(),
            await db.Deliveries.Where(d => d.SourceId == id && d.Kind == BillingSourceKind.Expense).Select(d => d.Value)
                .SingleAsync()));
        Assert.Equal((ExpenseState.Approved, 110m), (state, delivery));

        using var receipt = await manager.Http.GetAsync($"{url}/receipt");
        Assert.Equal("application/pdf", receipt.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", receipt.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", receipt.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(paper, await receipt.Content.ReadAsByteArrayAsync());

        // Beside the figures it is shown, in a frame that runs no script and belongs to our pages alone.
        var frame = (await manager.GetAsync(url)).QuerySelector(".paper iframe")!.GetAttribute("src")!;
        using var shown = await manager.Http.GetAsync(frame);
        Assert.Null(shown.Content.Headers.ContentDisposition);
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'self'",
            shown.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task An_approval_is_taken_back_until_it_is_billed_or_paid()
    {
        var customer = await app.CustomerAsync("Client of undo");
        var project = await app.ProjectAsync(customer, "P-8002");
        var url = await RecordAsync(TestUser.TeamMember, "Hotel", Pdf, ("ProjectId", project.Id.ToString()),
            ("IsRebillable", "true"), ("AndSubmit", "true"));
        var manager = app.Browser(TestUser.ProjectManager);
        var (approve, undo) = ($"form[action='{url}/approve']", $"form[action='{url}/undo']");
        (await manager.SubmitAsync(await manager.GetAsync(url), approve)).Saved();
        (await manager.SubmitAsync(await manager.GetAsync(url), undo)).Saved();
        var id = Guid.Parse(url[^36..]);
        Assert.Equal((ExpenseState.Submitted, null, 0),
            await app.InAsync<FinanceDbContext, (ExpenseState, decimal?, int)>(async db => (
                await StateAsync(url), (await db.Expenses.SingleAsync(e => e.Id == id)).BaseNet,
                await db.Deliveries.CountAsync(d => d.SourceId == id))));
        Assert.DoesNotContain(await CopiesThatDifferAsync(), finding => finding.Record.Contains(url[^36..]));

        (await manager.SubmitAsync(await manager.GetAsync(url), approve)).Saved();
        Assert.DoesNotContain(await CopiesThatDifferAsync(), finding => finding.Record.Contains(url[^36..]));
        var approved = await manager.GetAsync(url);
        await new FinanceScene(app).DraftAsync(customer.Id);
        Assert.Contains("draft", await RefusalAsync(manager, approved, undo), StringComparison.Ordinal);
        var accountant = app.Browser(TestUser.Accountant);
        (await accountant.SubmitAsync(await accountant.GetAsync(url), "form#pay")).Saved();
        Assert.Null((await manager.GetAsync(url)).QuerySelector(undo));
        // What was paid since is another expense than the page shows.
        Assert.Contains("changed meanwhile", await RefusalAsync(manager, approved, undo), StringComparison.Ordinal);
    }

    private async Task<List<Finding>> CopiesThatDifferAsync()
    {
        await app.DrainAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var copies = scope.ServiceProvider.GetServices<ICheck>()
            .Single(check => check.Rule.StartsWith("Copies", StringComparison.Ordinal));
        return await copies.RunAsync(CancellationToken.None).ToListAsync();
    }

    private static async Task<string> RefusalAsync(TestBrowser browser, IHtmlDocument page, string form)
    {
        var url = (await browser.SubmitAsync(page, form, ("__Key", Guid.NewGuid().ToString()))).Saved();
        return (await browser.GetAsync(url)).QuerySelector(".toast")!.TextContent;
    }

    [Fact]
    public async Task A_renamed_program_is_refused_and_the_form_keeps_what_was_typed()
    {
        var answer = await PostAsync(TestUser.TeamMember, "Keep this text",
            [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 255, 255, 0, 0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Keep this text", answer.Html, StringComparison.Ordinal);
        Assert.Equal(0, await app.InAsync<FinanceDbContext, int>(
            db => db.Expenses.CountAsync(e => e.Description == "Keep this text")));
    }

    [Fact]
    public async Task An_incomplete_expense_is_refused_and_keeps_what_was_typed()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/finance/expenses/create");
        var answer = await browser.SubmitAsync(page, "form#expense", ("Description", "Half"), ("Net", "12,5x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("12,5x", ((IHtmlInputElement)answer.Page.QuerySelector("[name=Net]")!).Value);
    }

    [Fact]
    public async Task Others_see_an_expense_only_within_their_scope()
    {
        var url = await RecordAsync(TestUser.TeamMember, "Scoped", Pdf, ("AndSubmit", "true"));
        foreach (var user in new[] { TestUser.OtherMember, TestUser.Sales, TestUser.Administrator })
        {
            await app.Browser(user).GetAsync(url, HttpStatusCode.NotFound);
            await app.Browser(user).GetAsync($"{url}/receipt", HttpStatusCode.NotFound);
            Assert.DoesNotContain("Scoped",
                (await app.Browser(user).GetAsync("/finance/expenses?tab=all")).Body!.TextContent,
                StringComparison.Ordinal);
        }

        foreach (var user in new[]
        {
            TestUser.TeamMember, TestUser.ProjectManager, TestUser.Accountant, TestUser.Management
        })
            await app.Browser(user).GetAsync(url);
    }

    [Fact]
    public async Task Nobody_approves_or_pays_his_own_expense_whatever_he_may()
    {
        var managers = await RecordAsync(TestUser.ProjectManager, "Own of manager", Pdf, ("AndSubmit", "true"));
        Assert.Null((await app.Browser(TestUser.ProjectManager).GetAsync(managers)).QuerySelector(
            $"form[action='{managers}/approve']"));
        Assert.Equal(HttpStatusCode.NotFound, await ApproveAsync(TestUser.ProjectManager, managers));
        Assert.Equal(HttpStatusCode.NotFound, await ApproveAsync(TestUser.ProjectManager,
            await RecordAsync(TestUser.OtherMember, "Not of the team", Pdf, ("AndSubmit", "true"))));

        var accountants = await RecordAsync(TestUser.Accountant, "Own of accountant", Pdf, ("AndSubmit", "true"));
        var accountant = app.Browser(TestUser.Accountant);
        Assert.Null((await accountant.GetAsync(accountants)).QuerySelector($"form[action='{accountants}/approve']"));
        Assert.Equal(HttpStatusCode.NotFound, await ApproveAsync(TestUser.Accountant, accountants));
        var management = app.Browser(TestUser.Management);
        (await management.SubmitAsync(await management.GetAsync(accountants), $"form[action='{accountants}/approve']"))
            .Saved();
        Assert.Null((await accountant.GetAsync(accountants)).QuerySelector("form#pay"));
        await PostPlainAsync(accountant, $"{accountants}/pay");
        Assert.Equal(ExpenseState.Approved, await StateAsync(accountants));
    }

    [Fact]
    public Task A_company_of_one_person_may_let_him_decide_and_pay() => app.WithOwnDecisionsAsync(async () =>
    {
        var url = await RecordAsync(TestUser.Accountant, "Own of the owner", Pdf, ("AndSubmit", "true"));
        var accountant = app.Browser(TestUser.Accountant);
        (await accountant.SubmitAsync(await accountant.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        (await accountant.SubmitAsync(await accountant.GetAsync(url), "form#pay")).Saved();
        Assert.Equal(ExpenseState.Paid, await StateAsync(url));
    });

    [Theory]
    [InlineData("112", "12", "", 100, 12), InlineData("100", "12", "", 89.29,
        10.71), InlineData("112", "", "10", 102, 10), InlineData("50", "", "", 50, 0)]
    public async Task The_total_of_the_receipt_is_divided_into_net_and_vat(string gross, string rate, string vat,
        decimal net, decimal expected)
    {
        var browser = app.Browser(TestUser.TeamMember);
        var page = await browser.GetAsync("/finance/expenses/create");
        var category =
            ((IHtmlSelectElement)page.QuerySelector("[name=CategoryId]")!).Options.First(o => o.Value.Length > 0).Value;
        var url = (await browser.SubmitAsync(page, "form#expense", ("Description", "Paper"), ("Supplier", "Канцлер"),
            ("CategoryId", category), ("Gross", gross), ("VatRate", rate), ("Vat", vat))).Saved();
        var id = Guid.Parse(url[^36..]);
        var (storedNet, storedVat, supplier) = await app.InAsync<FinanceDbContext, (decimal, decimal, string)>(
            async db =>
        {
            var expense = await db.Expenses.SingleAsync(e => e.Id == id);
            return (expense.Net, expense.Vat, expense.Supplier);
        });
        Assert.Equal((net, expected, "Канцлер"), (storedNet, storedVat, supplier));
        Assert.NotNull((await browser.GetAsync("/finance/expenses?q=канцлер")).QuerySelector($"a[href='{url}']"));
        (await browser.SubmitAsync(await browser.GetAsync($"{url}/edit"), "form#expense",
            ("Description", "Paper again"))).Saved();
        Assert.Equal((net, expected), await app.InAsync<FinanceDbContext, (decimal, decimal)>(async db =>
        {
            var expense = await db.Expenses.SingleAsync(e => e.Id == id);
            return (expense.Net, expense.Vat);
        }));
    }

    [Fact]
    public async Task A_built_in_category_without_a_name_is_refused_in_words()
    {
        var browser = app.Browser(TestUser.Accountant);
        var list = await browser.GetAsync("/finance/expense-categories");
        var url = list.QuerySelectorAll("a.rowlink").First(a => a.TextContent == "Travel").GetAttribute("href")!;
        foreach (var name in new[] { "", "  ", "Another" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity,
                (await browser.SubmitAsync(await browser.GetAsync(url), "form#category", ("Name", name))).Status);
        (await browser.SubmitAsync(await browser.GetAsync(url), "form#category")).Saved();
    }

    private static async Task PostPlainAsync(TestBrowser browser, string url)
    {
        var own = await browser.GetAsync("/finance/expenses/create");
        var fields = TestBrowser.Fields((IHtmlFormElement)own.QuerySelector("form#expense")!)
            .Where(f => f.Key == "__RequestVerificationToken");
        await browser.PostAsync(url, fields);
    }

    private Task<ExpenseState> StateAsync(string url)
    {
        var id = Guid.Parse(url[^36..]);
        return app.InAsync<FinanceDbContext, ExpenseState>(
            db => db.Expenses.Where(e => e.Id == id).Select(e => e.State).SingleAsync());
    }

    [Fact]
    public async Task An_expense_that_changed_meanwhile_is_not_approved_unseen()
    {
        var url = await RecordAsync(TestUser.TeamMember, "Grows", Pdf, ("AndSubmit", "true"));
        var (owner, manager) = (app.Browser(TestUser.TeamMember), app.Browser(TestUser.ProjectManager));
        var seen = await manager.GetAsync(url);
        (await owner.SubmitAsync(await owner.GetAsync(url), $"form[action='{url}/withdraw']")).Saved();
        (await owner.SubmitAsync(await owner.GetAsync($"{url}/edit"), "form#expense", ("Net", "1000"),
            ("AndSubmit", "true"))).Saved();
        await manager.SubmitAsync(seen, $"form[action='{url}/approve']");
        await manager.SubmitAsync(seen, "form#send-back", ("reason", "Too much"));
        var id = Guid.Parse(url[^36..]);
        Assert.Equal((ExpenseState.Submitted, 1000m),
            await app.InAsync<FinanceDbContext, (ExpenseState, decimal)>(async db =>
            {
                var expense = await db.Expenses.SingleAsync(e => e.Id == id);
                return (expense.State, expense.Net);
            }));
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions()
    {
        var url = await RecordAsync(TestUser.TeamMember, "Stale", Pdf);
        var browser = app.Browser(TestUser.TeamMember);
        var (first, second) = (await browser.GetAsync($"{url}/edit"), await browser.GetAsync($"{url}/edit"));
        (await browser.SubmitAsync(first, "form#expense", ("Description", "Fresh"))).Saved();
        var answer = await browser.SubmitAsync(second, "form#expense", ("Description", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Fresh", answer.Html, StringComparison.Ordinal);
        Assert.Contains("Mine", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accountant_sends_back_and_pays()
    {
        var url = await RecordAsync(TestUser.TeamMember, "Back and forth", Pdf, ("AndSubmit", "true"));
        var (accountant, member) = (app.Browser(TestUser.Accountant), app.Browser(TestUser.TeamMember));
        (await accountant.SubmitAsync(await accountant.GetAsync(url), "form#send-back", ("reason", "Which client?")))
            .Saved();
        Assert.Contains("Which client?", (await member.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
        (await member.SubmitAsync(await member.GetAsync(url), $"form[action='{url}/submit']")).Saved();
        (await accountant.SubmitAsync(await accountant.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        (await accountant.SubmitAsync(await accountant.GetAsync(url), "form#pay")).Saved();
        Assert.Contains("Paid", (await member.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
        await member.GetAsync($"{url}/edit", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_member_may_charge_only_projects_he_works_on()
    {
        var customer = await app.CustomerAsync("Closed circle");
        var project = await app.ProjectAsync(customer, "P-8100", members: Guid.NewGuid());
        Assert.DoesNotContain("P-8100",
            await app.Browser(TestUser.TeamMember).Http.GetStringAsync("/finance/expenses/projects?q=P-8100"),
            StringComparison.Ordinal);
        Assert.Contains("P-8100",
            await app.Browser(TestUser.Accountant).Http.GetStringAsync("/finance/expenses/projects?q=P-8100"),
            StringComparison.Ordinal);
        var answer = await PostAsync(TestUser.TeamMember, "Foreign project", Pdf, ("ProjectId", project.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    private async Task<HttpStatusCode> ApproveAsync(TestUser user, string url)
    {
        var browser = app.Browser(user);
        var own = await browser.GetAsync("/finance/expenses/create");
        var fields = TestBrowser.Fields((IHtmlFormElement)own.QuerySelector("form#expense")!)
            .Where(f => f.Key == "__RequestVerificationToken");
        return (await browser.PostAsync($"{url}/approve", fields)).Status;
    }

    private async Task<string> RecordAsync(TestUser user, string description, byte[] file,
        params (string Name, string Value)[] more) =>
        (await PostAsync(user, description, file, more)).Saved();

    private async Task<TestAnswer> PostAsync(TestUser user, string description, byte[] file,
        params (string Name, string Value)[] more)
    {
        var browser = app.Browser(user);
        var page = await browser.GetAsync("/finance/expenses/create");
        var form = (IHtmlFormElement)page.QuerySelector("form#expense")!;
        var category = page.QuerySelectorAll("[name=CategoryId] option").Select(o => o.GetAttribute("value"))
            .First(v => !string.IsNullOrEmpty(v))!;
        var fields = TestBrowser.Merge(TestBrowser.Fields(form),
            [("Description", description), ("CategoryId", category), ("Net", "100"), ("Vat", "12"), .. more]);
        using var content = new MultipartFormDataContent();
        foreach (var field in fields) content.Add(new StringContent(field.Value), field.Key);
        content.Add(new ByteArrayContent(file)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") }
        }, "Receipt", "receipt.pdf");
        using var response = await browser.Http.PostAsync("/finance/expenses/create", content);
        var html = await response.Content.ReadAsStringAsync();
        return new TestAnswer(response.StatusCode, response.Headers.Location?.ToString(), html, page);
    }
}
