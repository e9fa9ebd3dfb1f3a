using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Delivery;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Webhooks;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>Of what happens most is told to no program.</summary>
public sealed class WhoAsksTests(HookApp app) : IClassFixture<HookApp>
{
    [Fact]
    public async Task What_some_webhook_names_is_kept_for_it_and_nothing_that_was_made_up()
    {
        var (id, _) = await app.HookAsync("https://hooks.example.com/", LeadCaptured.OutsideName);
        var (news, seeded, other) = (Waiting(typeof(LeadCaptured)), Waiting(typeof(LeadCaptured), EventOrigin.Seed),
            Waiting(typeof(DealWon)));
        Assert.Equal([news.Id], await ChosenAsync(news, seeded, other));
        // What happens while it is paused waits for it; what happens while it is off does not.
        await app.ChangeAsync(id, w => w.Pause());
        Assert.Equal([news.Id], await ChosenAsync(news, seeded, other));
        await app.ChangeAsync(id, w => w.SwitchOff(WebhookOff.Gone, app.Now()));
        Assert.Empty(await ChosenAsync(news, seeded, other));
    }

    private Task<List<Guid>> ChosenAsync(params WaitingEvent[] events) => app.InAsync<WorkspaceDbContext, List<Guid>>(
        async db => [.. await new WhoAsks(db).ChooseAsync(events, default)]);

    private static WaitingEvent Waiting(Type type, EventOrigin origin = EventOrigin.Person) =>
        new(Guid.NewGuid(), type, origin, "{}");
}
