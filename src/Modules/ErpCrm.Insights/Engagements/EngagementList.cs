using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed record EngagementRow(
    Guid Id, string Name, string CompanyName, EngagementStage Stage, string? ProjectCode, string? OwnerName, DateTime LastEventAt,
    decimal? Earned, decimal? Billed);

/// <summary>The list of engagements: the newest event first.</summary>
internal sealed record EngagementList(Page<EngagementRow> Page, string? Query, EngagementStage? Stage, bool ShowsMargin)
{
    public static async Task<EngagementList> LoadAsync(InsightsDbContext db, ICurrentUser user, string? query, EngagementStage? stage, int page, CancellationToken ct)
    {
        var engagements = db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewEngagements));
        var margin = db.Engagements.VisibleTo(user.AccessTo(InsightsPermissions.ViewMargin));
        if (stage is { } only) engagements = engagements.Where(e => e.Stage == only);
        foreach (var word in SearchText.Words(query)) engagements = engagements.Where(e => e.SearchText.Contains(word));
        var rows = await engagements
            .OrderByDescending(e => e.LastEventAt).ThenBy(e => e.Id)
            .Select(e => new EngagementRow(
                e.Id, e.Name, e.CompanyName, e.Stage, e.ProjectCode, db.Users.Where(u => u.Id == e.OwnerId).Select(u => u.Name).FirstOrDefault(), e.LastEventAt,
                margin.Any(m => m.Id == e.Id) ? e.Earned : null, margin.Any(m => m.Id == e.Id) ? e.Billed : null))
            .ToPageAsync(page, ct: ct);
        return new EngagementList(rows, query, stage, user.Can(InsightsPermissions.ViewMargin));
    }
}

/// <summary>One engagement, whole: money, margin, thread.</summary>
internal sealed record EngagementPage(
    Engagement Engagement, string? OwnerName, string? ManagerName, MoneyBar? Money, IReadOnlyList<Thread.ThreadEntry> Thread, bool HasOlder, bool ShowsMargin, int WorkedMinutes)
{
    public const int ThreadSize = 200;

    public static async Task<EngagementPage?> LoadAsync(InsightsDbContext db, ICurrentUser user, Guid id, int threadPage, CancellationToken ct)
    {
        var found = await db.Engagements.AsNoTracking().VisibleTo(user.AccessTo(InsightsPermissions.ViewEngagements)).FirstOrDefaultAsync(e => e.Id == id, ct);
        if (found is null) return null;
        var names = await db.Users.AsNoTracking().Where(u => u.Id == found.OwnerId || u.Id == found.ManagerId).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var thread = await db.ThreadEntries.AsNoTracking().Where(t => t.EngagementId == id)
            .OrderByDescending(t => t.At).ThenByDescending(t => t.Id)
            .Skip((threadPage - 1) * ThreadSize).Take(ThreadSize + 1).ToListAsync(ct);
        var margin = user.AccessTo(InsightsPermissions.ViewMargin);
        var showsMargin = margin.Covers(found.OwnerId) || margin.Covers(found.ManagerId);
        return new EngagementPage(
            found,
            found.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null,
            found.ManagerId is { } manager ? names.GetValueOrDefault(manager) : null,
            await MoneyBar.LoadAsync(db, id, ct),
            [.. thread.Take(ThreadSize).Select(t => t.Kind == ThreadKind.ExpenseApproved && !showsMargin ? t.WithoutAmount() : t)],
            thread.Count > ThreadSize,
            showsMargin,
            await db.CostRows.Where(c => c.EngagementId == id).SumAsync(c => c.Minutes, ct));
    }
}
