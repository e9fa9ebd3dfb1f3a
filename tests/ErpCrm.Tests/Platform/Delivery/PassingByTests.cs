using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Platform.Delivery;

/// <summary>What nobody wants to know goes together, and what somebody wants goes as ever.</summary>
public sealed class PassingByTests() : PassingByRules(claims: false);

/// <summary>The same for processes that share the outbox.</summary>
public sealed class LeasedPassingByTests() : PassingByRules(claims: true);

public abstract class PassingByRules(bool claims) : IAsyncLifetime
{
    private TwoModules _modules = null!;

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync(claims, chooses: true);

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task What_nobody_asks_for_goes_in_one_step_and_is_known_to_be_heard()
    {
        _modules.Trouble.IsCounted = _ => false;
        await SellInOneSaveAsync(20);
        await _modules.DrainAsync();
        Assert.Empty(_modules.Trouble.Counted);
        Assert.Equal(20, _modules.Trouble.Asked.Sum());
        Assert.Contains(_modules.Trouble.Asked, count => count > 1);
        Assert.Empty(await _modules.WaitingAsync());
        Assert.Equal(20, await HeardAsync());
    }

    [Fact]
    public async Task What_somebody_asks_for_is_handled_once_among_all_that_nobody_does()
    {
        var shops = await SellInOneSaveAsync(6);
        var wanted = shops[3];
        _modules.Trouble.IsCounted = sold => sold.ShopId == wanted;
        await _modules.DrainAsync();
        Assert.Equal([1], _modules.Trouble.Counted);
        foreach (var shop in shops) Assert.Equal([1], await _modules.BookedAsync(shop));
        Assert.Equal(6, await HeardAsync());
    }

    [Fact]
    public async Task Whoever_asks_a_moment_later_is_told_of_all_that_comes_after()
    {
        _modules.Trouble.IsCounted = _ => false;
        await _modules.OpenShopAsync(2);
        await _modules.DrainAsync();
        _modules.Trouble.IsCounted = _ => true;
        await _modules.OpenShopAsync(3);
        await _modules.DrainAsync();
        Assert.Equal([1, 2, 3], _modules.Trouble.Counted);
    }

    [Fact]
    public async Task Where_nobody_can_tell_who_asks_each_is_handled()
    {
        _modules.Trouble.IsCounted = _ => throw new InvalidOperationException("Nobody knows.");
        await SellInOneSaveAsync(4);
        await _modules.DrainAsync();
        Assert.Equal([1, 1, 1, 1], _modules.Trouble.Counted);
        Assert.Empty(await _modules.WaitingAsync());
    }

    [Fact]
    public async Task Passed_by_and_put_back_it_is_not_handled_either()
    {
        await _modules.OpenShopAsync(1);
        var sent = (await _modules.WaitingAsync()).Single(m => m.Listener == "books.counted");
        _modules.Trouble.IsCounted = _ => false;
        await _modules.DrainAsync();
        await _modules.InAsync<ShopDbContext, int>(db =>
        {
            db.Add(new OutboxMessage
            {
                EventId = sent.EventId, Listener = sent.Listener, StreamId = sent.StreamId,
                StreamPosition = sent.StreamPosition, DueAt = sent.DueAt,
            });
            return db.SaveChangesAsync();
        });
        _modules.Trouble.IsCounted = _ => true;
        await _modules.DrainAsync();
        Assert.Empty(_modules.Trouble.Counted);
        Assert.Empty(await _modules.WaitingAsync());
    }

    private Task<List<Guid>> SellInOneSaveAsync(int shops) => _modules.InAsync<ShopDbContext, List<Guid>>(async db =>
    {
        var all = Enumerable.Range(0, shops).Select(_ => new Shop()).ToList();
        all.ForEach(shop => shop.Sell());
        db.AddRange(all);
        await db.SaveChangesAsync();
        return all.ConvertAll(shop => shop.Id);
    });

    private Task<int> HeardAsync() => _modules.InAsync<BooksDbContext, int>(
        db => db.Set<InboxMessage>().CountAsync(i => i.Listener == "books.counted"));
}
