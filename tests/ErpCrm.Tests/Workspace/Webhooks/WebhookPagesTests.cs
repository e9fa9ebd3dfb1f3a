using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>Webhooks as whoever manages them sees them.</summary>
public sealed class WebhookPagesTests(HookApp app) : IClassFixture<HookApp>, IAsyncLifetime
{
    private const string Own = "/workspace/webhooks";
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task A_secret_is_shown_once_and_kept_protected()
    {
        var browser = app.Browser(TestUser.Administrator);
        var made = await CreateAsync(browser, "lead.captured");
        var secret = SecretOf(made);
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.InRange(Convert.FromBase64String(secret["whsec_".Length..]).Length, 24, 64);
        var id = await NewestAsync();
        Assert.DoesNotContain(secret, (await app.HookAsync(id)).Secret, StringComparison.Ordinal);
        Assert.Equal(secret, app.Services.GetRequiredService<WebhookSecrets>().Open((await app.HookAsync(id)).Secret));
        foreach (var page in new[] { $"{Own}/{id}", $"{Own}/{id}/edit", Own })
            Assert.DoesNotContain(secret, await browser.Http.GetStringAsync(page), StringComparison.Ordinal);

        var shown = await browser.GetAsync($"{Own}/{id}");
        var renewed = SecretOf(await browser.SubmitAsync(shown, "form[action$='/rotate']"));
        Assert.NotEqual(secret, renewed);
        Assert.Equal([renewed, secret], (await app.HookAsync(id)).SecretsAt(app.Now())
            .Select(kept => app.Services.GetRequiredService<WebhookSecrets>().Open(kept)));
    }

