using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Identity;
using ErpCrm.Identity.Mail;
using ErpCrm.Platform.Mail;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Identity.Users;
using ErpCrm.Tests.Workspace.Mail;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Notifications;

/// <summary>A mail server that answers: what it refuses is tried again, what it takes is sent once.</summary>
public sealed class RefusedMailTests(MailingApp app) : IClassFixture<MailingApp>, IDisposable
{
    private readonly MailHouse _house = new();

    private DateTime Now => app.Time.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_mail_that_was_refused_is_sent_when_it_is_taken_and_then_never_again()
    {
        app.Use(_house.Port);
        var user = await app.AddUserAsync();
        var lead = await app.LeadAsync(TestUser.Sales with { Id = user.Id });
        await app.DrainAsync();
        await app.HandleAsync<WorkspaceDbContext, KeepNotices<CommentWritten>, CommentWritten>(
            new CommentWritten(Guid.NewGuid(), Kinds.Lead, lead.Id, [user.Id], "Look") { OccurredAt = Now });
        await LaterAsync();

        _house.Desk.Refuses[user.Email] = 550;
        await SendAsync();
        Assert.Empty(_house.Desk.Taken);
        var tried = await MailAsync(user.Id);
        Assert.Null(tried.BegunAt);
        Assert.Equal(1, tried.Attempts);

        _house.Desk.Refuses.Clear();
        app.Time.Advance(TimeSpan.FromHours(1));
        await SendAsync();
        app.Time.Advance(TimeSpan.FromHours(1));
        await SendAsync();
        Assert.Equal([user.Email], _house.Desk.Taken.SelectMany(mail => mail.To));
        Assert.NotNull((await MailAsync(user.Id)).SentAt);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_read_any_more_holds_up_none_behind_it()
    {
        app.Use(_house.Port);
        var user = await app.AddUserAsync();
        var broken = new OutgoingMail
        {
            UserId = user.Id,
            To = user.Email,
            Subject = "Broken",
            Body = "of another key",
            CreatedAt = Now,
            NextAt = Now.AddMinutes(-1),
            GiveUpAt = Now.AddDays(1),
        };
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
            db.Add(broken);
            scope.ServiceProvider.GetRequiredService<ErpCrm.Identity.Mail.MailDesk>()
                .AddLetter(user, new Letter(Guid.NewGuid(), user.Id, "Behind", "Text", Now.AddDays(1)), Now);
            await db.SaveChangesAsync();
        }

        await SendAsync();
        Assert.NotNull((await MailAsync(user.Id)).SentAt);
        Assert.Contains(_house.Desk.Taken, mail => mail.Message.Subject == "Behind");
        var tried = await app.InAsync<IdentityModuleDbContext, OutgoingMail>(
            db => db.Mails.AsNoTracking().SingleAsync(m => m.Id == broken.Id));
        Assert.Null(tried.SentAt);
        Assert.Equal(1, tried.Attempts);
    }

    public void Dispose() => _house.Dispose();

    private async Task LaterAsync()
    {
        app.Time.Advance(TimeSpan.FromMinutes(5));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailNotifications>().RunAsync(default);
    }

    private async Task SendAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendMails>().RunAsync(default);
    }

    private Task<OutgoingMail> MailAsync(Guid user) => app.InAsync<IdentityModuleDbContext, OutgoingMail>(
        db => db.Mails.AsNoTracking().SingleAsync(m => m.UserId == user && m.IsOnce));
}
