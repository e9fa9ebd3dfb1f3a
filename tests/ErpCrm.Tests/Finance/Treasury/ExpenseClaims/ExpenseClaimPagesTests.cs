using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.ExpenseClaims;

/// <summary>A claim from its first line until it is paid back.</summary>
public sealed class ExpenseClaimPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ClaimScene _do = new(app);

    [Fact]
    public async Task A_claim_of_several_lines_is_decided_by_one_word_and_paid_in_one_sum()
    {
        await app.RateAsync("USD", app.Today.AddDays(-400), 87.4m);
        await _do.RateAsync(ExpenseKind.Mileage, "Whole way", 12, app.Today.AddDays(-30));
        var url = await _do.OpenAsync("Journey to Osh");
        await _do.AddAsync(url, "Hotel", "1120", ("VatRate", "12"));
        await _do.AddAsync(url, "Taxi abroad", "20", ("Currency", "USD"));
        var drive = await _do.Member.GetAsync($"/finance/expenses/create?kind=Mileage&claimId={url[^36..]}");
        (await _do.Member.SubmitAsync(drive, "form#expense", ("Description", "To Osh"), ("RateName", "Whole way"),
            ("FromPlace", "Bishkek"), ("ToPlace", "Osh"), ("Distance", "62.5"))).Saved();
        var page = await _do.Member.GetAsync(url);
        // 1120 + 20 × 87.4 + 62.5 × 12
        Assert.Contains("3,618.00", page.QuerySelector("#claim-total")!.TextContent, StringComparison.Ordinal);
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/approve");
        Assert.All(await _do.LinesAsync(url), line => Assert.Equal(
            (ExpenseState.Approved, "KGS"), (line.State, line.PayableCurrency)));
        await app.BooksAgreeAsync();
        (await _do.Accountant.SubmitAsync(await _do.Accountant.GetAsync(url), "form#pay")).Saved();
        var claim = await _do.ClaimAsync(url);
        Assert.Equal((ExpenseState.Paid, 3_618m), (claim.State, claim.Total!.Value));
        Assert.Contains(await app.PostedAsync(claim.Id), line => line.Base == -3_618m);
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_was_spent_in_one_currency_is_owed_in_another_and_the_books_agree()
    {
        await app.RateAsync("USD", app.Today.AddDays(-400), 87.4m);
        await app.RateAsync("EUR", app.Today.AddDays(-400), 95.13m);
        var url = await _do.OpenAsync("Fair in Berlin", "EUR");
        await _do.AddAsync(url, "Stand", "333.33", ("Currency", "USD"));
        await _do.AddAsync(url, "Coffee", "7.77", ("Currency", "EUR"));
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/approve");
        // r2(333.33 × 87.4 / 95.13) + 7.77 (domain-rules §6)
        Assert.Equal(306.24m + 7.77m, (await _do.ClaimAsync(url)).Total);
        await app.BooksAgreeAsync();
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/undo");
        Assert.Equal(ExpenseState.Submitted, (await _do.ClaimAsync(url)).State);
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task The_approver_sends_one_line_back_and_decides_the_rest()
    {
        var url = await _do.OpenAsync("With a doubtful line");
        await _do.AddAsync(url, "Good", "100");
        await _do.AddAsync(url, "Doubtful", "50");
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        var doubtful = (await _do.LinesAsync(url)).Single(l => l.Description == "Doubtful");
        (await _do.Manager.SubmitAsync(await _do.Manager.GetAsync(url),
            $"form[action='{url}/lines/{doubtful.Id}/send-back']", ("reason", "Which client?"))).Saved();
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/approve");
        Assert.Equal(100m, (await _do.ClaimAsync(url)).Total);
        var own = await _do.Member.GetAsync($"/finance/expenses/{doubtful.Id}");
        Assert.Contains("Which client?", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(own.QuerySelector($"form[action='/finance/expenses/{doubtful.Id}/submit']"));
    }

    [Fact]
    public async Task What_its_owner_changed_meanwhile_is_not_approved_unseen()
    {
        var url = await _do.OpenAsync("Grows");
        await _do.AddAsync(url, "First", "100");
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        var seen = await _do.Manager.GetAsync(url);
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/withdraw");
        await _do.AddAsync(url, "Second", "9000");
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        await _do.Manager.SubmitAsync(seen, $"form[action='{url}/approve']");
        Assert.Equal(ExpenseState.Submitted, (await _do.ClaimAsync(url)).State);
    }

    [Fact]
    public async Task A_line_waits_neither_in_the_inbox_nor_on_its_own_page()
    {
        var url = await _do.OpenAsync("One word");
        await _do.AddAsync(url, "Only in its claim", "100");
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        var line = (await _do.LinesAsync(url))[0];
        Assert.DoesNotContain("Only in its claim",
            (await _do.Manager.GetAsync("/finance/expenses?tab=approve")).QuerySelector("#list")!.TextContent,
            StringComparison.Ordinal);
        Assert.NotNull((await _do.Manager.GetAsync("/finance/expense-claims?tab=approve"))
            .QuerySelector($"a[href='{url}']"));
        var page = await _do.Manager.GetAsync($"/finance/expenses/{line.Id}");
        Assert.Null(page.QuerySelector($"form[action='/finance/expenses/{line.Id}/approve']"));
        Assert.NotNull(page.QuerySelector($"a[href='{url}']"));
    }

    [Fact]
    public async Task Others_see_a_claim_only_within_their_scope_and_nobody_decides_his_own()
    {
        var url = await _do.OpenAsync("Scoped claim");
        await _do.AddAsync(url, "Line of it", "100");
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        foreach (var user in new[] { TestUser.OtherMember, TestUser.Sales, TestUser.Administrator })
            await app.Browser(user).GetAsync(url, HttpStatusCode.NotFound);
        Assert.Null((await _do.Member.GetAsync(url)).QuerySelector($"form[action='{url}/approve']"));
        var other = app.Browser(TestUser.OtherMember);
        Assert.DoesNotContain("Scoped claim",
            (await other.GetAsync("/finance/expense-claims?tab=all")).Body!.TextContent, StringComparison.Ordinal);
        await other.GetAsync($"{url}/edit", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Expenses_that_were_recorded_before_become_lines_and_leave_again()
    {
        var before = (await ClaimScene.TryAddAsync(_do.Member, "/finance/expenses/create", "Before the claim", "10"))
            .Saved();
        var url = await _do.OpenAsync("Takes some");
        (await _do.Member.SubmitAsync(await _do.Member.GetAsync(url), "form#take", ("expenseIds", before[^36..])))
            .Saved();
        Assert.Equal(1, (await _do.ClaimAsync(url)).LineCount);
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/lines/{before[^36..]}/release");
        Assert.Empty(await _do.LinesAsync(url));
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/delete");
        await _do.Member.GetAsync(url, HttpStatusCode.NotFound);
        await _do.Member.GetAsync(before);
    }

    [Fact]
    public async Task An_incomplete_claim_is_refused_and_a_stale_one_shows_both_versions()
    {
        var page = await _do.Member.GetAsync("/finance/expense-claims/create");
        var wrong = await _do.Member.SubmitAsync(page, "form#claim", ("Title", "Backwards"),
            ("PeriodFrom", "2026-11-20"), ("PeriodUntil", "2026-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Backwards", ((IHtmlInputElement)wrong.Page.QuerySelector("[name=Title]")!).Value);
        var url = await _do.OpenAsync("Stale claim");
        var (first, second) = (await _do.Member.GetAsync($"{url}/edit"), await _do.Member.GetAsync($"{url}/edit"));
        (await _do.Member.SubmitAsync(first, "form#claim", ("Title", "Fresh"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await _do.Member.SubmitAsync(second, "form#claim", ("Title", "Mine"))).Status);
    }

    // domain-rules §10: expenses × (1 + markup)
    [Fact]
    public async Task A_line_that_the_client_pays_is_billed_with_its_markup()
    {
        var customer = await app.CustomerAsync("Client of a claim");
        var project = await app.ProjectAsync(customer, "P-8200");
        await _do.RateAsync(ExpenseKind.Mileage, "To the client", 11.5m, app.Today.AddDays(-30));
        var url = await _do.OpenAsync("Billed on");
        var drive = await _do.Member.GetAsync($"/finance/expenses/create?kind=Mileage&claimId={url[^36..]}");
        (await _do.Member.SubmitAsync(drive, "form#expense", ("Description", "Visit"), ("RateName", "To the client"),
            ("FromPlace", "Office"), ("ToPlace", "Client"), ("Distance", "62.5"),
            ("ProjectId", project.Id.ToString()), ("IsRebillable", "true"), ("MarkupPercent", "10"))).Saved();
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/approve");
        var line = (await _do.LinesAsync(url))[0];
        // r2(r2(62.5 × 11.5) × 1.1)
        Assert.Equal(790.63m, await app.InAsync<FinanceDbContext, decimal>(db => db.Deliveries
            .Where(d => d.SourceId == line.Id && d.Kind == BillingSourceKind.Expense).Select(d => d.Value)
            .SingleAsync()));
    }
}
