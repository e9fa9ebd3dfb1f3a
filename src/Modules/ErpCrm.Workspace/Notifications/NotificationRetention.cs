using System.Globalization;
using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ErpCrm.Workspace.Notifications;

/// <summary>How long notifications are kept.</summary>
/// <param name="KeepDays"><c>Notifications:KeepDays</c>.</param>
internal sealed record NotificationRetention(int KeepDays = NotificationRetention.Usual)
{
    public const int Usual = 180;

    public static NotificationRetention Of(IConfiguration? settings) =>
        int.TryParse(settings?["Notifications:KeepDays"], CultureInfo.InvariantCulture, out var days) && days > 0
            ? new NotificationRetention(days)
            : new NotificationRetention();

    /// <summary>What happened before is not kept any more.</summary>
    public DateTime Before(DateTime now) => now.AddDays(-KeepDays);
}

/// <summary>Removes notifications that are older than the setting says, in small steps.</summary>
internal sealed class RemoveOldNotifications(WorkspaceDbContext db, NotificationRetention retention, TimeProvider time)
    : IScheduledJob
{
    private const int Step = 1000;

    public async Task RunAsync(CancellationToken ct)
    {
        var before = retention.Before(time.GetUtcNow().UtcDateTime);
        var old = db.Notifications.Where(n => n.At < before);
        while (await old.OrderBy(n => n.At).Select(n => (DateTime?)n.At).Take(Step).MaxAsync(ct) is { } end)
            await old.Where(n => n.At <= end).ExecuteDeleteAsync(ct);
    }
}
