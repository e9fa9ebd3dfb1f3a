using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Overheads;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Finance.Books.Periods;
using ErpCrm.Tests.Finance.Purchasing.PaymentRuns;
using ErpCrm.Tests.Finance.Treasury.Banking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Payroll.Runs;

/// <summary>Each test has a month of its own.</summary>
public sealed class PayrollRunPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PayrollScene _scene = new(app);

    private TestBrowser Accountant => _scene.Accountant;

    [Fact]
    public async Task A_month_is_computed_posted_paid_and_taken_back_as_a_whole()
    {
        var month = new DateOnly(2026, 8, 1);
        var (large, small) = (await _scene.PersonAsync("Large", "Alpha", month, 700_000),
            await _scene.PersonAsync("Small", "Alpha", month, 10_000));
        await _scene.PersonAsync("Alone", "Beta", month, 100_000);
        var url = await _scene.RunAsync("2026-08");
        Assert.Equal(632_080m, (await _scene.LineAsync(url, large)).ContributionBase);
        Assert.Equal(18_962.40m, (await _scene.LineAsync(url, small)).ContributionBase);
        var draft = await Accountant.GetAsync(url);
        var approve = $"form[action='{url}/approve']";
        (await Accountant.SubmitAsync(draft, approve)).Saved();
        // A double click posts once.
        await Accountant.SubmitAsync(draft, approve);
        var (id, run) = (PayrollScene.IdIn(url), await _scene.ReadAsync(url));
        Assert.Equal(PayrollState.Posted, run.State);
        var posted = await app.PostedAsync(id, JournalKind.Payroll);
        Assert.Equal(0m, posted.Sum(p => p.Base));
        // Nobody reads a single salary in the books: who is alone in a department is told with others.
        Assert.Equal([810_000m], posted.Where(p => p.Role == AccountRole.Wages).Select(p => p.Amount));
        Assert.Equal(-run.Net, await app.BaseOfAsync(AccountRole.WagesPayable, id));
        await _scene.AgreesAsync();

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#pay-Wages")).Saved();
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.WagesPayable, id));
        await _scene.AgreesAsync();
        await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#reverse", ("reason", "Too early"));
        Assert.Equal(PayrollState.Posted, (await _scene.ReadAsync(url)).State);

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form[action$='/take-back']")).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#reverse", ("reason", "Wrong"))).Saved();
        foreach (var role in new[] { AccountRole.WagesPayable, AccountRole.ContributionsPayable })
            Assert.Equal(0m, await app.BaseOfAsync(role, id));
        var again = await _scene.ReadAsync(await _scene.RunAsync("2026-08"));
        Assert.Equal(("PR-2026-08/2", PayrollState.Draft), (again.Code, again.State));
        await _scene.AgreesAsync();
    }

    [Fact]
    public async Task A_month_has_one_run_and_the_second_is_told_so_beside_its_field()
    {
        await _scene.PersonAsync("Once", "Alpha", new DateOnly(2026, 5, 1), 50_000);
        var (mine, theirs) = (await Accountant.GetAsync("/finance/payroll/create"),
            await Accountant.GetAsync("/finance/payroll/create"));
        (await Accountant.SubmitAsync(mine, "form#payroll", ("Month", "2026-05"))).Saved();
        var second = await Accountant.SubmitAsync(theirs, "form#payroll", ("Month", "2026-05"),
            ("PayOn", "2026-05-29"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.NotEqual("", second.Page.QuerySelector("[data-valmsg-for=Month]")!.TextContent.Trim());
        Assert.Equal("2026-05", ((IHtmlSelectElement)second.Page.QuerySelector("[name=Month]")!).Value);
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.PayrollRuns.CountAsync(r => r.Month == new DateOnly(2026, 5, 1))));
    }

    [Fact]
    public async Task What_is_closed_is_refused_and_leaves_nothing_behind()
    {
        await _scene.PersonAsync("Closed", "Alpha", new DateOnly(2026, 4, 1), 50_000);
        var url = await _scene.RunAsync("2026-04");
        await app.LockAsync(LockKind.Final, new DateOnly(2026, 4, 30));
        await _scene.ApproveAsync(url);
        await app.OpenAsync();
        Assert.Equal(PayrollState.Draft, (await _scene.ReadAsync(url)).State);
        Assert.Empty(await app.PostedAsync(PayrollScene.IdIn(url)));
        (await _scene.ApproveAsync(url)).Saved();
        Assert.Equal(PayrollState.Posted, (await _scene.ReadAsync(url)).State);
    }

    [Fact]
    public async Task What_changed_since_it_was_computed_is_looked_at_again()
    {
        var month = new DateOnly(2026, 6, 1);
        var person = await _scene.PersonAsync("Changed", "Alpha", month, 50_000);
        var url = await _scene.RunAsync("2026-06");
        await _scene.SalaryAsync(person, 60_000, month.AddDays(14));
        await _scene.ApproveAsync(url);
        Assert.Equal(PayrollState.Draft, (await _scene.ReadAsync(url)).State);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/compute']")).Saved();
        (await _scene.ApproveAsync(url)).Saved();
        Assert.InRange((await _scene.LineAsync(url, person)).Gross, 50_001, 59_999);
    }

    [Fact]
    public async Task Further_amounts_change_the_gross_pay_and_nobody_is_paid_less_than_nothing()
    {
        var person = await _scene.PersonAsync("Further", "Alpha", new DateOnly(2026, 7, 1), 50_000);
        var url = await _scene.RunAsync("2026-07");
        await AddAsync(url, person, PayrollExtraKind.Bonus, "7000");
        Assert.Equal(57_000m, (await _scene.LineAsync(url, person)).Gross);
        await AddAsync(url, person, PayrollExtraKind.Deduction, "60000");
        var page = await Accountant.GetAsync(url);
        Assert.Contains("Further", page.QuerySelector(".notice.red")!.TextContent, StringComparison.Ordinal);
        await _scene.ApproveAsync(url);
        Assert.Equal(PayrollState.Draft, (await _scene.ReadAsync(url)).State);

        var bad = await Accountant.SubmitAsync(await Accountant.GetAsync($"{url}/extras/create"), "form#extra",
            ("PersonId", person.ToString()), ("Kind", "Bonus"), ("Amount", "much"), ("Note", "For work"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "much", "For work"), (bad.Status,
            ((IHtmlInputElement)bad.Page.QuerySelector("[name=Amount]")!).Value,
            ((IHtmlInputElement)bad.Page.QuerySelector("[name=Note]")!).Value));
    }

    [Fact]
    public async Task A_bank_is_told_whom_to_pay_of_a_posted_run_alone()
    {
        await new BankScene(app).AccountAsync("Payroll account");
        await _scene.PersonAsync("First Payee", "Alpha", new DateOnly(2026, 10, 1), 80_000);
        await _scene.PersonAsync("Second Payee", "Alpha", new DateOnly(2026, 10, 1), 90_000);
        var url = await _scene.RunAsync("2026-10");
        await Accountant.GetAsync($"{url}/pain-09", HttpStatusCode.NotFound);
        (await _scene.ApproveAsync(url)).Saved();
        foreach (var (ending, version) in new[] { ("pain-03", PainVersion.V03), ("pain-09", PainVersion.V09) })
        {
            var message = PainSchema.Read(await Accountant.Http.GetByteArrayAsync($"{url}/{ending}"), version);
            Assert.Contains("First Payee", message.Value, StringComparison.Ordinal);
            Assert.Contains("PR-2026-10", message.Value, StringComparison.Ordinal);
        }

        Assert.Contains("Second Payee", await Accountant.Http.GetStringAsync($"{url}/list"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_the_bank_pays_wages_and_undone_they_are_owed_again()
    {
        var bank = new BankScene(app);
        var account = await bank.AccountAsync("Wages account");
        await _scene.PersonAsync("By bank", "Alpha", new DateOnly(2026, 3, 1), 64_300);
        var url = await _scene.RunAsync("2026-03");
        (await _scene.ApproveAsync(url)).Saved();
        var run = await _scene.ReadAsync(url);
        await bank.ImportAsync(account, 1_000, bank.Line(9, -run.Net, $"Заработная плата {run.Code}"));
        await bank.ConfirmAsync(Assert.Single(await bank.LinesAsync(account)));
        Assert.Equal(PayableState.Paid, await WagesAsync(url));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.WagesPayable, run.Id));
        await _scene.AgreesAsync();
        await bank.UndoAsync(Assert.Single(await bank.LinesAsync(account)));
        Assert.Equal(PayableState.Open, await WagesAsync(url));
        await _scene.AgreesAsync();
    }

    [Fact]
    public async Task Pay_on_projects_is_counted_once_beside_what_their_hours_cost()
    {
        var month = new DateOnly(2026, 9, 1);
        var (person, finance) = (await _scene.PersonAsync("Works", "Alpha", month, 100_000), new FinanceScene(app));
        await _scene.PersonAsync("Helps", "Alpha", month, 100_000);
        var project = await finance.ProjectAsync(await finance.CustomerAsync("Pays once"), startsOn: month);
        await finance.RateAsync(person, 500, 1_000);
        await finance.TimeAsync(project, 4_800, person: person, on: month.AddDays(7));
        var url = await _scene.RunAsync("2026-09");
        (await _scene.ApproveAsync(url)).Saved();
        var run = await _scene.ReadAsync(url);
        var onProject = await app.InAsync<FinanceDbContext, decimal>(async db => (await db.JournalLines.AsNoTracking()
            .Where(l => l.ProjectId == project).ToListAsync()).Sum(l => l.BaseDebit - l.BaseCredit));
        Assert.InRange(onProject, 1, run.Gross + run.Employer - 1);

        var whole = await app.InScopeAsync<ProfitReading, WholeProfit>(reading => reading.ReadAsync(
            month, month.AddDays(29), OverheadBasis.Labour, "KGS", CancellationToken.None));
        var share = whole.Projects.Single(p => p.Project.ProjectId == project).Share;
        Assert.Equal((40_000m, 0m), (share.Labour, share.Direct));
        Assert.Equal(run.Gross + run.Employer - 40_000, whole.Overhead);
        Assert.Equal(-(run.Gross + run.Employer), whole.OfBooks);
    }

    private async Task<PayableState> WagesAsync(string url) =>
        (await _scene.ReadAsync(url)).Payables.Single(p => p.Kind == PayableKind.Wages).State;

    private async Task AddAsync(string url, Guid person, PayrollExtraKind kind, string amount) =>
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{url}/extras/create"), "form#extra",
            ("PersonId", person.ToString()), ("Kind", kind.ToString()), ("Amount", amount))).Saved();
}
