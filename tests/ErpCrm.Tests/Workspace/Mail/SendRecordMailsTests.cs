using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>Mails and a server that takes, refuses, is silent or breaks off: each goes out once, or a person is
/// asked.</summary>
public sealed class SendRecordMailsTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly MailHouse _house = new();

    private MailDesk Desk => _house.Desk;

    [Fact]
    public async Task A_mail_goes_to_all_it_is_for_and_is_not_sent_again()
    {
        app.Use(_house.Port);
        var id = await app.QueueAsync("a@one.example", "b@two.example");
        await app.SendAsync();
        app.Time.Advance(TimeSpan.FromHours(5));
        await app.SendAsync();
        var taken = Assert.Single(Desk.Taken);
        Assert.Equal(["a@one.example", "b@two.example"], taken.To);
        Assert.Equal("b@two.example", Assert.Single(taken.Message.Cc.Mailboxes).Address);
        var mail = await app.MailAsync(id);
        Assert.Equal((SendState.Sent, 1, mail.MessageId), (mail.State, mail.Attempts, taken.Message.MessageId));
        Assert.NotNull(mail.SentAt);
        Assert.Equal(1, await ToldAsync(id));
    }

    [Fact]
    public async Task Who_is_refused_for_now_is_tried_again_under_the_same_number_and_the_others_are_not()
    {
        app.Use(_house.Port);
        Desk.Refuses["later@two.example"] = 450;
        var id = await app.QueueAsync("now@one.example", "later@two.example");
        await app.SendAsync();
        Assert.Equal(SendState.Waiting, (await app.MailAsync(id)).State);
        await app.SendAsync();
        Assert.Single(Desk.Taken);
        Desk.Refuses.Clear();
        app.Time.Advance(TimeSpan.FromHours(3));
        await app.SendAsync();
        Assert.Equal(["now@one.example", "later@two.example"], Desk.Taken.SelectMany(t => t.To));
        Assert.Single(Desk.Taken.Select(t => t.Message.MessageId).Distinct());
        Assert.Equal(SendState.Sent, (await app.MailAsync(id)).State);
        Assert.Empty((await app.RefusedAsync()).Intersect(["later@two.example"]));
    }

    [Fact]
    public async Task A_message_that_is_refused_for_now_waits_and_one_that_is_refused_for_good_does_not()
    {
        app.Use(_house.Port);
        Desk.RefusesAll = 451;
        var id = await app.QueueAsync("a@greylist.example");
        await app.SendAsync();
        var mail = await app.MailAsync(id);
        Assert.Equal((SendState.Waiting, MailTrouble.MessageRefused), (mail.State, mail.Trouble));
        Desk.RefusesAll = 554;
        app.Time.Advance(TimeSpan.FromHours(3));
        await app.SendAsync();
        mail = await app.MailAsync(id);
        Assert.Equal(SendState.Refused, mail.State);
        Assert.StartsWith("554", mail.Answer, StringComparison.Ordinal);
        // It was the message, not the address.
        Assert.DoesNotContain("a@greylist.example", await app.RefusedAsync());
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_is_remembered_until_it_takes_mail_again()
    {
        app.Use(_house.Port);
        Desk.Refuses["Gone@two.example"] = 550;
        var id = await app.QueueAsync("here@one.example", "Gone@two.example");
        await app.SendAsync();
        var mail = await app.MailAsync(id);
        Assert.Equal(SendState.Refused, mail.State);
        Assert.Equal([RecipientState.Sent, RecipientState.Refused],
            mail.Recipients.OrderBy(r => r.Number).Select(r => r.State));
        Assert.StartsWith("550", mail.Recipients.Single(r => r.Number == 2).Answer, StringComparison.Ordinal);
        Assert.Contains("gone@two.example", await app.RefusedAsync());

        Desk.Refuses.Clear();
        await app.DecideAsync(id, (m, by) => m.SendAgain(by));
        await app.SendAsync();
        Assert.Equal(["here@one.example", "Gone@two.example"], Desk.Taken.SelectMany(t => t.To));
        Assert.DoesNotContain("gone@two.example", await app.RefusedAsync());
        Assert.Equal(SendState.Sent, (await app.MailAsync(id)).State);
    }

    [Fact]
    public async Task Two_that_send_at_once_send_it_once()
    {
        app.Use(_house.Port);
        var id = await app.QueueAsync("a@twice.example");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.SendAsync()));
        Assert.Single(Desk.Taken);
        Assert.Equal(SendState.Sent, (await app.MailAsync(id)).State);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_tried_later_and_later_and_then_given_up()
    {
        app.Use(MailHouse.FreePort());
        var id = await app.QueueAsync("a@nowhere.example");
        await app.SendAsync();
        var mail = await app.MailAsync(id);
        Assert.Equal((SendState.Waiting, MailTrouble.NoConnection, 1), (mail.State, mail.Trouble, mail.Attempts));
        await app.SendAsync();
        Assert.Equal(1, (await app.MailAsync(id)).Attempts);
        app.Time.Advance(TimeSpan.FromDays(3));
        app.Use(_house.Port);
        await app.SendAsync();
        Assert.Equal(SendState.Refused, (await app.MailAsync(id)).State);
        Assert.Empty(Desk.Taken);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_sent_and_what_was_sent_is_not_withdrawn()
    {
        app.Use(_house.Port);
        var id = await app.QueueAsync("a@withdrawn.example");
        await app.DecideAsync(id, (m, by) => m.Withdraw(by));
        await app.SendAsync();
        Assert.Empty(Desk.Taken);
        var sent = await app.QueueAsync("a@sent.example");
        await app.SendAsync();
        await Assert.ThrowsAsync<BusinessRuleException>(
            () => app.DecideAsync(sent, (m, by) => m.Withdraw(by)));
    }

    public void Dispose() => _house.Dispose();

    private Task<int> ToldAsync(Guid mail) => app.InAsync<WorkspaceDbContext, int>(async db =>
    {
        var name = Subscription.NameOf(typeof(MailSent));
        var told = await db.Set<LoggedEvent>().Where(e => e.Name == name).Select(e => e.Payload).ToListAsync();
        return told.Count(payload => ((MailSent)EventJson.Read(payload, typeof(MailSent))).MailId == mail);
    });
}
