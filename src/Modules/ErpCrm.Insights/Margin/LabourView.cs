using System.Linq.Expressions;
using ErpCrm.Insights.Engagements;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Insights.Margin;

/// <summary>
/// How a reader sees labour: as it cost, or the hours at the company's
/// average (domain-rules §32). Every page, list, total, order and chart
/// asks here, so that no two of them can be set against each other.
/// </summary>
/// <param name="PerHour">The average; null when it is not published,
/// and then nothing that labour is part of is shown.</param>
internal sealed record LabourView(bool IsExact, decimal? PerHour)
{
    public bool IsKnown => IsExact || PerHour is not null;

    /// <summary>Part of the key of a kept figure.</summary>
    public string Key => IsExact ? "exact" : $"at {PerHour}";

    public static async Task<LabourView> LoadAsync(InsightsDbContext db, ICurrentUser user, IBusinessClock clock,
        CancellationToken ct) =>
        user.Can(InsightsPermissions.ViewLabourCost) ? new LabourView(true, null) : new LabourView(false,
            await LabourRate.OnAsync(db, clock.Today, ct));

    // By the minute, so that parts add up to the whole.
    private decimal? PerMinute => PerHour is { } rate ? Rounding.Round(rate / 60, 2) : null;

    /// <summary>Labour of some minutes in base currency; null when the reader may not know.</summary>
    public decimal? Of(decimal cost, int minutes) => IsExact ? cost : minutes * PerMinute;

    /// <summary>What engagements are ordered by.</summary>
    public Expression<Func<Engagement, decimal>> Margin()
    {
        if (IsExact) return e => e.Earned - e.LabourCost - e.ExpenseCost - e.SubcontractCost;
        var perMinute = PerMinute ?? 0;
        return e => e.Earned - (e.CostedMinutes * perMinute) - e.ExpenseCost - e.SubcontractCost;
    }
}

/// <summary>What was earned and what it cost, as a reader may see it; base currency.</summary>
/// <param name="Labour">Null when it is not shown.</param>
/// <param name="UncostedMinutes">Approved time without a cost rate.</param>
internal sealed record MarginFigures(decimal Earned, decimal? Labour, decimal Expenses, decimal Subcontract,
    int UncostedMinutes)
{
    public decimal? Cost => Labour + Expenses + Subcontract;

    public decimal? Margin => Earned - Cost;

    /// <summary>Margin as a share of what was earned (domain-rules §14);
    /// null when nothing was earned, or the cost is not known.</summary>
    public decimal? Share => Earned == 0 || Cost is null or 0 || UncostedMinutes > 0 ? null : Margin / Earned;

    public static MarginFigures Of(Engagement e, LabourView labour) => new(
        e.Earned, labour.Of(e.LabourCost, e.CostedMinutes), e.ExpenseCost, e.SubcontractCost,
        Math.Max(0, e.ApprovedMinutes - e.CostedMinutes));
}
