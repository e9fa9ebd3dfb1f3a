using ErpCrm.Contracts;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Copies;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Notifications;

/// <summary>Who is told of an event.</summary>
public sealed class NotificationBookTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly Guid _deal = Guid.NewGuid();

    [Fact]
    public async Task Whoever_is_mentioned_and_whoever_follows_is_told_once()
    {
        await FollowAsync(TestUser.Sales);
        await FollowAsync(TestUser.SalesMate);
        await TellAsync(Comment(TestUser.SalesMate, TestUser.OtherSales) with { ActorId = TestUser.Owner.Id });
        Assert.Equal(
            [(TestUser.Sales.Id, NoticeKind.Commented), (TestUser.SalesMate.Id, NoticeKind.Mentioned),
                (TestUser.OtherSales.Id, NoticeKind.Mentioned)],
            (await ToldAsync()).OrderBy(n => n.UserId).Select(n => (n.UserId, n.Kind)));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_he_did_himself()
    {
        await FollowAsync(TestUser.Sales);
        await TellAsync(Comment(TestUser.Sales) with { ActorId = TestUser.Sales.Id });
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_told_once()
    {
        var comment = Comment(TestUser.Sales);
        await TellAsync(comment);
        await TellAsync(comment);
        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task Whoever_left_the_record_is_not_told_of_its_comments()
    {
        await FollowAsync(TestUser.Sales, hasLeft: true);
        await TellAsync(Comment());
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Whoever_is_switched_off_or_unknown_is_not_told()
    {
        var gone = Guid.NewGuid();
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new UserCopy
            {
                Id = gone, Name = "Gone", Email = "gone@test.example", IsActive = false, Role = "", SourceVersion = 0,
            });
            await db.SaveChangesAsync();
        });
        await TellAsync(Comment() with { MentionedIds = [gone, Guid.NewGuid()] });
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task What_somebody_does_not_want_to_know_is_not_kept_for_him()
    {
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new NoticeChoice(TestUser.Accountant.Id, NoticeKind.Mentioned, Way.Off));
            await db.SaveChangesAsync();
        });
        await TellAsync(Comment(TestUser.Accountant, TestUser.Management));
        Assert.Equal([TestUser.Management.Id], (await ToldAsync()).Select(n => n.UserId));
    }

    [Fact]
    public async Task What_comes_late_stands_at_its_time_and_is_not_mailed()
    {
        var late = app.Time.GetUtcNow().UtcDateTime.AddDays(-3);
        await TellAsync(Comment(TestUser.Sales) with { OccurredAt = late });
        var told = Assert.Single(await ToldAsync());
        Assert.Equal((late, MailState.None), (told.At, told.Mail));
    }

    [Fact]
    public async Task What_is_older_than_anything_that_is_kept_is_not_told()
    {
        await TellAsync(Comment(TestUser.Sales) with { OccurredAt = app.Time.GetUtcNow().UtcDateTime.AddDays(-181) });
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Old_ones_are_removed()
    {
        var (now, old) = (app.Time.GetUtcNow().UtcDateTime, Comment(TestUser.Sales));
        await TellAsync(old with { OccurredAt = now.AddDays(-170) });
        await TellAsync(Comment(TestUser.Sales));
        await app.InAsync<WorkspaceDbContext>(db =>
            new RemoveOldNotifications(db, new NotificationRetention(160), app.Time).RunAsync(default));
        Assert.DoesNotContain(await ToldAsync(), n => n.EventId == old.EventId);
        Assert.NotEmpty(await ToldAsync());
    }

    [Fact]
    public async Task What_waits_is_read_for_everybody_once_somebody_decided()
    {
        var week = Guid.NewGuid();
        await app.HandleAsync<WorkspaceDbContext, KeepNotices<TimesheetSubmitted>, TimesheetSubmitted>(
            new(week, Guid.NewGuid(), "Tilek", app.Today, 480, [TestUser.ProjectManager.Id, TestUser.Management.Id]));
        await app.HandleAsync<WorkspaceDbContext, KeepNotices<TimeSentBack>, TimeSentBack>(
            new(week, Guid.NewGuid(), TestUser.TeamMember.Id, app.Today, 480, "Friday is missing"));
        var told = await app.InAsync<WorkspaceDbContext, List<Notification>>(
            db => db.Notifications.AsNoTracking().Where(n => n.RecordId == week).ToListAsync());
        Assert.Equal(
            [(TestUser.ProjectManager.Id, true), (TestUser.TeamMember.Id, false), (TestUser.Management.Id, true)],
            told.OrderBy(n => n.UserId).Select(n => (n.UserId, n.ReadAt is not null)));
    }

    private CommentWritten Comment(params TestUser[] mentioned) =>
        new(Guid.NewGuid(), Kinds.Deal, _deal, [.. mentioned.Select(u => u.Id)], "Look at this")
        {
            OccurredAt = app.Time.GetUtcNow().UtcDateTime, ActorName = "Somebody",
        };

    private Task TellAsync(CommentWritten comment) =>
        app.HandleAsync<WorkspaceDbContext, KeepNotices<CommentWritten>, CommentWritten>(comment);

    private Task FollowAsync(TestUser user, bool hasLeft = false) => app.InAsync<WorkspaceDbContext>(async db =>
    {
        db.Add(new Follower(Kinds.Deal, _deal, user.Id) { HasLeft = hasLeft });
        await db.SaveChangesAsync();
    });

    private Task<List<Notification>> ToldAsync() => app.InAsync<WorkspaceDbContext, List<Notification>>(
        db => db.Notifications.AsNoTracking().Where(n => n.RecordId == _deal).ToListAsync());
}
