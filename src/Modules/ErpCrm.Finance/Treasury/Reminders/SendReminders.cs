using ErpCrm.Platform.Jobs;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Reminds customers every morning.</summary>
internal sealed class SendReminders(Reminding reminding) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => reminding.RunAsync(ct);
}
