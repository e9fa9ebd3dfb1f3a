using System.Net;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Tests.Finance.Books.Posting;
using ErpCrm.Tests.Workspace.Mail;

namespace ErpCrm.Tests.Finance.Treasury.Reminders;

/// <summary>Customers are reminded once a day at most, of what they may be reminded of, and never twice of a level
/// (domain-rules §22).</summary>
public sealed class ReminderTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly MailHouse _house = new();

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task One_letter_with_the_statement_goes_by_mail_at_the_highest_level_and_never_again()
    {
        app.Use(_house.Port);
        await app.ScheduleAsync();
        var customer = await app.DebtorAsync("Reminded once", "ru");
        var (old, young) = (await app.InvoiceAsync(customer, 700, app.Today.AddDays(-28)),
            await app.InvoiceAsync(customer, 300, app.Today.AddDays(-17)));
        await app.RemindAsync();
        await app.RemindAsync();

        var letter = Assert.Single(await app.LettersAsync(customer));
        Assert.Equal((2, "ru", ReminderState.Waiting), (letter.Level, letter.Language, letter.State));
        foreach (var told in new[] { old.Number!, young.Number!, "700,00", "300,00" })
            Assert.Contains(told, letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", letter.Subject + letter.Body, StringComparison.Ordinal);
        Assert.Equal([(1, SkipReason.HigherLevel), (2, null)], await app.StepsAsync(old.Id));
        Assert.Equal([(1, (SkipReason?)null)], await app.StepsAsync(young.Id));

        await app.DrainAsync();
        await app.SendAsync();
        await app.DrainAsync();
        var taken = Assert.Single(_house.Desk.Taken, mail => mail.Message.Subject == letter.Subject);
        Assert.Equal(["office@client.example"], taken.To);
        Assert.EndsWith(".pdf", Assert.Single(taken.Message.Attachments.OfType<MimeKit.MimePart>()).FileName,
            StringComparison.Ordinal);
        Assert.Equal(ReminderState.Sent, Assert.Single(await app.LettersAsync(customer)).State);
        var page = await Accountant.GetAsync($"/finance/reminders/{letter.Id}");
        Assert.NotNull(page.QuerySelector($"a[href='/finance/invoices/{old.Id}']"));
        Assert.Contains(old.Number!, (await Accountant.GetAsync("/finance/reminders/log")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_the_preview_says_why_not()
    {
        await app.ScheduleAsync();
        var held = new Dictionary<string, Guid>();
        async Task<Guid> DueAsync(string why, Customer? of = null)
        {
            var customer = of ?? await app.DebtorAsync("Held: " + why);
            var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-17));
            held[why] = invoice.Id;
            return invoice.Id;
        }

        var disputed = await DueAsync("Disputed");
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{disputed}/dispute"),
            "form#dispute", ("RaisedBy", "Their lawyer"), ("Reason", "Wrong hours"))).Saved();
        var promised = await DueAsync("Payment is promised");
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{promised}/promise"),
            "form#promise", ("PromisedBy", "Their accountant"))).Saved();
        var payer = await app.DebtorAsync("Pays a part");
        await new PostingSteps(app).PayAsync(payer, 100, 1, (await DueAsync("Something was paid today", payer), 100));
        await DueAsync("No e-mail address", await app.CustomerAsync("Without address"));
        var off = await app.DebtorAsync("Wants none");
        await DueAsync("The customer gets no reminders", off);
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/customers/{off.Id}/collection"),
            "form#collection", ("IsOff", "true"), ("OffReason", "Agreed with their director"))).Saved();

        var preview = await Accountant.GetAsync("/finance/reminders/preview");
        foreach (var (why, invoice) in held)
        {
            var row = preview.QuerySelectorAll("tr").Single(
                r => r.QuerySelector($"a[href='/finance/invoices/{invoice}']") is not null);
            Assert.Contains(why, row.TextContent, StringComparison.Ordinal);
        }

        await app.RemindAsync();
        foreach (var invoice in held.Values) Assert.Empty(await app.StepsAsync(invoice));
    }

    [Fact]
    public async Task Two_runs_at_once_write_one_letter()
    {
        await app.ScheduleAsync();
        var customer = await app.DebtorAsync("At the same time");
        await app.InvoiceAsync(customer, 500, app.Today.AddDays(-17));
        await Task.WhenAll(app.RemindAsync(), app.RemindAsync());
        Assert.Single(await app.LettersAsync(customer));
    }

    [Fact]
    public async Task A_letter_is_sent_by_hand_of_what_may_be_reminded_of()
    {
        await app.ScheduleAsync();
        var customer = await app.DebtorAsync("By hand");
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-15));
        var form = await Accountant.GetAsync($"/finance/reminders/create?company={customer.Id}");
        Assert.Contains(invoice.Number!, form.Body!.TextContent, StringComparison.Ordinal);
        var answer = await Accountant.SubmitAsync(form, "form#reminder", ("Email", "no address"), ("Level", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var url = (await Accountant.SubmitAsync(answer.Page, "form#reminder", ("Email", "boss@client.example")))
            .Saved();
        var letter = Assert.Single(await app.LettersAsync(customer));
        Assert.Equal(($"/finance/reminders/{letter.Id}", 2, true, "boss@client.example"),
            (url, letter.Level, letter.IsByHand, letter.Email));
        // The same level once more is one more letter, and no other level.
        form = await Accountant.GetAsync($"/finance/reminders/create?company={customer.Id}");
        (await Accountant.SubmitAsync(form, "form#reminder", ("Level", "2"))).Saved();
        Assert.Equal([(2, (SkipReason?)null)], await app.StepsAsync(invoice.Id));

        var late = await Accountant.GetAsync($"/finance/reminders/create?company={customer.Id}");
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{invoice.Id}/promise"),
            "form#promise", ("PromisedBy", "Their accountant"))).Saved();
        answer = await Accountant.SubmitAsync(late, "form#reminder", ("Level", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(2, (await app.LettersAsync(customer)).Count);
    }

    [Fact]
    public async Task A_schedule_says_what_is_wrong_and_keeps_what_was_typed()
    {
        var form = await Accountant.GetAsync("/finance/reminder-schedules/create");
        foreach (var (typed, told) in new[]
        {
            (("Levels[1].OffsetDays", "2"), "Each level comes later than the one before."),
            (("Levels[0].Texts[0].Subject", "Only half"), "Write both the subject and the text, or neither."),
        })
        {
            var answer = await Accountant.SubmitAsync(form, "form#schedule", ("Name", "Wrong"), typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(told, answer.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        foreach (var url in new[] { "/finance/reminders", "/finance/reminders/preview", "/finance/reminder-schedules" })
        {
            await app.Browser(TestUser.Management).GetAsync(url);
            await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.Forbidden);
        }
    }
}
