using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Platform.Delivery;

/// <summary>One process that has the outbox to itself, as on SQLite.</summary>
public sealed class DeliveryTests() : DeliveryRules(claims: false);

/// <summary>Processes that share the outbox and lease what they deliver, as on SQL Server.</summary>
public sealed class LeasedDeliveryTests() : DeliveryRules(claims: true);

public abstract class DeliveryRules(bool claims) : IAsyncLifetime
{
    private TwoModules _modules = null!;

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync(claims);

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_event_has_its_effect_once_and_in_order()
    {
        var shop = await _modules.OpenShopAsync(5);
        await _modules.DrainAsync();
        Assert.Equal([1, 2, 3, 4, 5], await _modules.BookedAsync(shop));
        Assert.Empty(await _modules.WaitingAsync());
    }

    [Fact]
    public async Task A_failing_handler_leaves_nothing_behind_and_succeeds_later()
    {
        _modules.Trouble.BookingFails = _ => true;
        var shop = await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        Assert.Empty(await _modules.BookedAsync(shop));
        var waiting = Assert.Single(await _modules.WaitingAsync());
        Assert.Equal(1, waiting.Attempts);
        Assert.Contains("The book is shut.", waiting.LastError, StringComparison.Ordinal);

        _modules.Trouble.BookingFails = _ => false;
        _modules.Time.Advance(TimeSpan.FromSeconds(1));
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task A_failing_handler_holds_back_only_the_later_events_of_its_own_record()
    {
        var bad = await _modules.OpenShopAsync(0);
        _modules.Trouble.BookingFails = sold => sold.ShopId == bad;
        await SellAsync(bad, 2);
        var good = await _modules.OpenShopAsync(2);
        await _modules.DrainAsync();

        Assert.Empty(await _modules.BookedAsync(bad));
        Assert.Equal([1, 2], await _modules.BookedAsync(good));
        Assert.Equal(4, _modules.Trouble.Counted.Count); // the other handler saw everything

        _modules.Trouble.BookingFails = _ => false;
        _modules.Time.Advance(TimeSpan.FromSeconds(1));
        await _modules.DrainAsync();
        Assert.Equal([1, 2], await _modules.BookedAsync(bad));
    }

    [Fact]
    public async Task A_message_delivered_again_after_a_crash_has_no_second_effect()
    {
        var shop = await _modules.OpenShopAsync(1);
        var sent = await _modules.WaitingAsync();
        await _modules.DrainAsync();

        // Somebody puts the row back: the proof is still there.
        await _modules.InAsync<ShopDbContext, int>(db =>
        {
            foreach (var message in sent)
            {
                db.Add(new OutboxMessage
                {
                    EventId = message.EventId,
                    Listener = message.Listener,
                    StreamId = message.StreamId,
                    StreamPosition = message.StreamPosition,
                    DueAt = message.DueAt,
                });
            }

            return db.SaveChangesAsync();
        });
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
        Assert.Empty(await _modules.WaitingAsync());
    }

    [Fact]
    public async Task After_ten_attempts_a_message_waits_for_an_administrator()
    {
        _modules.Trouble.BookingFails = _ => true;
        var shop = await _modules.OpenShopAsync(1);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await _modules.DrainAsync();
            _modules.Time.Advance(TimeSpan.FromHours(2));
        }

        var dead = Assert.Single(await _modules.WaitingAsync());
        Assert.NotNull(dead.DeadLetteredAt);

        _modules.Trouble.BookingFails = _ => false;
        await _modules.InAsync<PlatformDbContext, int>(async db =>
        {
            await new MessageBoard(db).RetryAsync(dead.Id, default);
            return 0;
        });
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task A_refused_save_announces_nothing()
    {
        var shop = await _modules.OpenShopAsync(0);
        await _modules.InAsync<ShopDbContext, int>(async db =>
        {
            var mine = await db.Shops.SingleAsync(s => s.Id == shop);
            await SellAsync(shop, 1); // somebody else is faster
            mine.Sell();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            return 0;
        });
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task Nobody_waits_for_the_events_of_a_refused_save()
    {
        var shop = await _modules.OpenShopAsync(0);
        using var delivery = DeliveryScope.Begin();
        await _modules.InAsync<ShopDbContext, int>(async db =>
        {
            var mine = await db.Shops.SingleAsync(s => s.Id == shop);
            await _modules.InAsync<ShopDbContext, int>(
                other => other.Shops.ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1)));
            mine.Sell();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            return 0;
        });
        await delivery.WhenDeliveredAsync(TimeSpan.FromMinutes(30)).WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task What_is_kept_together_finds_what_was_kept_a_moment_before()
    {
        var found = new List<int>();
        _modules.Trouble.OnBooking = async books => found.Add(await books.Booked.CountAsync());
        for (var i = 0; i < 3; i++) await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        Assert.Equal([0, 1, 2], found);
    }

    [Fact]
    public async Task What_people_do_is_told_before_what_a_file_made()
    {
        var shop = await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        using (new EventCause(EventOrigin.Import).Begin()) await _modules.OpenShopAsync(1);
        await SellAsync(shop, 1);
        await _modules.DrainAsync();
        Assert.Equal([1, 2, 1], _modules.Trouble.Counted);
    }

    [Fact]
    public async Task Nobody_waits_for_more_than_fifty_that_are_done_one_by_one()
    {
        for (var i = 0; i < 60; i++) await _modules.OpenShopAsync(1);
        await _modules.Services.GetRequiredService<DeliveryLoop>().DispatchBatchAsync(default);
        Assert.Equal(50, _modules.Trouble.Counted.Count);
        await _modules.DrainAsync();
        Assert.Equal(60, _modules.Trouble.Counted.Count);
    }

    private Task<int> SellAsync(Guid shop, int sales) => _modules.InAsync<ShopDbContext, int>(async db =>
    {
        var found = await db.Shops.SingleAsync(s => s.Id == shop);
        for (var i = 0; i < sales; i++) found.Sell();
        return await db.SaveChangesAsync();
    });
}
