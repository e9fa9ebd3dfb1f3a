using ErpCrm.Contracts;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>Whoever wrote a mail learns that it was refused, or that nobody knows; it was not he who sent it.</summary>
public sealed class MailNotSentTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private readonly MailHouse _house = new();

    [Fact]
    public async Task Its_author_is_told_of_a_mail_that_is_refused_and_of_none_that_arrives()
    {
        app.Use(_house.Port);
        _house.Desk.Refuses["nobody@told.example"] = 550;
        var refused = await app.QueueAsync("nobody@told.example");
        var sent = await app.QueueAsync("somebody@told.example");
        await app.SendAsync();
        await app.DrainAsync();
        Assert.Equal(SendState.Refused, (await app.MailAsync(refused)).State);
        Assert.Equal([TestUser.Owner.Id], await ToldAsync(refused));
        Assert.Empty(await ToldAsync(sent));
    }

    [Fact]
    public async Task Its_author_is_told_once_of_a_mail_of_which_nobody_knows()
    {
        var mail = await app.QueueAsync("unsure@told.example");
        await app.DecideAsync(mail, (m, by) =>
        {
            m.Begin(by.At);
            m.Lose(by.At);
        });
        await app.DrainAsync();
        Assert.Equal([TestUser.Owner.Id], await ToldAsync(mail));
        await app.DecideAsync(mail, (m, by) => m.Confirm(by));
        await app.DrainAsync();
        Assert.Equal([TestUser.Owner.Id], await ToldAsync(mail));
    }

    public void Dispose() => _house.Dispose();

    private Task<List<Guid>> ToldAsync(Guid mail) => app.InAsync<WorkspaceDbContext, List<Guid>>(
        db => db.Notifications.Where(n => n.RecordId == mail && n.Kind == NoticeKind.MailNotSent)
            .Select(n => n.UserId).ToListAsync());
}
