using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>A line that breaks and a server that is silent: what is known for sure is tried again, the rest is a
/// person's to decide.</summary>
public sealed class UnsureMailsTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly MailHouse _house = new();

    private MailDesk Desk => _house.Desk;

    [Fact]
    public async Task A_line_that_breaks_before_the_message_leaves_is_tried_again()
    {
        using (var cut = new CutLine(_house.Port, "DATA\r\n", passes: false))
        {
            app.Use(cut.Port);
            var id = await app.QueueAsync("a@before.example");
            await app.SendAsync();
            var mail = await app.MailAsync(id);
            Assert.Equal((SendState.Waiting, 1), (mail.State, mail.Attempts));
            app.Use(_house.Port);
            app.Time.Advance(TimeSpan.FromHours(3));
            await app.SendAsync();
            Assert.Equal(SendState.Sent, (await app.MailAsync(id)).State);
        }

        Assert.Single(Desk.Taken);
    }

    [Fact]
    public async Task A_line_that_breaks_after_the_message_left_makes_it_unsure_and_a_person_decides()
    {
        using var cut = new CutLine(_house.Port, "\r\n.\r\n", passes: true);
        app.Use(cut.Port);
        var (arrived, again) = (await app.QueueAsync("a@after.example"), await app.QueueAsync("b@after.example"));
        await app.SendAsync();
        app.Use(_house.Port);
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.SendAsync();
        Assert.Equal(SendState.Unsure, (await app.MailAsync(arrived)).State);
        Assert.Equal(SendState.Unsure, (await app.MailAsync(again)).State);
        Assert.Equal(0, await ToldAsync(arrived));

        await app.DecideAsync(arrived, (m, by) => m.Confirm(by));
        Assert.Equal(SendState.Sent, (await app.MailAsync(arrived)).State);
        Assert.Equal(1, await ToldAsync(arrived));
        await app.DecideAsync(again, (m, by) => m.SendAgain(by));
        await app.SendAsync();
        var mail = await app.MailAsync(again);
        Assert.Equal(SendState.Sent, mail.State);
        Assert.All(Desk.Taken.Where(t => t.To[0] == "b@after.example"),
            t => Assert.Equal(mail.MessageId, t.Message.MessageId));
    }

    [Fact]
    public async Task A_server_that_does_not_say_that_it_has_it_leaves_it_unsure()
    {
        app.Use(_house.Port);
        Desk.Answer = new TaskCompletionSource();
        var id = await app.QueueAsync("a@slow.example");
        // However slow the machine is: the time runs from the first byte on.
        await app.SendAsync(MailMake.Patience with { Message = TimeSpan.FromMilliseconds(200) });
        var mail = await app.MailAsync(id);
        Assert.Equal((SendState.Unsure, MailTrouble.NoAnswer), (mail.State, mail.Trouble));
        Desk.Answer.SetResult();
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.SendAsync();
        Assert.True(Desk.Taken.Count <= 1);
    }

    [Fact]
    public async Task Who_is_killed_while_sending_leaves_it_unsure()
    {
        app.Use(_house.Port);
        var id = await app.QueueAsync("a@killed.example");
        await app.DecideAsync(id, (m, by) => m.Begin(by.At));
        await app.SendAsync();
        Assert.Equal(SendState.Sending, (await app.MailAsync(id)).State);
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.SendAsync();
        Assert.Equal(SendState.Unsure, (await app.MailAsync(id)).State);
        Assert.Empty(Desk.Taken);
    }

    public void Dispose() => _house.Dispose();

    private Task<int> ToldAsync(Guid mail) => app.InAsync<WorkspaceDbContext, int>(async db =>
    {
        var name = Subscription.NameOf(typeof(MailSent));
        var told = await db.Set<LoggedEvent>().Where(e => e.Name == name).Select(e => e.Payload).ToListAsync();
        return told.Count(payload => ((MailSent)EventJson.Read(payload, typeof(MailSent))).MailId == mail);
    });
}
