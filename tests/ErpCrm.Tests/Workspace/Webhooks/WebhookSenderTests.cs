using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Outgoing;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Workspace.Fields;
using ErpCrm.Ui.Localization;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Notifications;
using ErpCrm.Workspace.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>What happens here is told to receivers that take it, refuse it, dawdle or are gone.</summary>
public sealed class WebhookSenderTests(HookApp app) : IClassFixture<HookApp>, IAsyncLifetime
{
    private Receiver _receiver = null!;

    public async Task InitializeAsync()
    {
        _receiver = await Receiver.StartAsync();
        // What other tests left.
        await app.InAsync<WorkspaceDbContext>(db => db.Webhooks.ExecuteDeleteAsync());
    }

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task What_happens_is_told_once_signed_and_thin()
    {
        var (id, secret) = await app.HookAsync(_receiver.Address + "/erp");
        await app.HookAsync(_receiver.Address + "/other", DealWon.OutsideName);
        var lead = await LeadAsync();
        await app.SendAsync();
        await app.SendAsync();
        var got = Assert.Single(_receiver.Got);
        Assert.True(got.IsSignedBy(secret));
        Assert.False(got.IsSignedBy(WebhookSecrets.New()));
        Assert.Equal(("/erp", "lead.captured"), (got.Path, got.Type));
        Assert.InRange(got.Moment, Unix(TestClock.Start), Unix(app.Now()));
        var data = got.Json["data"]!;
        Assert.Equal(("lead", lead.Id, 0), ((string)data["kind"]!, (Guid)data["id"]!, (int)data["version"]!));
        Assert.Equal($"https://erp.test.example/crm/leads/{lead.Id}", (string)data["page"]!);
        Assert.Equal($"https://erp.test.example/api/v1/leads/{lead.Id}", (string)data["api"]!);
        Assert.DoesNotContain(lead.Name, got.Body, StringComparison.Ordinal);
        var message = await app.MessageAsync(id);
        Assert.Equal((MessageState.Delivered, 1, 200, got.Id),
            (message.State, message.Attempts, message.Status, message.PublicId));
    }

    [Fact]
    public async Task A_webhook_that_is_made_later_is_told_of_all_that_happens_after_and_of_nothing_before()
    {
        await LeadAsync();
        var (id, _) = await app.HookAsync(_receiver.Address);
        var after = new[] { await LeadAsync(), await LeadAsync() };
        await app.SendAsync();
        Assert.Equal(after.Select(lead => lead.Id).Order(),
            (await app.MessagesAsync(id)).Select(message => message.RecordId).Order());
        Assert.Equal(2, _receiver.Got.Count);
    }

