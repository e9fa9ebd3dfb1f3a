using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed record EngagementRow(
    Guid Id, string Name, string CompanyName, EngagementStage Stage, string? ProjectCode, string? OwnerName, DateTime LastEventAt,
    decimal? Earned, MoneyBar? Money);

/// <summary>The list of engagements: the newest event first. Money is in contract currency, what is earned in base currency.</summary>
internal sealed record EngagementList(Page<EngagementRow> Page, string? Query, EngagementStage? Stage, bool ShowsMargin)
{
    public static async Task<EngagementList> LoadAsync(InsightsDbContext db, ICurrentUser user, string? query, EngagementStage? stage, int page, CancellationToken ct)
    {
        var engagements = db.Engagements.AsNoTracking().VisibleTo(user);
        var margin = db.Engagements.VisibleTo(user.AccessTo(InsightsPermissions.ViewMargin));
        if (stage is { } only) engagements = engagements.Where(e => e.Stage == only);
        foreach (var word in SearchText.Words(query)) engagements = engagements.Where(e => e.SearchText.Contains(word));
        var rows = await engagements
            .OrderByDescending(e => e.LastEventAt).ThenBy(e => e.Id)
            .Select(e => new EngagementRow(
                e.Id, e.Name, e.CompanyName, e.Stage, e.ProjectCode, db.Users.Where(u => u.Id == e.OwnerId).Select(u => u.Name).FirstOrDefault(), e.LastEventAt,
                margin.Any(m => m.Id == e.Id) ? e.Earned : null, null))
            .ToPageAsync(page, ct: ct);
        var money = await MoneyBar.OfManyAsync(db, [.. rows.Rows.Select(r => r.Id)], ct);
        rows = rows.Select(r => r with { Money = money.GetValueOrDefault(r.Id) });
        return new EngagementList(rows, query, stage, user.Can(InsightsPermissions.ViewMargin));
    }
}