    [Theory]
    [InlineData("https://10.0.0.1/"), InlineData("https://169.254.169.254/latest"), InlineData("https://[::1]/")]
    [InlineData("ftp://hooks.example.com/"), InlineData("https://a:b@hooks.example.com/"), InlineData("nonsense")]
    [InlineData(""), InlineData("javascript:alert(1)"), InlineData("https://[::ffff:192.168.0.1]/")]
    public async Task An_address_that_leads_nowhere_is_refused_at_its_field(string address)
    {
        var browser = app.Browser(TestUser.Administrator);
        var answer = await browser.SubmitAsync(await browser.GetAsync($"{Own}/create"), "form#webhook",
            ("Address", address), ("Events", "lead.captured"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("true", answer.Page.QuerySelector("[name=Address]")!.GetAttribute("aria-invalid"));
        Assert.NotNull(answer.Page.QuerySelector("[name=Events][value='lead.captured'][checked]"));
    }

    [Fact]
    public async Task Without_an_event_or_with_one_that_is_none_it_is_refused()
    {
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync($"{Own}/create");
        foreach (string[] events in (string[][])[[], ["lead.captured", "identity.user-changed"], ["x y"]])
        {
            var fields = TestBrowser.Merge(TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#webhook")!),
                ("Address", _receiver.Address));
            var answer = await browser.PostAsync($"{Own}/create",
                [.. fields, .. events.Select(e => new KeyValuePair<string, string>("Events", e))]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.Page.QuerySelector("#events .error"));
        }
    }

    [Fact]
    public async Task Whoever_changes_where_it_leads_lends_it_his_own_eyes()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync($"{Own}/{id}/edit");
        Assert.Contains(TestUser.Owner.Name, page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(page, "form#webhook", ("Description", "Other words"))).Saved();
        Assert.Equal(TestUser.Owner.Id, (await app.HookAsync(id)).OwnerId);
        page = await browser.GetAsync($"{Own}/{id}/edit");
        (await browser.SubmitAsync(page, "form#webhook", ("Address", _receiver.Address + "/mine"))).Saved();
        Assert.Equal(TestUser.Administrator.Id, (await app.HookAsync(id)).OwnerId);
    }

    [Fact]
    public async Task A_test_message_is_sent_once_and_its_answer_is_shown()
    {
        var (id, secret) = await app.HookAsync(_receiver.Address);
        var browser = app.Browser(TestUser.Administrator);
        _receiver.Say(500);
        var url = (await browser.SubmitAsync(await browser.GetAsync($"{Own}/{id}"), "form[action$='/test']")).Saved();
        await app.SendAsync();
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.SendAsync();
        var got = Assert.Single(_receiver.Got);
        Assert.True(got.IsSignedBy(secret));
        Assert.Equal("webhook.test", got.Type);
        Assert.Equal($"https://erp.test.example{Own}/{id}", (string)got.Json["data"]!["page"]!);
        Assert.Null(got.Json["data"]!["api"]);
        var page = await browser.GetAsync(url);
        Assert.Contains("said 500", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(WebhookState.On, (await app.HookAsync(id)).State);
    }

    [Fact]
    public async Task What_failed_is_sent_again_one_by_one_or_by_days()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        _receiver.Say(410);
        await LeadAsync();
        await app.SendAsync();
        _receiver.Say(200);
        var browser = app.Browser(TestUser.Administrator);
        (await browser.SubmitAsync(await browser.GetAsync($"{Own}/{id}"), "form[action$='/resume']")).Saved();
        var day = app.Today;
        (await browser.SubmitAsync(await browser.GetAsync($"{Own}/{id}/replay"), "form#replay",
            ("FirstDay", $"{day.AddDays(-9):yyyy-MM-dd}"), ("LastDay", $"{day.AddDays(-5):yyyy-MM-dd}"))).Saved();
        await app.SendAsync();
        Assert.Equal(MessageState.Failed, (await app.MessageAsync(id)).State);
        (await browser.SubmitAsync(await browser.GetAsync($"{Own}/{id}/replay"), "form#replay")).Saved();
        await app.SendAsync();
        var message = await app.MessageAsync(id);
        Assert.Equal((MessageState.Delivered, 2), (message.State, message.Attempts));
        (await browser.SubmitAsync(await browser.GetAsync($"/workspace/webhook-messages/{message.Id}"),
            "form[action$='/replay']")).Saved();
        await app.SendAsync();
        Assert.Equal(3, _receiver.Got.Count);
        Assert.Single(_receiver.Got.Select(g => g.Id).Distinct());
        var wrong = await browser.SubmitAsync(await browser.GetAsync($"{Own}/{id}/replay"), "form#replay",
            ("FirstDay", $"{day:yyyy-MM-dd}"), ("LastDay", $"{day.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
    }

    [Fact]
    public async Task The_log_is_narrowed_by_webhook_state_and_event()
    {
        var (id, _) = await app.HookAsync(_receiver.Address, "lead.captured", "deal.opened");
        await LeadAsync();
        await app.DealAsync(TestUser.Owner);
        await app.DrainAsync();
        await app.SendAsync();
        var browser = app.Browser(TestUser.Administrator);
        foreach (var (query, count) in new[]
        {
            ("", 2), ("&event=lead.captured", 1), ("&state=Delivered", 2), ("&state=Failed", 0), ("&event=x", 0),
        })
        {
            var page = await browser.GetAsync($"/workspace/webhook-messages?webhook={id}{query}");
            Assert.Equal(count, page.QuerySelectorAll("tbody a.rowlink").Length);
        }
    }

    [Fact]
    public async Task A_record_that_the_reader_may_not_see_is_not_named_to_him()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        // Nor by what its receiver says of it.
        _receiver.Answers = http => http.Response.WriteAsync(_receiver.Got[^1].Body);
        var lead = await LeadAsync();
        await app.SendAsync();
        var url = $"/workspace/webhook-messages/{(await app.MessageAsync(id)).Id}";
        var seen = await app.Browser(TestUser.Owner).Http.GetStringAsync(url);
        Assert.Contains($"{lead.Id}", seen, StringComparison.Ordinal);
        await app.InAsync<ErpCrm.Crm.CrmDbContext>(db => db.Leads.Where(l => l.Id == lead.Id).ExecuteDeleteAsync());
        Assert.DoesNotContain($"{lead.Id}", await app.Browser(TestUser.Owner).Http.GetStringAsync(url),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_manage_them_sees_none()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        foreach (var user in new[] { TestUser.Sales, TestUser.Management, TestUser.Accountant, TestUser.TeamMember })
        {
            foreach (var url in new[] { Own, $"{Own}/{id}", $"{Own}/create", "/workspace/webhook-messages" })
            {
                using var answer = await app.Browser(user).Http.GetAsync(url);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task It_is_removed_with_what_it_was_told()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        await LeadAsync();
        var browser = app.Browser(TestUser.Administrator);
        (await browser.SubmitAsync(await browser.GetAsync($"{Own}/{id}"), "form[action$='/remove']")).Saved();
        Assert.Empty(await app.MessagesAsync(id));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync($"{Own}/{id}")).StatusCode);
    }

    private async Task<ErpCrm.Crm.Leads.Lead> LeadAsync()
    {
        var lead = await app.LeadAsync(TestUser.Owner);
        await app.DrainAsync();
        return lead;
    }

    private async Task<TestAnswer> CreateAsync(TestBrowser browser, string name) => await browser.SubmitAsync(
        await browser.GetAsync($"{Own}/create"), "form#webhook", ("Address", _receiver.Address), ("Events", name));

    private Task<Guid> NewestAsync() => app.InAsync<WorkspaceDbContext, Guid>(
        db => db.Webhooks.OrderByDescending(w => w.Id).Select(w => w.Id).FirstAsync());

    private static string SecretOf(TestAnswer answer) =>
        ((IHtmlInputElement)answer.Page.QuerySelector("#secret")!).Value;
}
