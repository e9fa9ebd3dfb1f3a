using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Schedules;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Workspace.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.RecurringInvoices;

/// <summary>The clock moves on from test to test: each plans from its own today (domain-rules §22, §35).</summary>
public sealed class RecurringInvoiceMakerTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private const string HeldUp = "finance.recurring-invoice-held-up";
    private readonly FinanceScene _scene = new(app);
    private readonly MailHouse _house = new();

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    public void Dispose() => _house.Dispose();

    [Fact, Trait("Lane", "Long")]
    public async Task Over_a_year_each_time_is_billed_once_however_often_and_by_how_many_it_is_asked()
    {
        var company = await _scene.CustomerAsync("A year of support", language: "ru");
        var first = new DateOnly(app.Today.Year, app.Today.Month, 1).AddMonths(2).AddDays(-1);
        var series = new DaySeries(SeriesUnit.Month, 1, first) { IsLastDay = true };
        var monthly = await app.PlanAsync(company, series, InvoiceStage.Issue, RecurringCovers.PastPeriod);
        var others = await _scene.CustomerAsync("A year of drafts");
        var weekly = await app.PlanAsync(others, new DaySeries(SeriesUnit.Week, 5, first), InvoiceStage.Draft);
        var chance = new Random(11);
        var until = first.AddYears(1);
        while (app.Today < until)
        {
            app.Time.Advance(TimeSpan.FromDays(chance.Next(1, 20)));
            await Task.WhenAll(app.MakeAsync(), app.MakeAsync());
        }

        await app.MakeAsync();
        var times = await app.TimesAsync(monthly);
        Assert.Equal(series.From(first).TakeWhile(d => d <= app.Today), times.Select(t => t.On));
        Assert.Equal(Enumerable.Range(1, times.Count), times.Select(t => t.Number));
        Assert.All(times, t => Assert.Equal(OccurrenceState.Done, t.State));
        var invoices = (await app.InvoicesAsync(company)).ToDictionary(i => i.Id);
        Assert.Equal(times.Count, invoices.Count);
        foreach (var time in times)
        {
            var (invoice, line) = (invoices[time.InvoiceId!.Value], invoices[time.InvoiceId!.Value].Lines.Single());
            Assert.Equal((1120m, (DateOnly?)new DateOnly(time.On.Year, time.On.Month, 1), (DateOnly?)time.On),
                (invoice.Gross, line.ServiceFrom, line.ServiceTo));
            Assert.True(invoice.IssuedOn >= time.On);
            Assert.DoesNotContain("{{", line.Description, StringComparison.Ordinal);
        }

        Assert.Contains("январь", string.Join(' ', invoices.Values.Select(i => i.Lines[0].Description)),
            StringComparison.Ordinal);
        Assert.Equal((await app.TimesAsync(weekly)).Count, (await app.InvoicesAsync(others)).Count);
        Assert.All(await app.InvoicesAsync(others), i => Assert.True(i.IsDraft));
        Assert.Equal(0, await app.MakeAsync());
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_stands_in_the_way_is_kept_told_once_and_tried_again()
    {
        var company = await _scene.CustomerAsync("No rate yet", "CHF");
        var id = await app.PlanAsync(company, new DaySeries(SeriesUnit.Month, 1, app.Today), InvoiceStage.Issue,
            currency: "CHF");
        var told = await app.ToldAsync(HeldUp);
        await app.MakeAsync();
        await app.MakeAsync();
        var held = Assert.Single(await app.TimesAsync(id));
        Assert.Equal((OccurrenceState.Begun, told + 1), (held.State, await app.ToldAsync(HeldUp)));
        Assert.True(Assert.Single(await app.InvoicesAsync(company)).IsDraft);
        var url = $"/finance/recurring-invoices/{id}";
        Assert.Contains("There is no exchange rate of CHF", (await Accountant.GetAsync(url)).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Something stands in the way",
            (await Accountant.GetAsync("/finance/recurring-invoices")).Body!.TextContent, StringComparison.Ordinal);

        await app.RateAsync("CHF", app.Today.AddDays(-1), 98);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form[action$='/occurrences/1/retry']")).Saved();
        Assert.Equal(OccurrenceState.Done, Assert.Single(await app.TimesAsync(id)).State);
        Assert.False(Assert.Single(await app.InvoicesAsync(company)).IsDraft);
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_was_missed_is_caught_up_and_a_draft_that_somebody_deleted_is_not_made_again()
    {
        var company = await _scene.CustomerAsync("Caught up");
        var id = await app.PlanAsync(company, new DaySeries(SeriesUnit.Month, 1, app.Today.AddMonths(-2)),
            InvoiceStage.Draft);
        await app.MakeAsync();
        var drafts = await app.InvoicesAsync(company);
        Assert.Equal(3, drafts.Count);
        var url = $"/finance/invoices/{drafts[1].Id}";
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/delete']")).Saved();
        await app.MakeAsync();
        Assert.Equal([drafts[0].Id, drafts[2].Id], (await app.InvoicesAsync(company)).Select(i => i.Id));
        Assert.Contains("Support", (await Accountant.GetAsync($"/finance/recurring-invoices/{id}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_sent_goes_once_in_the_words_of_the_template_with_its_paper_and_its_link()
    {
        app.Use(_house.Port);
        var company = await _scene.CustomerAsync("By mail");
        var id = await app.PlanAsync(company, new DaySeries(SeriesUnit.Month, 1, app.Today), InvoiceStage.Send,
            link: true);
        await app.MakeAsync();
        await app.MakeAsync();
        var invoice = Assert.Single(await app.InvoicesAsync(company));
        await app.DrainAsync();
        await app.SendAsync();
        await app.DrainAsync();
        var taken = Assert.Single(_house.Desk.Taken,
            mail => mail.Message.Subject!.Contains(invoice.Number!, StringComparison.Ordinal));
        Assert.Equal(["office@client.example"], taken.To);
        var body = taken.Message.TextBody!;
        Assert.Contains(TestUser.Accountant.Name, body, StringComparison.Ordinal);
        Assert.Contains("/i/", body, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", body, StringComparison.Ordinal);
        Assert.EndsWith(".pdf", Assert.Single(taken.Message.Attachments.OfType<MimeKit.MimePart>()).FileName,
            StringComparison.Ordinal);
        var token = body.Split("/i/")[1].Split(['\r', '\n', ' '])[0];
        Assert.Contains(invoice.Number!, (await app.Browser(null).GetAsync($"/i/{token}")).Body!.TextContent,
            StringComparison.Ordinal);
        var mailing = await app.InAsync<FinanceDbContext, InvoiceMailing>(
            db => db.InvoiceMailings.AsNoTracking().SingleAsync(m => m.InvoiceId == invoice.Id));
        Assert.Equal((MailingState.Sent, (string?)null), (mailing.State, mailing.LinkContent));
        Assert.Equal(OccurrenceState.Done, Assert.Single(await app.TimesAsync(id)).State);
    }

    [Fact]
    public async Task One_whose_customer_has_no_address_is_issued_and_waits_for_the_address()
    {
        var customer = await app.CustomerAsync("No address");
        var id = await app.PlanAsync(customer.Id, new DaySeries(SeriesUnit.Month, 1, app.Today), InvoiceStage.Send);
        await app.MakeAsync();
        Assert.Equal(OccurrenceState.Begun, Assert.Single(await app.TimesAsync(id)).State);
        Assert.False(Assert.Single(await app.InvoicesAsync(customer.Id)).IsDraft);
        var page = await Accountant.GetAsync($"/finance/recurring-invoices/{id}");
        Assert.Contains("has no e-mail address", page.Body!.TextContent, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(page, "form[action$='/occurrences/1/skip']")).Saved();
        Assert.Equal(OccurrenceState.LeftOut, Assert.Single(await app.TimesAsync(id)).State);
    }
}
