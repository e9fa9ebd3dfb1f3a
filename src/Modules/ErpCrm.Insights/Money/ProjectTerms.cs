using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Money;

/// <summary>
/// Keeps the agreed price, the plan and the stage of a project as
/// they are now. All of it follows the project's newest state, so
/// that it does not matter in which order events are handled.
/// </summary>
internal sealed class ProjectTerms(InsightsDbContext db, EngagementBook book)
{
    public async Task FollowAsync(Engagement engagement, Guid projectId, ProjectDetails details, int version,
        DateTime at, CancellationToken ct)
    {
        if (version <= engagement.ProjectVersion) return;
        await LoadAsync(engagement, ct);
        engagement.ProjectVersion = version;
        engagement.ProjectId = projectId;
        engagement.ProjectCode = details.Code;
        engagement.ManagerId = details.ManagerId;
        engagement.Billing = details.Billing.ToString();
        engagement.Currency = details.ContractValue.Currency;
        (engagement.CompanyId, engagement.CompanyName) = await book.CompanyAsync(details.CompanyId,
            details.CompanyName);
        if (engagement.DealId is null) engagement.Name = details.Name;
        if (details.IsWithdrawn) engagement.SellAgain(at);
        else engagement.Deliver(details.IsOpen, at);
        engagement.Refresh();

        // Nothing is agreed while the deal is open again.
        var agreed = details.IsWithdrawn ? 0 : details.ContractValue.Amount;
        var dropped = details.IsWithdrawn ? 0 : DroppedOf(details);
        Set(engagement, MoneyTerm.Agreed, projectId, agreed, details);
        Set(engagement, MoneyTerm.Dropped, projectId, dropped, details);
        Set(engagement, MoneyTerm.Plan, projectId, agreed - dropped, details);
        PlanRest(engagement);
    }

    /// <summary>A milestone is a part of the plan; it is a state too, the last one counts.</summary>
    public async Task PlanAsync(Engagement engagement, MilestonePlanned milestone, DateOnly on, CancellationToken ct)
    {
        await LoadAsync(engagement, ct);
        Set(engagement, MoneyTerm.Plan, milestone.MilestoneId, milestone.Amount.Amount, milestone.Amount.Currency, on);
        PlanRest(engagement);
    }

    public async Task DropAsync(Engagement engagement, Guid milestoneId, CancellationToken ct)
    {
        await LoadAsync(engagement, ct);
        db.RemoveRange(Rows(engagement).Where(r => r.Term == MoneyTerm.Plan && r.SourceId == milestoneId).ToList());
        PlanRest(engagement);
    }

    // What of a fixed price no milestone plans yet is still to be
    // delivered; milestones planned beyond the price make it negative.
    private void PlanRest(Engagement engagement)
    {
        if (engagement.ProjectId is not { } projectId || engagement.Billing != nameof(BillingMethod.FixedPrice)) return;
        var rows = Rows(engagement).ToList();
        if (rows.Find(r => r.Term == MoneyTerm.Agreed && r.SourceId == projectId) is not { } agreed) return;
        var planned = rows
            .Where(r => r.Term == MoneyTerm.Plan && r.SourceId != projectId && r.Currency == agreed.Currency)
            .Sum(r => r.Amount);
        Set(engagement, MoneyTerm.Plan, projectId, agreed.Amount - planned, agreed.Currency, agreed.On);
    }

    /// <summary>The fees of a retainer's months that no longer fit before its end.</summary>
    private static decimal DroppedOf(ProjectDetails details)
    {
        if (details is not { Billing: BillingMethod.Retainer, EndsOn: { } end, Months: { } months,
            MonthlyFee: { } fee })
            return 0;
        return Math.Min(details.ContractValue.Amount, fee * Math.Max(0, months - details.MonthsBy(end)));
    }

    private void Set(Engagement engagement, MoneyTerm term, Guid source, decimal amount, ProjectDetails details) =>
        Set(engagement, term, source, amount, details.ContractValue.Currency, details.StartsOn);

    // One row per term and source, changed in place: terms are a state, not a history.
    private void Set(Engagement engagement, MoneyTerm term, Guid source, decimal amount, string currency, DateOnly on)
    {
        if (Rows(engagement).FirstOrDefault(r => r.Term == term && r.SourceId == source) is { } row)
            (row.Amount, row.Currency, row.On) = (amount, currency, on);
        else if (amount != 0)
            db.Add(new MoneyRow
            {
                EngagementId = engagement.Id, Term = term, Pool = source, SourceId = source, Amount = amount,
                Currency = currency, On = on
            });
    }

    private IEnumerable<MoneyRow> Rows(Engagement engagement) =>
        db.MoneyRows.Local.Where(r => r.EngagementId == engagement.Id);

    private Task LoadAsync(Engagement engagement, CancellationToken ct) =>
        db.MoneyRows.Where(r => r.EngagementId == engagement.Id
            && (r.Term == MoneyTerm.Agreed || r.Term == MoneyTerm.Plan || r.Term == MoneyTerm.Dropped))
            .LoadAsync(ct);
}