    [Fact]
    public async Task With_the_record_goes_what_its_owner_reads_of_it_when_it_leaves()
    {
        var (id, secret) = await app.HookAsync(_receiver.Address);
        await SendRecordAsync(id);
        var lead = await LeadAsync();
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Leads.SingleAsync(l => l.Id == lead.Id)).Change(
                new LeadData { Name = "Renamed since", Currency = "KGS", OwnerId = TestUser.Owner.Id });
            await db.SaveChangesAsync();
        });
        await app.SendAsync();
        var got = Assert.Single(_receiver.Got);
        Assert.True(got.IsSignedBy(secret));
        var data = got.Json["data"]!;
        Assert.Equal((lead.Id, "Renamed since"), ((Guid)data["id"]!, (string)data["record"]!["name"]!));
        Assert.DoesNotContain("Renamed since", (await app.MessageAsync(id)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_a_receiver_says_to_a_record_only_status_and_length_are_kept()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        await SendRecordAsync(id);
        // As a program that is being written says back what it was told.
        _receiver.Answers = async http =>
        {
            http.Response.StatusCode = 500;
            await http.Response.WriteAsync(_receiver.Got[^1].Body);
        };
        var lead = await LeadAsync();
        await app.SendAsync();
        Assert.Contains(lead.Name, Assert.Single(_receiver.Got).Body, StringComparison.Ordinal);
        var message = await app.MessageAsync(id);
        Assert.Equal((MessageTrouble.Answered, 500, ""), (message.Trouble, message.Status, message.Answer));
        Assert.InRange(message.AnswerLength, 100, GuardedClient.MostRead);
        var page = await app.Browser(TestUser.Owner).GetAsync($"/workspace/webhook-messages/{message.Id}");
        Assert.Contains($"{message.AnswerLength} bytes", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(lead.Name, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru"), InlineData("ky")]
    public async Task A_record_is_told_in_one_language_whichever_the_sender_works_in(string language)
    {
        var field = await app.FieldAsync(CustomType.Choice, change: said => said with
        {
            Choices = [new CustomChoice(Guid.CreateVersion7(), new("Warm", "Жылуу", "Тёплый"))],
        });
        var (id, _) = await app.HookAsync(_receiver.Address);
        await SendRecordAsync(id);
        var lead = await LeadAsync();
        await app.InAsync<CrmDbContext>(async db =>
        {
            var values = CustomValues.Of(null);
            values.Set(field.Key, CustomValues.Written(field.IdOf("Warm")));
            (await db.Leads.SingleAsync(l => l.Id == lead.Id)).Custom = values.ToJson();
            await db.SaveChangesAsync();
        });
        using (new Speaking(language)) await app.SendAsync();
        await app.DeleteAsync(field);
        var record = Assert.Single(_receiver.Got).Json["data"]!["record"]!;
        Assert.Equal("Warm", (string)record["custom"]![field.Key]!["title"]!);
    }

    [Fact]
    public async Task A_later_event_of_a_record_has_a_higher_version_and_names_what_changed()
    {
        await app.HookAsync(_receiver.Address, DealOpened.OutsideName, DealStageChanged.OutsideName);
        var deal = await app.DealAsync(TestUser.Owner);
        await app.InAsync<CrmDbContext>(async db =>
        {
            var kept = await db.Deals.Include(d => d.Passages).SingleAsync(d => d.Id == deal.Id);
            var next = (await db.Stages.OrderBy(s => s.Position).ToListAsync())[1];
            kept.MoveTo(next, 1, new Moment(app.Now(), TestUser.Owner.Id, TestUser.Owner.Name));
            await db.SaveChangesAsync();
        });
        await app.DrainAsync();
        await app.SendAsync();
        var (opened, moved) = (Of("deal.opened"), Of("deal.stage-changed"));
        Assert.True((int)moved.Json["data"]!["version"]! > (int)opened.Json["data"]!["version"]!);
        Assert.Equal(["stage"], moved.Json["data"]!["changed"]!.AsArray().Select(c => (string)c!));
        Assert.Null(opened.Json["data"]!["changed"]);
    }

    [Fact]
    public async Task Who_does_not_take_it_gets_it_again_later_under_the_same_id()
    {
        var (id, secret) = await app.HookAsync(_receiver.Address);
        _receiver.Say(500);
        await LeadAsync();
        await app.SendAsync();
        var message = await app.MessageAsync(id);
        Assert.Equal((MessageState.Waiting, MessageTrouble.Answered, 500, "said 500"),
            (message.State, message.Trouble, message.Status, message.Answer));
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        _receiver.Say(204);
        app.Time.Advance(TimeSpan.FromSeconds(6));
        await app.SendAsync();
        Assert.Equal(2, _receiver.Got.Count);
        Assert.Single(_receiver.Got.Select(g => g.Id).Distinct());
        Assert.Single(_receiver.Got.Select(g => g.Body).Distinct());
        Assert.True(_receiver.Got[1].Moment > _receiver.Got[0].Moment);
        Assert.All(_receiver.Got, got => Assert.True(got.IsSignedBy(secret)));
        Assert.Equal(MessageState.Delivered, (await app.MessageAsync(id)).State);
    }

    [Fact]
    public async Task Who_never_takes_it_is_switched_off_after_the_last_attempt_and_the_owner_is_told()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        _receiver.Say(500);
        await LeadAsync();
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            await app.SendAsync();
            Assert.Equal(WebhookState.On, (await app.HookAsync(id)).State);
            app.Time.Advance(TimeSpan.FromHours(27));
        }

        await LeadAsync();
        await app.ChangeAsync(id, w => w.Pause());
        await LeadAsync();
        await app.ChangeAsync(id, w => w.Resume());
        await app.SendAsync();
        var webhook = await app.HookAsync(id);
        Assert.Equal((WebhookState.Off, WebhookOff.Failing), (webhook.State, webhook.OffReason));
        var messages = await app.MessagesAsync(id);
        Assert.Equal((10, MessageState.Failed), (messages[0].Attempts, messages[0].State));
        Assert.DoesNotContain(messages, m => m.State == MessageState.Sending);
        Assert.Equal(1, await ToldAsync(id));
        var before = _receiver.Got.Count;
        await LeadAsync();
        app.Time.Advance(TimeSpan.FromDays(2));
        await app.SendAsync();
        Assert.Equal(before, _receiver.Got.Count);
        Assert.Equal(3, (await app.MessagesAsync(id)).Count);
    }

    [Fact]
    public async Task Who_is_gone_is_switched_off_at_once_and_what_waits_can_be_sent_later()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        _receiver.Say(410);
        await app.ChangeAsync(id, w => w.Pause());
        for (var i = 0; i < 6; i++) await LeadAsync();
        await app.ChangeAsync(id, w => w.Resume());
        await app.SendAsync();
        var webhook = await app.HookAsync(id);
        Assert.Equal((WebhookState.Off, WebhookOff.Gone), (webhook.State, webhook.OffReason));
        Assert.InRange(_receiver.Got.Count, 1, WebhookSender.AtOnce);
        Assert.All(await app.MessagesAsync(id), m => Assert.Equal(MessageState.Failed, m.State));
        Assert.Equal(1, await ToldAsync(id));
        Assert.Equal(Way.MailAtOnce, Ways.UsualOf(NoticeKind.WebhookOff));
    }

    [Fact]
    public async Task A_redirect_is_a_failure()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        _receiver.Say(307, ("Location", _receiver.Address + "/elsewhere"));
        await LeadAsync();
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        var message = await app.MessageAsync(id);
        Assert.Equal((MessageState.Waiting, 307), (message.State, message.Status));
    }

    [Fact]
    public async Task Who_asks_for_quiet_gets_it()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        _receiver.Say(429, ("Retry-After", "3600"));
        await LeadAsync();
        await app.SendAsync();
        _receiver.Say(200);
        await LeadAsync();
        app.Time.Advance(TimeSpan.FromMinutes(50));
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        app.Time.Advance(TimeSpan.FromMinutes(20));
        await app.SendAsync();
        Assert.Equal(3, _receiver.Got.Count);
        Assert.All(await app.MessagesAsync(id), m => Assert.Equal(MessageState.Delivered, m.State));
    }

    [Fact]
    public async Task Who_asks_for_a_year_of_quiet_gets_a_day()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        _receiver.Say(503, ("Retry-After", "31536000"));
        await LeadAsync();
        await app.SendAsync();
        Assert.InRange((await app.MessageAsync(id)).NextAt, app.Now().AddHours(23), app.Now().AddHours(24));
        _receiver.Say(200);
        app.Time.Advance(TimeSpan.FromHours(25));
        await app.SendAsync();
        Assert.Equal(MessageState.Delivered, (await app.MessageAsync(id)).State);
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_one_before_for_a_day()
    {
        var (id, before) = await app.HookAsync(_receiver.Address);
        var after = WebhookSecrets.New();
        var kept = app.Services.GetRequiredService<WebhookSecrets>().Protect(after);
        await app.ChangeAsync(id, w => w.Rotate(kept, app.Now()));
        await LeadAsync();
        await app.SendAsync();
        app.Time.Advance(TimeSpan.FromHours(25));
        await LeadAsync();
        await app.SendAsync();
        var (both, one) = (_receiver.Got[0], _receiver.Got[1]);
        Assert.True(both.IsSignedBy(before) && both.IsSignedBy(after));
        Assert.True(one.IsSignedBy(after) && !one.IsSignedBy(before));
        Assert.Equal((2, 1), (both.Signature.Split(' ').Length, one.Signature.Split(' ').Length));
    }

    [Fact]
    public async Task Who_is_killed_between_sending_and_keeping_sends_it_again_under_the_same_id()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        await LeadAsync();
        await app.SendAsync();
        var stranger = Guid.NewGuid();
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            var until = app.Now().AddMinutes(1);
            await db.WebhookMessages.Where(m => m.WebhookId == id).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MessageState.Sending).SetProperty(m => m.ClaimId, stranger));
            await db.Webhooks.Where(w => w.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(w => w.SenderId, stranger).SetProperty(w => w.SenderUntil, until));
        });
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        app.Time.Advance(TimeSpan.FromMinutes(2));
        await app.SendAsync();
        Assert.Equal(2, _receiver.Got.Count);
        Assert.Single(_receiver.Got.Select(g => g.Id).Distinct());
        Assert.Equal(MessageState.Delivered, (await app.MessageAsync(id)).State);
    }

    [Fact]
    public async Task Two_that_send_at_once_send_it_once()
    {
        await app.HookAsync(_receiver.Address);
        for (var i = 0; i < 5; i++) await LeadAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ActivatorUtilities
            .CreateInstance<WebhookSender>(app.Services).SendDueAsync(CancellationToken.None)));
        await app.SendAsync();
        Assert.Equal(5, _receiver.Got.Count);
        Assert.Distinct(_receiver.Got.Select(g => g.Id));
    }

    [Fact]
    public async Task A_slow_receiver_gets_four_at_once_and_holds_up_nobody_else()
    {
        await using var slow = await Receiver.StartAsync();
        var end = new TaskCompletionSource();
        slow.Answers = _ => end.Task;
        var (held, _) = await app.HookAsync(slow.Address);
        await app.HookAsync(_receiver.Address);
        for (var i = 0; i < 6; i++) await LeadAsync();
        var sender = app.Services.GetRequiredService<WebhookSender>();
        var running = await sender.BeginAsync(CancellationToken.None);
        await slow.WaitAsync(WebhookSender.AtOnce);
        await _receiver.WaitAsync(6);
        // The fast one is done. What happens next reaches it too, while the slow one still holds its four.
        await Task.WhenAny(running);
        await LeadAsync();
        await sender.BeginAsync(CancellationToken.None);
        await _receiver.WaitAsync(1);
        Assert.Equal((4, 4), (slow.Got.Count, slow.MostAtOnce));
        end.SetResult();
        await Task.WhenAll(running);
        await app.SendAsync();
        Assert.Equal((7, 4), (slow.Got.Count, slow.MostAtOnce));
        Assert.All(await app.MessagesAsync(held), m => Assert.Equal(MessageState.Delivered, m.State));
    }

    [Fact]
    public async Task Nothing_leaves_when_its_owner_lost_the_right_or_does_not_see_the_record()
    {
        var owner = TestUser.Introduce(new TestUser(Guid.NewGuid(), "Hana Hooks", BuiltInRoles.Owner, []));
        var (id, _) = await app.HookOfAsync(owner, _receiver.Address);
        await LeadAsync();
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        TestUser.Introduce(owner with { Role = BuiltInRoles.TeamMember });
        await LeadAsync();
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        Assert.Equal((MessageState.Withheld, MessageTrouble.OwnerGone), Last(await app.MessagesAsync(id)));

        TestUser.Introduce(owner);
        await app.ChangeAsync(id, w => w.Pause());
        var lead = await LeadAsync();
        await app.InAsync<CrmDbContext>(db => db.Leads.Where(l => l.Id == lead.Id).ExecuteDeleteAsync());
        await app.ChangeAsync(id, w => w.Resume());
        await app.SendAsync();
        Assert.Single(_receiver.Got);
        Assert.Equal((MessageState.Withheld, MessageTrouble.NotSeen), Last(await app.MessagesAsync(id)));
    }

    [Fact]
    public async Task What_happens_while_it_is_paused_waits_and_is_sent_afterwards()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        await app.ChangeAsync(id, w => w.Pause());
        await LeadAsync();
        await app.SendAsync();
        Assert.Empty(_receiver.Got);
        await app.ChangeAsync(id, w => w.Resume());
        await app.SendAsync();
        Assert.Single(_receiver.Got);
    }

    [Fact]
    public async Task An_address_within_a_network_of_ones_own_gets_nothing()
    {
        var address = _receiver.Address.Replace("127.0.0.1", "127.0.0.3", StringComparison.Ordinal);
        var (id, _) = await app.HookAsync(address);
        await LeadAsync();
        await app.SendAsync();
        Assert.Empty(_receiver.Got);
        Assert.Equal(MessageTrouble.AddressRefused, (await app.MessageAsync(id)).Trouble);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_sends_nothing_unsigned()
    {
        var (id, _) = await app.HookAsync(_receiver.Address);
        await app.InAsync<WorkspaceDbContext>(db => db.Webhooks.Where(w => w.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Secret, "broken")));
        await LeadAsync();
        await app.SendAsync();
        Assert.Empty(_receiver.Got);
        Assert.Equal(MessageTrouble.SecretLost, (await app.MessageAsync(id)).Trouble);
    }

    [Fact]
    public async Task What_is_removed_is_not_sent_and_what_is_old_is_removed()
    {
        var (gone, _) = await app.HookAsync(_receiver.Address);
        await LeadAsync();
        await app.InAsync<WorkspaceDbContext>(db => db.Webhooks.ExecuteDeleteAsync());
        await app.SendAsync();
        Assert.Empty(_receiver.Got);
        Assert.Empty(await app.MessagesAsync(gone));

        var (id, _) = await app.HookAsync(_receiver.Address);
        await LeadAsync();
        await app.SendAsync();
        app.Time.Advance(TimeSpan.FromDays(20));
        await LeadAsync();
        await app.SendAsync();
        app.Time.Advance(TimeSpan.FromDays(11));
        await using (var scope = app.Services.CreateAsyncScope())
            await ActivatorUtilities.CreateInstance<RemoveOldWebhookMessages>(scope.ServiceProvider).RunAsync(default);
        Assert.Single(await app.MessagesAsync(id));
    }

    [Fact]
    public async Task Nobody_looks_before_something_can_be_due_and_never_while_no_webhook_is_on()
    {
        var sender = app.Services.GetRequiredService<WebhookSender>();
        Assert.Null(await sender.PauseAsync(CancellationToken.None));
        var (id, _) = await app.HookAsync(_receiver.Address);
        Assert.Equal(WebhookSender.LongestPause, await sender.PauseAsync(CancellationToken.None));
        _receiver.Say(500);
        await LeadAsync();
        Assert.True(await sender.PauseAsync(CancellationToken.None) <= TimeSpan.Zero);
        await app.SendAsync();
        Assert.True(await sender.PauseAsync(CancellationToken.None) < TimeSpan.FromSeconds(6));
        _receiver.Say(429);
        app.Time.Advance(TimeSpan.FromSeconds(6));
        await app.SendAsync();
        Assert.Equal(WebhookSender.LongestPause, await sender.PauseAsync(CancellationToken.None));
        await app.ChangeAsync(id, w => w.Pause());
        Assert.Null(await sender.PauseAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_loop_sends_by_itself_also_for_a_webhook_that_is_made_after_it_began()
    {
        using var loop = ActivatorUtilities.CreateInstance<WebhookLoop>(app.Services);
        await loop.StartAsync(default);
        await app.HookAsync(_receiver.Address);
        await LeadAsync();
        await _receiver.WaitAsync(1);
        await loop.StopAsync(default);
        Assert.Single(_receiver.Got);
    }

    private Task SendRecordAsync(Guid webhook) => app.ChangeAsync(webhook, w => w.Change(
        new WebhookData(w.Address, "", w.EventNames) { SendsRecord = true },
        new Doing(app.Now(), TestUser.Owner.Id, TestUser.Owner.Name)));

    private Received Of(string type) => Assert.Single(_receiver.Got, g => g.Type == type);

    private async Task<Lead> LeadAsync()
    {
        var lead = await app.LeadAsync(TestUser.Owner);
        await app.DrainAsync();
        return lead;
    }

    private Task<int> ToldAsync(Guid webhook) => app.InAsync<WorkspaceDbContext, int>(db => db.Notifications.CountAsync(
        n => n.Kind == NoticeKind.WebhookOff && n.RecordId == webhook && n.UserId == TestUser.Owner.Id));

    private static (MessageState, MessageTrouble) Last(List<WebhookMessage> messages) =>
        (messages[^1].State, messages[^1].Trouble);

    private static long Unix(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeSeconds();
}
