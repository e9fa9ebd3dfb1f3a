using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Crm;
using ErpCrm.Crm.Leads;
using ErpCrm.Identity;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Users;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Identity.Users;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Notifications;

/// <summary>What is mailed of what people are told: to users who sign in, by letters that wait for a mail
/// server.</summary>
public sealed class NotificationMailTests(MailingApp app) : IClassFixture<MailingApp>
{
    private DateTime Now => app.Time.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Several_within_some_minutes_are_one_mail_in_the_language_of_whoever_gets_it()
    {
        var user = await UserAsync("ru");
        var lead = await LeadAsync(user);
        for (var i = 0; i < 3; i++)
        {
            await MentionAsync(user, lead, $"Question {i}");
            app.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await RunAsync();
        Assert.Empty(await MailsAsync(user));
        app.Time.Advance(TimeSpan.FromMinutes(3));
        await RunAsync();
        await RunAsync();
        var (subject, body) = Assert.Single(await MailsAsync(user));
        Assert.Equal("3 уведомления", subject);
        Assert.Contains($"Вас упомянули в комментарии: Лид: {lead.Name}\nQuestion 1\n", body, StringComparison.Ordinal);
        Assert.Contains($"/crm/leads/{lead.Id}", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_is_not_mailed()
    {
        var user = await UserAsync();
        await MentionAsync(user, await LeadAsync(user));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            (await db.Notifications.SingleAsync(n => n.UserId == user.Id && n.Kind == NoticeKind.Mentioned)).Read(Now);
            await db.SaveChangesAsync();
        });
        await LaterAsync();
        Assert.Empty(await MailsAsync(user));
    }

    [Fact]
    public async Task What_one_may_not_see_any_more_is_not_mailed()
    {
        var user = await UserAsync();
        var lead = await LeadAsync(user);
        await MentionAsync(user, lead, "Secret");
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Leads.SingleAsync(l => l.Id == lead.Id)).Change(
                new LeadData { Name = lead.Name, Currency = "KGS", OwnerId = Guid.NewGuid() });
            await db.SaveChangesAsync();
        });
        await LaterAsync();
        Assert.Empty(await MailsAsync(user));
    }

    [Fact]
    public async Task Mails_wait_until_quiet_hours_end()
    {
        var user = await UserAsync();
        // It is 11:00 in Bishkek.
        await ChooseAsync(user, 10 * 60, 12 * 60);
        await MentionAsync(user, await LeadAsync(user));
        await LaterAsync();
        Assert.Empty(await MailsAsync(user));
        app.Time.Advance(TimeSpan.FromHours(1));
        await RunAsync();
        Assert.Single(await MailsAsync(user));
        app.Time.Reset();
    }

    [Fact]
    public async Task Daily_ones_are_one_mail_in_the_morning()
    {
        var user = await UserAsync();
        await ChooseAsync(user, null, null, new NoticeChoice(user.Id, NoticeKind.LeadIsYours, Way.DailyMail));
        await LeadAsync(user);
        await LaterAsync();
        Assert.Single(await MailsAsync(user));
        await LeadAsync(user);
        await LeadAsync(user);
        await LaterAsync();
        Assert.Single(await MailsAsync(user));
        app.Time.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Equal(["2 notifications"], (await MailsAsync(user)).Skip(1).Select(mail => mail.Subject));
        app.Time.Reset();
    }

    [Fact]
    public async Task A_letter_that_was_begun_and_not_handed_over_is_handed_over_once()
    {
        var user = await UserAsync();
        await MentionAsync(user, await LeadAsync(user));
        await LaterAsync();
        var sent = Assert.Single(await MailsAsync(user));
        // The run was stopped after the letter was handed over and before that was written down.
        await app.InAsync<WorkspaceDbContext>(
            db => db.Notifications.Where(n => n.UserId == user.Id && n.Mail == MailState.HandedOver)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.Mail, MailState.Begun)));
        await RunAsync();
        Assert.Equal([sent], await MailsAsync(user));
        Assert.False(await app.InAsync<WorkspaceDbContext, bool>(
            db => db.Notifications.AnyAsync(n => n.UserId == user.Id && n.Mail == MailState.Begun)));
    }

    [Fact]
    public async Task Whoever_may_not_sign_in_any_more_gets_no_mail()
    {
        var user = await UserAsync();
        await MentionAsync(user, await LeadAsync(user));
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.Include(u => u.Credentials).SingleAsync(u => u.Id == user.Id)).Disable();
            await db.SaveChangesAsync();
        });
        await LaterAsync();
        Assert.Empty(await MailsAsync(user));
    }

    [Fact]
    public async Task A_mail_that_may_be_on_its_way_is_not_sent_again()
    {
        var user = await UserAsync();
        await MentionAsync(user, await LeadAsync(user));
        await LaterAsync();
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var mail = await db.Mails.SingleAsync(m => m.UserId == user.Id);
            mail.BegunAt = Now;
            await db.SaveChangesAsync();
        });
        await using var scope = app.Services.CreateAsyncScope();
        app.Time.Advance(TimeSpan.FromHours(2));
        await scope.ServiceProvider.GetRequiredService<SendMails>().RunAsync(default);
        var tried = await scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>().Mails.AsNoTracking()
            .SingleAsync(m => m.UserId == user.Id);
        Assert.Equal((true, 0), (tried.IsOnce, tried.Attempts));
        app.Time.Reset();
    }

    private async Task<User> UserAsync(string language = "en")
    {
        var user = await app.AddUserAsync();
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var known = await db.Users.Include(u => u.Credentials).SingleAsync(u => u.Id == user.Id);
            known.ChangeProfile(known.Name, language, "system", "Asia/Bishkek");
            await db.SaveChangesAsync();
        });
        await app.DrainAsync();
        return user;
    }

    private async Task<Lead> LeadAsync(User owner)
    {
        var lead = await app.LeadAsync(TestUser.Sales with { Id = owner.Id });
        await app.DrainAsync();
        return lead;
    }

    private Task MentionAsync(User user, Lead lead, string excerpt = "Look") =>
        app.HandleAsync<WorkspaceDbContext, KeepNotices<CommentWritten>, CommentWritten>(
            new CommentWritten(Guid.NewGuid(), Kinds.Lead, lead.Id, [user.Id], excerpt) { OccurredAt = Now });

    private Task ChooseAsync(User user, int? from, int? to, params NoticeChoice[] choices) =>
        app.InAsync<WorkspaceDbContext>(async db =>
        {
            var settings = new NotificationSettings(user.Id);
            settings.BeQuiet(from, to);
            db.Add(settings);
            db.AddRange(choices);
            await db.SaveChangesAsync();
        });

    private async Task LaterAsync()
    {
        app.Time.Advance(TimeSpan.FromMinutes(5));
        await RunAsync();
    }

    private async Task RunAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailNotifications>().RunAsync(default);
    }

    private async Task<List<(string Subject, string Body)>> MailsAsync(User user)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<MailDesk>();
        var mails = await scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>().Mails.AsNoTracking()
            .Where(m => m.UserId == user.Id).OrderBy(m => m.CreatedAt).ToListAsync();
        return mails.ConvertAll(mail => (mail.Subject, desk.Open(mail)));
    }
}
