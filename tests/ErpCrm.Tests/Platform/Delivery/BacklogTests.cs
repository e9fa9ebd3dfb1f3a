using System.Diagnostics;
using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Platform.Delivery;

/// <summary>Much that waits at once, as after an import, on a log that is short and on one that is long:
/// everything is done once, and the long form says how fast.</summary>
public sealed class BacklogTests(ITestOutputHelper output)
{
    private static readonly int Waiting = LongForm.Of(300, 10_000);
    private static readonly int Logged = LongForm.Of(2_000, 1_000_000);

    [Fact]
    public async Task A_backlog_is_worked_off_whole_and_once_however_long_the_log_is()
    {
        await using var modules = await TwoModules.StartAsync();
        await WorkOffAsync(modules, "cold");
        await WorkOffAsync(modules, "warm");
        await FillLogAsync(modules);
        await WorkOffAsync(modules, $"after {Logged} logged events");
    }

    private async Task WorkOffAsync(TwoModules modules, string when)
    {
        var booked = await BookedAsync(modules);
        await OpenShopsAsync(modules);
        var watch = Stopwatch.StartNew();
        await modules.DrainAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        Assert.Equal(booked + Waiting, await BookedAsync(modules));
        Assert.Empty(await modules.WaitingAsync());
        output.WriteLine($"{when}: {Waiting} events for two listeners in {seconds:0.0} s, "
            + $"{2 * Waiting / seconds:0} deliveries a second");
    }

    private static Task OpenShopsAsync(TwoModules modules) => modules.InAsync<ShopDbContext, int>(db =>
    {
        for (var i = 0; i < Waiting; i++)
        {
            var shop = new Shop();
            shop.Sell();
            db.Add(shop);
        }

        return db.SaveChangesAsync();
    });

    private static Task<int> BookedAsync(TwoModules modules) =>
        modules.InAsync<BooksDbContext, int>(db => db.Booked.CountAsync());

    // What happened before and was delivered: in the log, and remembered as handled.
    private static async Task FillLogAsync(TwoModules modules)
    {
        var now = modules.Time.GetUtcNow().UtcDateTime;
        for (var done = 0; done < Logged; done += 1000)
        {
            await modules.InAsync<ShopDbContext, int>(db =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                for (var i = 0; i < 1000; i++)
                {
                    var id = Guid.CreateVersion7();
                    db.Add(new LoggedEvent
                    {
                        EventId = id,
                        Name = "shop.sold",
                        StreamId = id,
                        StreamPosition = 1,
                        OccurredAt = now,
                        Origin = EventOrigin.Person,
                        Cause = CauseKind.Form,
                        CauseId = id.ToString(),
                        Payload = "{}",
                    });
                    db.Add(new InboxMessage { EventId = id, Listener = "books.booked", HandledAt = now });
                }

                return db.SaveChangesAsync();
            });
        }
    }
}
