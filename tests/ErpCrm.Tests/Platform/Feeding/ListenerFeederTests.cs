using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Tests.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Platform.Feeding;

public sealed class ListenerFeederTests : IAsyncLifetime
{
    private const string Booked = "books.booked";
    private TwoModules _modules = null!;

    private ListenerFeeder Feeder => _modules.Services.GetRequiredService<ListenerFeeder>();

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync();

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_listener_kept_is_made_again_from_the_log()
    {
        var (one, other) = (await _modules.OpenShopAsync(300), await _modules.OpenShopAsync(3));
        await _modules.DrainAsync();
        await _modules.InAsync<BooksDbContext, int>(db => db.Booked.Where(b => b.Number != 2).ExecuteDeleteAsync());

        Assert.Null(await Feeder.FeedAsync(Booked, default));
        Assert.Equal(Enumerable.Range(1, 300), await _modules.BookedAsync(one));
        Assert.Equal([1, 2, 3], await _modules.BookedAsync(other));
        Assert.Equal(303, _modules.Trouble.Counted.Count); // the other listener heard nothing twice
    }

    [Fact]
    public async Task A_listener_that_was_never_seen_learns_what_happened_before_it()
    {
        await Feeder.FeedNewAsync(default);
        var shop = await _modules.OpenShopAsync(2);
        await _modules.DrainAsync();
        await _modules.InAsync<PlatformDbContext, int>(db => db.Listeners.ExecuteDeleteAsync());
        await _modules.InAsync<BooksDbContext, int>(db => db.Booked.ExecuteDeleteAsync());

        await Feeder.FeedNewAsync(default);
        await Feeder.FeedNewAsync(default);
        Assert.Equal([1, 2], await _modules.BookedAsync(shop));
        Assert.Equal([1, 2], _modules.Trouble.Counted); // one that acts begins with what happens next
    }

    [Fact]
    public async Task A_feed_that_was_broken_off_goes_on_where_it_stood()
    {
        var shop = await _modules.OpenShopAsync(600);
        await _modules.DrainAsync();
        _modules.Trouble.BookingFails = sold => sold.Number == 400;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Feeder.FeedAsync(Booked, default));
        var stood = await _modules.InAsync<PlatformDbContext, ListenerState>(
            db => db.Listeners.AsNoTracking().SingleAsync(l => l.Name == Booked));
        Assert.True(stood is { FedThrough: > 0, FeedsThrough: not null });

        _modules.Trouble.BookingFails =
            sold => sold.Number < 200 ? throw new InvalidOperationException("This was told already.") : false;
        await Feeder.FeedNewAsync(default);
        Assert.Equal(Enumerable.Range(1, 600), await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task What_waited_or_was_given_up_comes_with_the_feed_and_not_again()
    {
        _modules.Trouble.BookingFails = _ => true;
        var shop = await _modules.OpenShopAsync(2);
        await _modules.DrainAsync();
        Assert.Equal(2, (await _modules.WaitingAsync()).Count);

        _modules.Trouble.BookingFails = _ => false;
        Assert.Null(await Feeder.FeedAsync(Booked, default));
        Assert.Empty(await _modules.WaitingAsync());
        _modules.Time.Advance(TimeSpan.FromHours(1));
        await _modules.DrainAsync();
        Assert.Equal([1, 2], await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task Nothing_else_reaches_a_listener_while_it_is_fed()
    {
        var shop = await _modules.OpenShopAsync(1);
        await SetFeedingAsync(last: 1);
        await _modules.DrainAsync();
        Assert.Empty(await _modules.BookedAsync(shop));
        Assert.Equal([1], _modules.Trouble.Counted);

        await SetFeedingAsync(last: null);
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task Two_processes_that_begin_at_once_tell_a_new_listener_everything_once()
    {
        var shop = await _modules.OpenShopAsync(600);
        await _modules.DrainAsync();
        await _modules.InAsync<BooksDbContext, int>(db => db.Booked.ExecuteDeleteAsync());
        await using var other = _modules.Beside();
        await Task.WhenAll(Feeder.FeedNewAsync(default),
            other.Services.GetRequiredService<ListenerFeeder>().FeedNewAsync(default));
        await Feeder.FeedNewAsync(default);
        Assert.Equal(Enumerable.Range(1, 600), await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task One_that_acts_or_that_nobody_knows_is_not_fed()
    {
        Assert.Contains("acts", await Feeder.FeedAsync("books.counted", default), StringComparison.Ordinal);
        Assert.Contains("no listener", await Feeder.FeedAsync("books.burnt", default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_lost_to_a_feed_that_the_log_cannot_give_back()
    {
        var shop = await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        await _modules.InAsync<PlatformDbContext, int>(async db =>
        {
            await LogMark.SetAsync(db, _modules.Time.GetUtcNow().UtcDateTime, default);
            return await db.Events.ExecuteDeleteAsync();
        });
        Assert.Contains("shop.sold", await Feeder.FeedAsync(Booked, default), StringComparison.Ordinal);
        await Feeder.FeedNewAsync(default);
        Assert.Equal([1], await _modules.BookedAsync(shop));
    }

    [Fact]
    public void Events_of_one_record_take_each_others_places_in_the_log()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        LoggedEvent[] portion = [Of(one, 2), Of(other, 7), Of(one, 1)];
        Assert.Equal([portion[2], portion[1], portion[0]], StreamOrder.Of(portion));
    }

    private static LoggedEvent Of(Guid stream, long position)
    {
        var message = DeadLetters.Of("shop.sold", Booked, DateTime.UnixEpoch);
        return new LoggedEvent
        {
            EventId = Guid.NewGuid(),
            Name = message.Event!.Name,
            StreamId = stream,
            StreamPosition = position,
            OccurredAt = DateTime.UnixEpoch,
            Origin = EventOrigin.Person,
            Cause = CauseKind.Person,
            CauseId = "",
            Payload = "{}",
        };
    }

    private Task<int> SetFeedingAsync(long? last) => _modules.InAsync<PlatformDbContext, int>(async db =>
    {
        if (await db.Listeners.FindAsync(Booked) is not { } state)
            db.Add(state = new ListenerState { Name = Booked, At = DateTime.UnixEpoch });
        state.FeedsThrough = last;
        return await db.SaveChangesAsync();
    });
}
