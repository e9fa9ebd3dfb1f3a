using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Platform.Submissions;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Books.Journals.JournalScene;

namespace ErpCrm.Tests.Finance.Books.Journals;

public sealed class JournalPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task An_entry_stands_on_its_accounts_and_in_the_list_with_who_made_it()
    {
        var (rent, accrued) = (await app.AccountAsync("8160"), await app.AccountAsync("3590"));
        var url = (await Accountant.EnterAsync(
            Entry(rent, accrued, "1,250.50", app.Today, ("Reference", "HAND-1")))).Saved();

        var journal = await app.JournalAsync(IdOf(url));
        Assert.Equal((JournalKind.Manual, 1250.50m, (Guid?)TestUser.Accountant.Id, journal.Id),
            (journal.Kind, journal.Amount, journal.PostedById, journal.SourceId));
        Assert.Equal([1250.50m, -1250.50m],
            journal.Lines.OrderBy(l => l.Position).Select(l => l.BaseDebit - l.BaseCredit));
        var page = await Accountant.GetAsync(url);
        Assert.Contains(TestUser.Accountant.Name, page.QuerySelector("aside.side")!.TextContent,
            StringComparison.Ordinal);
        foreach (var query in new[] { $"account={rent}", "kind=Manual", "q=hand-1" })
        {
            var list = await Accountant.GetAsync($"/finance/journals?{query}");
            Assert.NotNull(list.QuerySelector($"#list a[href='{url}']"));
        }

        var other = await Accountant.GetAsync($"/finance/journals?account={await app.AccountAsync("5110")}");
        Assert.Null(other.QuerySelector($"#list a[href='{url}']"));
    }

    [Fact]
    public async Task A_form_sent_twice_posts_one_journal()
    {
        var (debit, credit) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.OtherCurrentLiability));
        var page = await Accountant.GetAsync("/finance/journals/create");
        var entry = Entry(debit, credit, "100", app.Today);
        var answers = await Task.WhenAll(Accountant.EnterAsync(entry, page), Accountant.EnterAsync(entry, page));
        Assert.Single(answers.Select(a => a.Saved()).Distinct());
        Assert.Equal(100m, await app.StandsOnAsync(debit));
    }

    [Fact]
    public async Task What_does_not_balance_is_refused_and_keeps_what_was_typed()
    {
        var rent = await app.AccountAsync("8160");
        var answer = await Accountant.EnterAsync(
            Entry(rent, await app.AccountAsync("3590"), "100", app.Today, ("Lines[1].Credit", "99.99")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("99.99", Value(answer.Page, "Lines[1].Credit"));
        Assert.Equal("Of a test", Value(answer.Page, "Text"));
        Assert.Equal(rent.ToString(), Value(answer.Page, "Lines[0].AccountId"));
    }

    [Theory]
    [InlineData("1410")]
    [InlineData("3110")]
    [InlineData("3210")]
    [InlineData("3530")]
    public async Task A_control_account_belongs_to_its_documents(string code)
    {
        var control = await app.AccountAsync(code);
        var answer = await Accountant.EnterAsync(
            Entry(control, await app.AccountAsync("6110"), "100", app.Today));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains($"{code} is kept by documents", answer.Html, StringComparison.Ordinal);
        var offered = await Accountant.Http.GetStringAsync($"/finance/accounts/options?q={code}");
        Assert.DoesNotContain(control.ToString(), offered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accrual_takes_itself_back_on_the_day_that_was_chosen()
    {
        var (cost, accrued) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.OtherCurrentLiability));
        var url = (await Accountant.EnterAsync(Entry(cost, accrued, "700", app.Today,
            ("ReversesOn", $"{app.Today.AddDays(7):yyyy-MM-dd}")))).Saved();
        var reversal = await app.InAsync<FinanceDbContext, Journal>(db => db.Journals.AsNoTracking()
            .SingleAsync(j => j.ReversalOfId == IdOf(url)));
        Assert.Equal((app.Today.AddDays(7), 700m), (reversal.Date, reversal.Amount));
        Assert.Equal(0m, await app.StandsOnAsync(cost));
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector("form#reverse"));

        var early = await Accountant.EnterAsync(Entry(cost, accrued, "700", app.Today,
            ("ReversesOn", $"{app.Today:yyyy-MM-dd}")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
    }

    [Fact]
    public async Task An_entry_is_reversed_once_with_a_reason_and_can_be_entered_again()
    {
        var (debit, credit) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.OtherCurrentLiability));
        var url = (await Accountant.EnterAsync(Entry(debit, credit, "55", app.Today))).Saved();
        var page = await Accountant.GetAsync(url);
        await Accountant.SubmitAsync(page, "form#reverse", ("reason", ""));
        Assert.Equal(55m, await app.StandsOnAsync(debit));

        var reversal = (await Accountant.SubmitAsync(page, "form#reverse", ("reason", "Wrong month"))).Saved();
        Assert.Equal("Wrong month", (await app.JournalAsync(IdOf(reversal))).Text);
        Assert.Equal(0m, await app.StandsOnAsync(debit));
        // The same button from a page that was open before.
        await Accountant.SubmitAsync(
            page, "form#reverse", ("reason", "Again"), (Submission.Field, Guid.NewGuid().ToString()));
        Assert.Equal(0m, await app.StandsOnAsync(debit));

        var copy = await Accountant.GetAsync($"/finance/journals/create?copy={IdOf(url)}");
        Assert.Equal(55m, decimal.Parse(Value(copy, "Lines[0].Debit")!, CultureInfo.InvariantCulture));
        (await Accountant.SubmitAsync(copy, "form#journal")).Saved();
        Assert.Equal(55m, await app.StandsOnAsync(debit));
    }

    [Fact]
    public async Task What_a_document_posted_is_taken_back_by_the_document()
    {
        var customer = await app.CustomerAsync("Posts by itself");
        var invoice = await app.InvoiceAsync(customer, 112, app.Today);
        var journal = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Journals.Where(j => j.SourceId == invoice.Id).Select(j => j.Id).FirstAsync());
        var page = await Accountant.GetAsync($"/finance/journals/{journal}");
        Assert.Null(page.QuerySelector("form#reverse"));
        Assert.NotNull(page.QuerySelector($"aside.side a[href='/finance/invoices/{invoice.Id}']"));
        var token = (await Accountant.GetAsync("/finance/journals/create"))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await Accountant.PostAsync($"/finance/journals/{journal}/reverse",
            [new("__RequestVerificationToken", token), new("on", $"{app.Today:yyyy-MM-dd}"), new("reason", "No")]);
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.Journals.AnyAsync(j => j.ReversalOfId == journal)));
    }

    [Fact]
    public async Task Nothing_is_entered_on_a_closed_day()
    {
        var (debit, credit) = (await app.NewAccountAsync(AccountClass.OperatingExpense),
            await app.NewAccountAsync(AccountClass.OtherCurrentLiability));
        var closed = new DateOnly(2024, 1, 31);
        await app.LockAsync(LockKind.Final, closed);
        try
        {
            var answer = await Accountant.EnterAsync(Entry(debit, credit, "100", closed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("The books are closed", answer.Html, StringComparison.Ordinal);
            Assert.Equal("100", Value(answer.Page, "Lines[0].Debit"));
            (await Accountant.EnterAsync(Entry(debit, credit, "100", closed.AddDays(1)))).Saved();
            Assert.Equal(100m, await app.StandsOnAsync(debit));
        }
        finally
        {
            await app.OpenAsync();
        }
    }

    [Fact]
    public async Task Who_reads_the_books_enters_nothing_and_others_do_not_read_them()
    {
        var management = app.Browser(TestUser.Management);
        var list = await management.GetAsync("/finance/journals");
        Assert.Null(list.QuerySelector("a[href='/finance/journals/create']"));
        await management.GetAsync("/finance/journals/create", HttpStatusCode.Forbidden);
        await management.GetAsync("/finance/opening-balances", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Sales).GetAsync("/finance/journals", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.ProjectManager).GetAsync("/finance/accounts", HttpStatusCode.Forbidden);
    }

    private static string? Value(IHtmlDocument page, string name) =>
        page.QuerySelector($"form#journal [name='{name}']") switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            _ => null,
        };
}
