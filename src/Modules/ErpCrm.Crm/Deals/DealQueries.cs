using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

internal static class DealQueries
{
    /// <summary>Who does something now.</summary>
    public static Moment Moment(this ICurrentUser me, IBusinessClock clock) => new(clock.UtcNow, me.Id, me.Name);

    /// <summary>The pipeline's stages in order, kept until one changes.</summary>
    public static Task<List<Stage>> StagesAsync(this CrmDbContext db, CancellationToken ct) =>
        db.KeptAsync("stages", null, [typeof(Stage)],
            () => db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct));

    /// <summary>The place above every card of a lane.</summary>
    public static async Task<double> TopRankAsync(this CrmDbContext db, Guid stageId, CancellationToken ct) =>
        (await db.Deals.Where(d => d.Status == DealStatus.Open && d.StageId == stageId)
            .MinAsync(d => (double?)d.Rank, ct) ?? 0) - 1;

    /// <summary>The place above a card, or below all that are shown.</summary>
    public static async Task<double> RankBeforeAsync(this CrmDbContext db, Guid stageId, Guid movedId, Guid? beforeId,
        CancellationToken ct)
    {
        var lane = db.Deals.Where(d => d.Status == DealStatus.Open && d.StageId == stageId && d.Id != movedId);
        var next = beforeId is { } id ? await lane.Where(d => d.Id == id).Select(d => (double?)d.Rank)
            .FirstOrDefaultAsync(ct) : await LastShownAsync(lane, ct);
        if (next is not { } below) return (await lane.MaxAsync(d => (double?)d.Rank, ct) ?? 0) + 1;
        return await lane.Where(d => d.Rank < below)
            .MaxAsync(d => (double?)d.Rank, ct) is { } above ? (above + below) / 2 : below - 1;
    }

    // A card put below the shown ones of a long lane stays in sight: it takes the last shown place.
    private static async Task<double?> LastShownAsync(IQueryable<Deal> lane, CancellationToken ct)
    {
        var ranks = await lane.OrderBy(d => d.Rank).ThenBy(d => d.Id).Skip(DealBoard.CardLimit - 1).Take(2)
            .Select(d => d.Rank)
            .ToListAsync(ct);
        return ranks.Count == 2 ? ranks[0] : null;
    }

    /// <summary>With everything that its steps need.</summary>
    public static IQueryable<Deal> Whole(this IQueryable<Deal> deals) =>
        deals.Include(d => d.Company).Include(d => d.Stage).Include(d => d.Milestones).Include(d => d.Passages)
            .AsSplitQuery();
}
