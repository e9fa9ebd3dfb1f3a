using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Checks;

/// <summary>Every engagement's money bar adds up, and its running totals equal their rows.</summary>
internal sealed class MoneyCheck(InsightsDbContext db) : ICheck
{
    private const int Portion = 1000;

    public string Rule => "Engagements: the money bar adds up, running totals equal their rows (§14, §27)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in (await db.Engagements.Select(e => e.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var engagements = await db.Engagements.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(ct);
            var money = (await db.MoneyRows.AsNoTracking().Where(r => ids.Contains(r.EngagementId)).ToListAsync(ct))
                .ToLookup(r => r.EngagementId);
            var costs = (await db.CostRows.AsNoTracking().Where(c => ids.Contains(c.EngagementId)).ToListAsync(ct))
                .ToLookup(c => c.EngagementId);
            var months = (await db.MonthlyMargins.AsNoTracking().Where(m => ids.Contains(m.EngagementId))
                .ToListAsync(ct)).ToLookup(m => m.EngagementId);
            foreach (var engagement in engagements)
            {
                foreach (var finding in Bar(engagement, [.. money[engagement.Id]]).Concat(
                    Totals(engagement, money[engagement.Id], [.. costs[engagement.Id]], [.. months[engagement.Id]])))
                    yield return finding;
            }
        }

        var loose = db.MoneyRows.Where(r => !db.Engagements.Any(e => e.Id == r.EngagementId))
            .Select(r => r.EngagementId)
            .Distinct();
        await foreach (var id in loose.AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("Engagement", id, $"it has money and does not exist");
    }

    private static IEnumerable<Finding> Bar(Engagement engagement, List<MoneyRow> rows)
    {
        foreach (var ofCurrency in rows.GroupBy(r => r.Currency))
        {
            var bar = MoneyBar.Of(ofCurrency.Key, [.. ofCurrency.Select(r => (r.Term, r.Pool, r.Amount))],
                engagement.Stage == EngagementStage.Completed);
            if (bar.Difference != 0)
                yield return Of(engagement,
                    $"contracted {bar.Contracted} + beyond {bar.Beyond} is not billed {bar.Billed} + delivered {bar.DeliveredNotBilled} + not yet delivered {bar.NotYetDelivered} + written off {bar.WrittenOff} + dropped {bar.Dropped}");
            if (bar.DeliveredNotBilled < 0)
                yield return Of(engagement, $"{bar.DeliveredNotBilled} is delivered and not billed");
        }

        if (rows.Select(r => r.Currency).Distinct().Count() > 1)
            yield return Of(engagement, $"its money is in several currencies");
    }

    private static IEnumerable<Finding> Totals(Engagement engagement, IEnumerable<MoneyRow> rows, List<CostRow> costs,
        List<MonthlyMargin> months)
    {
        var money = rows.ToList();
        decimal Base(MoneyTerm term) => money.Where(r => r.Term == term).Sum(r => r.BaseAmount ?? 0);

        var earned = Base(MoneyTerm.Delivered) - Base(MoneyTerm.WrittenOff) + Base(MoneyTerm.Unbacked);
        if (engagement.Earned != earned)
            yield return Of(engagement, $"its rows earned {earned}, it says {engagement.Earned}");
        var billed = Base(MoneyTerm.Billed) + Base(MoneyTerm.Unbacked);
        if (engagement.Billed != billed)
            yield return Of(engagement, $"its documents billed {billed}, it says {engagement.Billed}");
        var spent = (Labour: Sum(costs, CostKind.Labour), Expense: Sum(costs, CostKind.Expense),
            Subcontract: Sum(costs, CostKind.Subcontract));
        if (spent != (engagement.LabourCost, engagement.ExpenseCost, engagement.SubcontractCost))
            yield return Of(engagement,
                $"its costs are {spent}, it says {(engagement.LabourCost, engagement.ExpenseCost, engagement.SubcontractCost)}");
        if (engagement.CostedMinutes != costs.Sum(c => c.Minutes))
            yield return Of(engagement,
                $"its costs are of {costs.Sum(c => c.Minutes)} minutes, it says {engagement.CostedMinutes}");
        if (months.Sum(m => m.Earned) != earned || months.Sum(m => m.Cost) != costs.Sum(c => c.Amount))
            yield return Of(engagement,
                $"its months earned {months.Sum(m => m.Earned)} and cost {months.Sum(m => m.Cost)}, its rows {earned} and {costs.Sum(c => c.Amount)}");
        var labour = (Cost: spent.Labour, Minutes: costs.Where(c => c.Kind == CostKind.Labour).Sum(c => c.Minutes));
        var monthly = (Cost: months.Sum(m => m.LabourCost), Minutes: months.Sum(m => m.LabourMinutes));
        if (monthly != labour) yield return Of(engagement, $"its months have labour of {monthly}, its rows {labour}");
    }

    private static decimal Sum(List<CostRow> costs, CostKind kind) =>
        costs.Where(c => c.Kind == kind).Sum(c => c.Amount);

    private static Finding Of(Engagement engagement, FormattableString problem) =>
        Finding.Of("Engagement", engagement.Id, problem);
}
