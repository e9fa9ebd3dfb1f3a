using ErpCrm.Demo;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Notifications;

/// <summary>People of the demo company have read what is older than two days.</summary>
internal sealed class NotificationsDemo(WorkspaceDbContext db) : IDemoActor
{
    public int Order => 95;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day < world.Today) return;
        var before = world.Moment(day.AddDays(-2), 0);
        await db.Notifications.Where(n => n.ReadAt == null && n.At < before)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, n => n.At), ct);
    }
}
