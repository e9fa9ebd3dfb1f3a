using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Submissions;
using ErpCrm.Tests.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Platform.Jobs;

public sealed class RemoveOldMessagesTests : IAsyncLifetime
{
    private TwoModules _modules = null!;

    private DateTime Now => _modules.Time.GetUtcNow().UtcDateTime;

    public async Task InitializeAsync() => _modules = await TwoModules.StartAsync();

    public Task DisposeAsync() => _modules.DisposeAsync().AsTask();

    [Fact]
    public async Task Proofs_of_handled_messages_go_after_thirty_days()
    {
        await _modules.OpenShopAsync(3);
        await _modules.DrainAsync();
        _modules.Time.Advance(TimeSpan.FromDays(29));
        await RunAsync();
        Assert.Equal(6, await ProofsAsync()); // three events, two handlers

        await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        _modules.Time.Advance(TimeSpan.FromDays(2));
        await RunAsync();
        Assert.Equal(2, await ProofsAsync());
    }

    [Fact]
    public async Task A_proof_stays_while_its_message_waits_somewhere()
    {
        _modules.Trouble.BookingFails = _ => true;
        await _modules.OpenShopAsync(1);
        await _modules.DrainAsync();
        Assert.Equal(1, await ProofsAsync());
        _modules.Time.Advance(TimeSpan.FromDays(40));
        await RunAsync();
        Assert.Equal(1, await ProofsAsync());
    }

    [Fact]
    public async Task Submitted_forms_go_after_a_week_however_many_there_are()
    {
        await _modules.InAsync<ShopDbContext, int>(db =>
        {
            for (var i = 0; i < 2500; i++)
                db.Add(new SubmittedForm { Key = Guid.NewGuid(), UserId = Guid.Empty, At = Now.AddDays(-8)
                    .AddSeconds(i % 700) });
            db.Add(new SubmittedForm { Key = Guid.NewGuid(), UserId = Guid.Empty, At = Now.AddDays(-6) });
            return db.SaveChangesAsync();
        });
        await RunAsync();
        Assert.Equal(1, await _modules.InAsync<ShopDbContext, int>(db => db.Set<SubmittedForm>().CountAsync()));
    }

    private Task<int> ProofsAsync() => _modules.InAsync<BooksDbContext, int>(db => db.Set<InboxMessage>().CountAsync());

    private async Task RunAsync()
    {
        await using var scope = _modules.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemoveOldMessages>().RunAsync(CancellationToken.None);
    }
}
