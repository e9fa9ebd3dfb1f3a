using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Mail;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>Mails that fail by something else than their addresses, and those that waited while nobody sent.</summary>
public sealed class SendHardMailsTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly MailHouse _house = new();

    [Fact]
    public async Task A_sender_who_is_refused_for_now_leaves_the_mail_waiting_and_no_address_refused()
    {
        app.Use(_house.Port);
        _house.Desk.RefusesSender = 450;
        var id = await app.QueueAsync("a@sender.example", "b@sender.example");
        await app.SendAsync();
        var mail = await app.MailAsync(id);
        Assert.Equal((SendState.Waiting, MailTrouble.SenderRefused), (mail.State, mail.Trouble));
        Assert.Empty(await app.RefusedAsync());

        _house.Desk.RefusesSender = null;
        app.Time.Advance(TimeSpan.FromHours(3));
        await app.SendAsync();
        Assert.Equal(SendState.Sent, (await app.MailAsync(id)).State);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_made_waits_and_those_behind_it_leave()
    {
        app.Use(_house.Port);
        var stored = await app.Services.GetRequiredService<IFileStore>().PutAsync(new MemoryStream([1, 2, 3]), default);
        var written = new WrittenMail("Broken", "Hello", "en",
            [new MailRecipient(1, new MailboxAddress("", "a@broken.example"), false)],
            [new MailAttachment { Number = 1, Name = "a.bin", Type = "/", Hash = stored.Hash, Bytes = 3 }]);
        var broken = new RecordMail(new RecordRef("lead", Guid.NewGuid()), written, null,
            By(app.Time.GetUtcNow().UtcDateTime));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(broken);
            await db.SaveChangesAsync();
        });
        var behind = await app.QueueAsync("a@behind.example");
        await app.SendAsync();
        Assert.Equal(SendState.Sent, (await app.MailAsync(behind)).State);
        var mail = await app.MailAsync(broken.Id);
        Assert.Equal((SendState.Waiting, 1), (mail.State, mail.Attempts));
        await app.DecideAsync(broken.Id, (m, by) => m.Withdraw(by));
    }

    [Fact]
    public async Task A_mail_that_nobody_tried_for_days_is_tried_before_it_is_given_up()
    {
        app.Use(_house.Port);
        var id = await app.QueueAsync("a@weekend.example");
        app.Time.Advance(TimeSpan.FromDays(3));
        await app.SendAsync();
        Assert.Equal(SendState.Sent, (await app.MailAsync(id)).State);
    }

    [Fact]
    public void Who_waited_until_a_person_decided_is_tried_as_long_as_anybody()
    {
        var mail = MailOf("a@one.example", "b@two.example");
        mail.Begin(TestClock.Start);
        mail.Take(new MailOutcome(new MailAnswer(MailResult.Unsure, MailTrouble.NoAnswer, ""),
            new Dictionary<string, MailAnswer>
            {
                ["b@two.example"] = new(MailResult.RefusedForNow, MailTrouble.AddressRefused, "450 Later"),
            }), TestClock.Start);
        Assert.Equal(SendState.Unsure, mail.State);

        var later = TestClock.Start.AddDays(5);
        mail.Confirm(By(later));
        Assert.Equal((SendState.Waiting, later), (mail.State, mail.NextAt));
        Assert.True(mail.GiveUpAt > later.AddDays(1));
    }

    [Fact]
    public void A_mail_that_may_have_arrived_is_not_withdrawn_when_it_is_sent_again()
    {
        var mail = MailOf("a@one.example");
        mail.Begin(TestClock.Start);
        mail.Lose(TestClock.Start);
        mail.SendAgain(By(TestClock.Start));
        Assert.False(mail.MayBeWithdrawn);
        Assert.Throws<BusinessRuleException>(() => mail.Withdraw(By(TestClock.Start)));
    }

    public void Dispose() => _house.Dispose();

    private static RecordMail MailOf(params string[] to) =>
        MailMake.Mail(new RecordRef("lead", Guid.NewGuid()), TestClock.Start, "About us", to);

    private static Doing By(DateTime at) => new(at, TestUser.Owner.Id, TestUser.Owner.Name);
}
