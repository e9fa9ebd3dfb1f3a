using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Figures;
using ErpCrm.Tests.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Platform.Figures;

/// <summary>Two processes on one database.</summary>
public sealed class SharedChangesTests : IAsyncLifetime
{
    private TwoModules _one = null!;
    private TwoModules _other = null!;

    public async Task InitializeAsync()
    {
        _one = await TwoModules.StartAsync(claims: true, isShared: true);
        _other = _one.Beside();
        foreach (var node in new[] { _one, _other }) await Of(node).FollowAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task A_figure_kept_by_one_process_does_not_outlive_a_save_in_another()
    {
        Assert.Equal(0, await ShopsAsync(_other));
        await _one.OpenShopAsync(0);
        await Of(_other).FollowAsync(default);
        Assert.Equal(1, await ShopsAsync(_other));

        await _one.InAsync<ShopDbContext, int>(db => db.Shops.ExecuteDeleteAsync());
        await Of(_other).FollowAsync(default);
        Assert.Equal(0, await ShopsAsync(_other));
    }

    [Fact]
    public async Task Work_that_found_nothing_to_do_makes_no_figure_old()
    {
        var before = Stamp(_one);
        await _one.InAsync<ShopDbContext, int>(db => db.Shops.Where(s => s.Id == Guid.Empty).ExecuteDeleteAsync());
        Assert.Equal(before, Stamp(_one));
    }

    [Fact]
    public async Task A_process_computes_nothing_again_for_what_it_saved_itself()
    {
        await _one.OpenShopAsync(0);
        await Of(_one).FollowAsync(default);
        var before = Stamp(_one);
        await _one.OpenShopAsync(0);
        var saved = Stamp(_one);
        await Of(_one).FollowAsync(default);
        Assert.NotEqual(before, saved);
        Assert.Equal(saved, Stamp(_one));
    }

    [Fact]
    public async Task What_another_saves_is_noticed_after_own_saves_that_met_a_look()
    {
        await _one.OpenShopAsync(0);
        await Of(_one).FollowAsync(default);
        for (var i = 0; i < 20; i++)
        {
            var looks = Task.Run(async () =>
            {
                for (var look = 0; look < 5; look++) await Of(_one).FollowAsync(default);
            });
            await _one.OpenShopAsync(0);
            await looks;
        }

        await Of(_one).FollowAsync(default);
        var before = Stamp(_one);
        await _other.OpenShopAsync(0);
        await Of(_one).FollowAsync(default);
        Assert.NotEqual(before, Stamp(_one));
    }

    [Fact]
    public async Task Pages_of_one_process_hear_what_happened_in_another()
    {
        using var listener = _other.Services.GetRequiredService<LiveFeed>().Listen(Guid.Empty);
        await _one.OpenShopAsync(1);
        await _one.DrainAsync();
        await Of(_other).FollowAsync(default);
        var told = await listener.Names.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("shop.sold", told.Name);
    }

    private static SharedChanges Of(TwoModules node) => node.Services.GetRequiredService<SharedChanges>();

    private static long Stamp(TwoModules node) =>
        node.Services.GetRequiredService<ChangeStamps>().OfAll(typeof(ShopDbContext));

    private static Task<int> ShopsAsync(TwoModules node) =>
        node.InAsync<ShopDbContext, int>(
            db => db.KeptAsync("shops", null, [typeof(Shop)], () => db.Shops.CountAsync()));
}
