using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

/// <summary>What every handler of this module does with its event: find
/// or begin the engagement, add to its thread and its costs.</summary>
internal sealed class EngagementBook(InsightsDbContext db, IBusinessClock clock, MergedRecords merged)
{
    /// <summary>The engagement; begun now when the event is the first of it to arrive.</summary>
    public async Task<Engagement> OpenAsync(Guid id, DateTime at, CancellationToken ct)
    {
        var engagement = await db.Engagements.FindAsync([id], ct);
        if (engagement is null && await db.JoinedEngagements.FindAsync([id], ct) is { } joined)
            return await OpenAsync(joined.IntoId, at, ct);
        if (engagement is null)
        {
            engagement = new Engagement { Id = id, StartedAt = at, LastEventAt = at };
            db.Add(engagement);
        }

        engagement.Version++;
        if (at < engagement.StartedAt) engagement.StartedAt = at;
        if (at > engagement.LastEventAt) engagement.LastEventAt = at;
        return engagement;
    }

    /// <summary>The company that an event names, or the one it was merged into since.</summary>
    public Task<(Guid Id, string Name)> CompanyAsync(Guid id, string name) => merged.NowAsync(Kinds.Company, id, name);

    /// <summary>Adds to the thread of the engagement; it is not the line's own when that was joined to it.</summary>
    public void Tell(Engagement engagement, DomainEvent source, ThreadLine line) =>
        db.Add(new ThreadEntry
        {
            EngagementId = engagement.Id,
            At = line.At ?? source.OccurredAt,
            Kind = line.Kind,
            Text = Cut(line.Text, ThreadEntry.TextLength),
            Detail = Cut(line.Detail, ThreadEntry.TextLength),
            Amount = line.Amount?.Amount,
            Currency = line.Amount?.Currency,
            Minutes = line.Minutes,
            ActorName = Cut(source.ActorName, 120),
            RecordKind = line.RecordKind,
            RecordId = line.RecordId,
        });

    public async Task EarnAsync(Engagement engagement, decimal amount, DateOnly on, CancellationToken ct)
    {
        engagement.Earned += amount;
        (await MonthAsync(engagement.Id, on, ct)).Earned += amount;
    }

    public async Task SpendAsync(Engagement engagement, CostIncurred cost, CancellationToken ct)
    {
        if (cost.Kind == CostKind.Labour) await LabourRate.PublishAsync(db, clock.DayOf(cost.OccurredAt), ct);
        db.Add(new CostRow
        {
            EngagementId = engagement.Id,
            Kind = cost.Kind,
            SourceId = cost.SourceId,
            PersonId = cost.PersonId,
            Amount = cost.Amount,
            Minutes = cost.Minutes,
            On = cost.On,
        });
        var month = await MonthAsync(engagement.Id, cost.On, ct);
        month.Cost += cost.Amount;
        switch (cost.Kind)
        {
            case CostKind.Labour:
                engagement.LabourCost += cost.Amount;
                engagement.CostedMinutes += cost.Minutes;
                month.LabourCost += cost.Amount;
                month.LabourMinutes += cost.Minutes;
                break;
            case CostKind.Expense:
                engagement.ExpenseCost += cost.Amount;
                break;
            default:
                engagement.SubcontractCost += cost.Amount;
                break;
        }
    }

    public DateOnly DayOf(DateTime utc) => clock.DayOf(utc);

    private async Task<MonthlyMargin> MonthAsync(Guid engagement, DateOnly on, CancellationToken ct)
    {
        var first = new DateOnly(on.Year, on.Month, 1);
        if (await db.MonthlyMargins.FindAsync([engagement, first], ct) is { } known) return known;
        var month = new MonthlyMargin { EngagementId = engagement, Month = first };
        db.Add(month);
        return month;
    }

    private static string? Cut(string? text, int length) => text is { } t && t.Length > length ? t[..length] : text;
}
