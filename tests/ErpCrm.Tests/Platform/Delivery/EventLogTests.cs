using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Platform.Delivery;

public sealed class EventLogTests : IAsyncLifetime
{
    private TwoModules _modules = null!;

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync();

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task An_event_is_kept_once_however_many_listen_and_after_all_have_heard_it()
    {
        var shop = await _modules.OpenShopAsync(2);
        await _modules.DrainAsync();
        var log = await LogAsync();
        Assert.Equal([(shop, "shop.sold", 0L), (shop, "shop.sold", 1L)],
            log.Select(e => (e.StreamId, e.Name, e.StreamPosition)));
        Assert.Equal(4, await _modules.InAsync<PlatformDbContext, int>(
            db => db.Set<InboxMessage>().CountAsync(i => log.Select(e => e.EventId).Contains(i.EventId))));
    }

    [Fact]
    public async Task An_event_that_nobody_listens_to_is_kept_too()
    {
        await _modules.InAsync<ShopDbContext, int>(db =>
        {
            var shop = new Shop();
            shop.Close();
            db.Add(shop);
            return db.SaveChangesAsync();
        });
        Assert.Equal("shop.closed", Assert.Single(await LogAsync()).Name);
        Assert.Empty(await _modules.WaitingAsync());
    }

    [Fact]
    public async Task A_save_that_is_taken_back_leaves_nothing_in_the_log()
    {
        await _modules.InAsync<ShopDbContext, int>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var shop = new Shop();
            shop.Sell();
            db.Add(shop);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        Assert.Empty(await LogAsync());
    }

    [Fact]
    public async Task The_log_says_who_did_it_by_which_form_and_what_followed_from_what()
    {
        var (person, form) = (Guid.NewGuid(), Guid.NewGuid());
        using (ActingUser.Act(person, "Aida"))
        {
            await OpenAsync();
            await OpenAsync(form);
        }

        using (new EventCause(EventOrigin.Demo).Begin())
        using (new EventCause(null, CauseKind.Rule, "shop.nightly").Begin())
            await OpenAsync();
        await OpenAsync();

        Assert.Equal(
            [
                (EventOrigin.Person, CauseKind.Person, person.ToString()),
                (EventOrigin.Person, CauseKind.Form, form.ToString()),
                (EventOrigin.Demo, CauseKind.Rule, "shop.nightly"), (EventOrigin.Rule, CauseKind.Rule, "system"),
            ],
            (await LogAsync()).Select(e => (e.Origin, e.Cause, e.CauseId)));
    }

    [Fact]
    public async Task What_a_listener_announces_is_caused_by_what_it_heard_and_begins_where_that_began()
    {
        _modules.Trouble.OnBooked = books => books.Audit();
        using (new EventCause(EventOrigin.Import).Begin()) await OpenAsync();
        await _modules.DrainAsync();
        var log = await LogAsync();
        Assert.Equal("books.audited", log[1].Name);
        Assert.Equal((EventOrigin.Import, CauseKind.Event, log[0].EventId.ToString()),
            (log[1].Origin, log[1].Cause, log[1].CauseId));
    }

    [Fact]
    public async Task Old_events_go_when_the_setting_says_so_and_the_log_says_when_it_begins()
    {
        await _modules.OpenShopAsync(2);
        await _modules.DrainAsync();
        _modules.Time.Advance(TimeSpan.FromDays(100));
        await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();

        await TrimAsync(null);
        Assert.Equal(3, (await LogAsync()).Count);
        Assert.Null(await _modules.InAsync<PlatformDbContext, DateTime?>(db => LogMark.FindAsync(db, default)));

        await TrimAsync(90);
        Assert.Single(await LogAsync());
        Assert.NotNull(await _modules.InAsync<PlatformDbContext, DateTime?>(db => LogMark.FindAsync(db, default)));
    }

    [Fact]
    public async Task An_event_that_still_waits_somewhere_stays_with_all_that_came_after_it()
    {
        _modules.Trouble.BookingFails = sold => sold.Number == 2;
        await _modules.OpenShopAsync(3);
        await _modules.DrainAsync();
        _modules.Time.Advance(TimeSpan.FromDays(100));
        await TrimAsync(90);
        Assert.Equal(2, (await LogAsync()).Count);
    }

    private Task<List<LoggedEvent>> LogAsync() => _modules.InAsync<PlatformDbContext, List<LoggedEvent>>(
        db => db.Events.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());

    private async Task OpenAsync(Guid? form = null)
    {
        await using var scope = _modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Submission>().Key = form;
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var shop = new Shop();
        shop.Sell();
        db.Add(shop);
        await db.SaveChangesAsync();
    }

    private Task TrimAsync(int? days) => _modules.InAsync<PlatformDbContext, int>(async db =>
    {
        await new RemoveOldEvents(db, new EventRetention(days), _modules.Time).RunAsync(default);
        return 0;
    });
}
