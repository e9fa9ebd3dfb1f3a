using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Platform.Delivery;

public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly Guid Other = Guid.NewGuid();
    private TwoModules _modules = null!;

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync(claims: true);

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task What_another_process_has_taken_is_left_alone_until_its_lease_is_over()
    {
        var shop = await _modules.OpenShopAsync(1);
        await TakenByAnotherAsync();
        await _modules.DrainAsync();
        Assert.Empty(await _modules.BookedAsync(shop));

        _modules.Time.Advance(TimeSpan.FromMinutes(2));
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
        Assert.Empty(await _modules.WaitingAsync());
    }

    [Fact]
    public async Task A_process_that_lost_its_lease_does_not_touch_the_row_of_the_one_that_took_over()
    {
        _modules.Trouble.BookingFails = _ => true;
        _modules.Trouble.OnFailure = () => Task.Run(TakenByAnotherAsync).GetAwaiter().GetResult();
        await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();

        var taken = await _modules.WaitingAsync();
        Assert.Equal(["books.booked", "books.counted"], taken.Select(m => m.Listener));
        Assert.All(taken, m => Assert.Equal((Other, 0), (m.LockToken, m.Attempts)));
        Assert.All(taken, m => Assert.True(m.LockedUntil > _modules.Time.GetUtcNow().UtcDateTime));
        Assert.Empty(_modules.Trouble.Counted); // the rest of its batch is the other's too
    }

    [Fact]
    public async Task A_failed_message_is_free_for_any_process_at_its_next_try()
    {
        _modules.Trouble.BookingFails = _ => true;
        await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        var failed = Assert.Single(await _modules.WaitingAsync());
        Assert.Equal((1, DateTime.UnixEpoch), (failed.Attempts, failed.LockedUntil));
    }

    [Fact]
    public async Task Two_processes_deliver_every_event_once_however_often_its_handlers_meet()
    {
        await using var other = _modules.Beside();
        var shops = new List<Guid>();
        for (var i = 0; i < 12; i++) shops.Add(await _modules.OpenShopAsync(3));
        for (var round = 0; round < 20 && (await _modules.WaitingAsync()).Count > 0; round++)
            await Task.WhenAll(_modules.DrainAsync(), other.DrainAsync());
        Assert.Empty(await _modules.WaitingAsync());
        foreach (var shop in shops) Assert.Equal([1, 2, 3], await _modules.BookedAsync(shop));
    }

    [Fact]
    public async Task A_handler_that_meets_another_change_looks_again_without_a_failed_attempt()
    {
        var met = 0;
        _modules.Trouble.BookingFails =
            _ => ++met < 3 ? throw new DbUpdateConcurrencyException("Somebody was faster.") : false;
        var shop = await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        Assert.Equal([1], await _modules.BookedAsync(shop));
        Assert.Empty(await _modules.WaitingAsync());
    }

    private Task<int> TakenByAnotherAsync() => _modules.InAsync<ShopDbContext, int>(db =>
    {
        var until = _modules.Time.GetUtcNow().UtcDateTime.AddMinutes(1);
        return db.Set<OutboxMessage>()
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockToken, Other).SetProperty(m => m.LockedUntil, until));
    });
}
