using ErpCrm.Platform.Jobs;

namespace ErpCrm.Workspace.Search;

/// <summary>Every night: what was written in many small saves is read as fast as what was written at once.</summary>
internal sealed class SettleSearch(SearchFiller filler) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => filler.SettleAsync(ct);
}
