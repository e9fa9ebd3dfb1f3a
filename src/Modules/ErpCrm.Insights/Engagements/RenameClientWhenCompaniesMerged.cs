using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>Engagements of a merged company are called after the one they belong to.</summary>
internal sealed class RenameClientWhenCompaniesMerged(InsightsDbContext db) : IFollowMerges
{
    public Type Context => typeof(InsightsDbContext);

    public async Task FollowAsync(RecordMerging merging, IReadOnlySet<Guid> rows, CancellationToken ct)
    {
        if (merging.Kind != Kinds.Company) return;
        var name = merging.IsParted ? merging.FromName : merging.IntoName;
        var moved = rows.ToList();
        foreach (var engagement in await db.Engagements
            .Where(e => EF.Parameter(moved).Contains(e.Id) && e.CompanyName != name).ToListAsync(ct))
        {
            engagement.CompanyName = name;
            engagement.Version++;
            engagement.Refresh();
        }
    }
}
