using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Records;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>A mail is written on the page of its record, once, by those who see the record and may send mail.</summary>
public sealed class MailPagesTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private const string Compose = "form#compose";
    private readonly MailHouse _house = new();

    [Fact]
    public async Task Enter_in_a_field_previews_the_mail_and_replaces_nothing()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var page = await app.Browser(TestUser.Sales).GetAsync(WriteUrl(deal.Id));
        var first = page.QuerySelector($"{Compose} button:not([type=button])")!;
        Assert.Equal($"/workspace/mail/deal/{deal.Id}/preview", first.GetAttribute("formaction"));
    }

    [Fact]
    public async Task A_double_click_makes_one_mail()
    {
        app.Use(_house.Port);
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(WriteUrl(deal.Id));
        var answers = await Task.WhenAll(
            browser.SubmitAsync(page, Compose, ("To", "a@double.example")),
            browser.SubmitAsync(page, Compose, ("To", "a@double.example")));
        Assert.All(answers, answer => Assert.Equal($"/crm/deals/{deal.Id}", answer.Saved()));
        Assert.Equal(1, await CountAsync(deal.Id));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_typed_is_lost()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(WriteUrl(deal.Id));
        var answer = await browser.SubmitAsync(page, Compose, ("To", "nobody, a@b.kg"), ("Subject", "Kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("“nobody” is not an address.", answer.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("nobody, a@b.kg", "Kept"), (Value(answer.Page, "To"), Value(answer.Page, "Subject")));
        Assert.Equal(0, await CountAsync(deal.Id));
    }

    [Fact]
    public async Task It_is_seen_before_it_leaves_and_can_be_written_in_another_language()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var form = (IHtmlFormElement)(await browser.GetAsync(WriteUrl(deal.Id))).QuerySelector(Compose)!;
        var url = $"/workspace/mail/deal/{deal.Id}";
        var seen = await browser.PostAsync($"{url}/preview", TestBrowser.Merge(TestBrowser.Fields(form),
            ("To", "a@b.kg"), ("Subject", "Seen first")));
        Assert.Contains("Seen first", seen.Page.QuerySelector("#mail-preview")!.TextContent, StringComparison.Ordinal);
        var kyrgyz = await browser.PostAsync($"{url}/template", TestBrowser.Merge(TestBrowser.Fields(form),
            ("To", "kept@b.kg"), ("Language", "ky")));
        Assert.Contains("Урматтоо менен", Value(kyrgyz.Page, "Body"), StringComparison.Ordinal);
        Assert.Equal("kept@b.kg", Value(kyrgyz.Page, "To"));
        Assert.Equal(0, await CountAsync(deal.Id));
    }

    [Fact]
    public async Task Nobody_who_does_not_see_the_record_learns_of_its_mails()
    {
        var (deal, mail) = await MailedAsync("Secret words");
        var mate = app.Browser(TestUser.SalesMate);
        Assert.Contains("Secret words", (await mate.GetAsync($"/workspace/mail/{mail}")).Title,
            StringComparison.Ordinal);
        Assert.Contains("Secret words", (await mate.GetAsync("/workspace/mail")).Body!.TextContent,
            StringComparison.Ordinal);

        var stranger = app.Browser(TestUser.OtherSales);
        foreach (var url in new[] { $"/workspace/mail/{mail}", $"/workspace/mail/deal/{deal.Id}", WriteUrl(deal.Id) })
            await stranger.GetAsync(url, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Secret words", (await stranger.GetAsync("/workspace/mail")).Body!.TextContent,
            StringComparison.Ordinal);
        var own = await stranger.GetAsync($"/crm/deals/{(await app.DealAsync(TestUser.OtherSales)).Id}");
        foreach (var step in new[] { "confirm", "again", "withdraw" })
        {
            var answer = await stranger.PostAsync($"/workspace/mail/{mail}/{step}",
                TestBrowser.Fields((IHtmlFormElement)own.QuerySelector("form[method=post]")!));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }
    }

    [Fact]
    public async Task Who_may_not_send_mail_is_offered_none_and_sees_what_was_sent()
    {
        var user = TestUser.TeamMember;
        Assert.Equal(HttpStatusCode.Forbidden,
            (await app.Browser(user).Http.GetAsync(WriteUrl(Guid.NewGuid()))).StatusCode);
        var (deal, _) = await MailedAsync("Seen by sales");
        var page = await app.Browser(TestUser.Sales).GetAsync($"/crm/deals/{deal.Id}");
        Assert.NotNull(page.QuerySelector($"a[href='{WriteUrl(deal.Id)}']"));
    }

    [Fact]
    public async Task An_address_that_was_refused_is_shown_when_one_writes_to_it_and_at_its_record()
    {
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new RefusedAddress
            {
                Address = "gone@lead.example", Answer = "550 No such user", RefusedAt = TestClock.Start,
            });
            await db.SaveChangesAsync();
        });
        var lead = await app.LeadAsync(TestUser.Sales);
        await app.InAsync<ErpCrm.Crm.CrmDbContext>(async db =>
        {
            (await db.Leads.SingleAsync(l => l.Id == lead.Id)).Change(new ErpCrm.Crm.Leads.LeadData
            {
                Name = lead.Name, Email = "Gone@Lead.example", Currency = "KGS", OwnerId = TestUser.Sales.Id,
            });
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.Sales);
        foreach (var url in new[] { $"/workspace/mail/lead/{lead.Id}/create", $"/workspace/mail/lead/{lead.Id}" })
            Assert.Contains("550 No such user", (await browser.GetAsync(url)).Body!.TextContent,
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_decides_on_a_mail_of_which_nobody_knows_whether_it_arrived()
    {
        var (_, mail) = await MailedAsync("Did it arrive");
        await app.DecideAsync(mail, (m, by) =>
        {
            m.Begin(by.At);
            m.Lose(by.At);
        });
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/workspace/mail/{mail}");
        Assert.NotNull(page.QuerySelector(".notice.amber"));
        (await browser.SubmitAsync(page, $"form[action$='/confirm']")).Saved();
        Assert.Equal(SendState.Sent, (await app.MailAsync(mail)).State);
        page = await browser.GetAsync($"/workspace/mail/{mail}");
        Assert.Empty(page.QuerySelectorAll("form[action$='/confirm'], form[action$='/again']"));
    }

    public void Dispose() => _house.Dispose();

    private async Task<(Deal Deal, Guid Mail)> MailedAsync(string subject)
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var mail = MailMake.Mail(new RecordRef(Kinds.Deal, deal.Id), app.Time.GetUtcNow().UtcDateTime, subject,
            "a@mailed.example");
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(mail);
            await db.SaveChangesAsync();
        });
        return (deal, mail.Id);
    }

    private Task<int> CountAsync(Guid record) =>
        app.InAsync<WorkspaceDbContext, int>(db => db.Mails.CountAsync(m => m.RecordId == record));

    private static string WriteUrl(Guid deal) => $"/workspace/mail/deal/{deal}/create";

    private static string Value(IHtmlDocument page, string name) => page.QuerySelector($"[name={name}]") switch
    {
        IHtmlTextAreaElement text => text.Value,
        IHtmlInputElement input => input.Value,
        _ => throw new ArgumentException(name),
    };
}
