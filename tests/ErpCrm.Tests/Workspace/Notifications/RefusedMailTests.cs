using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Identity;
using ErpCrm.Identity.Mail;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Identity.Users;
using ErpCrm.Tests.Journeys;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ErpCrm.Tests.Workspace.Notifications;

/// <summary>A mail server that answers: what it refuses is tried again, what it takes is sent once.</summary>
public sealed class RefusedMailTests(MailingApp app) : IClassFixture<MailingApp>
{
    [Fact]
    public async Task A_mail_that_was_refused_is_sent_when_it_is_taken_and_then_never_again()
    {
        var desk = new Desk();
        var port = AppProcess.FreePort();
        using var end = new CancellationTokenSource();
        var running = StartAsync(desk, port, end.Token);
        var mail = app.Services.GetRequiredService<IOptions<MailSettings>>().Value;
        (mail.Port, mail.Security) = (port, "None");
        var user = await app.AddUserAsync();
        var lead = await app.LeadAsync(TestUser.Sales with { Id = user.Id });
        await app.DrainAsync();
        await app.HandleAsync<WorkspaceDbContext, KeepNotices<CommentWritten>, CommentWritten>(
            new CommentWritten(Guid.NewGuid(), Kinds.Lead, lead.Id, [user.Id], "Look")
            {
                OccurredAt = app.Time.GetUtcNow().UtcDateTime,
            });
        await LaterAsync();

        desk.Takes = false;
        await SendAsync();
        Assert.Empty(desk.Taken);
        var tried = await MailAsync(user.Id);
        Assert.Null(tried.BegunAt);
        Assert.Equal(1, tried.Attempts);

        desk.Takes = true;
        app.Time.Advance(TimeSpan.FromHours(1));
        await SendAsync();
        app.Time.Advance(TimeSpan.FromHours(1));
        await SendAsync();
        Assert.Equal([user.Email], desk.Taken);
        Assert.NotNull((await MailAsync(user.Id)).SentAt);
        await end.CancelAsync();
        await running;
    }

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

    private static Task StartAsync(Desk desk, int port, CancellationToken ct)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("mail.test.example")
            .Endpoint(end => end.Endpoint(new IPEndPoint(IPAddress.Loopback, port))).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMailboxFilterFactory)desk);
        services.Add((IMessageStoreFactory)desk);
        return new SmtpServer.SmtpServer(options, services).StartAsync(ct);
    }

    private sealed class Desk : MessageStore, IMailboxFilter, IMailboxFilterFactory, IMessageStoreFactory
    {
        public bool Takes { get; set; }

        public List<string> Taken { get; } = [];

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size,
            CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from,
            CancellationToken cancellationToken) => Task.FromResult(Takes);

        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction,
            System.Buffers.ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            Taken.AddRange(transaction.To.Select(to => $"{to.User}@{to.Host}"));
            return Task.FromResult(SmtpResponse.Ok);
        }

        IMailboxFilter ISessionContextInstanceFactory<IMailboxFilter>.CreateInstance(ISessionContext context) => this;

        IMessageStore ISessionContextInstanceFactory<IMessageStore>.CreateInstance(ISessionContext context) => this;
    }
}
