using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed class BeginThreadWhenLeadCaptured(EngagementBook book) : IHandle<LeadCaptured>
{
    public async Task HandleAsync(LeadCaptured domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.LeadId = domainEvent.LeadId;
        if (engagement.DealId is null)
        {
            engagement.Name = domainEvent.Name;
            engagement.CompanyName = domainEvent.CompanyName;
            engagement.OwnerId = domainEvent.OwnerId;
            engagement.Refresh();
        }

        book.Tell(engagement, domainEvent, ThreadKind.LeadCaptured, domainEvent.Name, domainEvent.Source,
            new RecordRef(Kinds.Lead, domainEvent.LeadId));
    }
}

internal sealed class ContinueThreadWhenLeadQualified(EngagementBook book) : IHandle<LeadQualified>
{
    public async Task HandleAsync(LeadQualified domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Deal, domainEvent.OccurredAt);
        book.Tell(engagement, domainEvent, ThreadKind.LeadQualified,
            record: new RecordRef(Kinds.Deal, domainEvent.DealId));
    }
}

internal sealed class EndThreadWhenLeadDisqualified(EngagementBook book) : IHandle<LeadDisqualified>
{
    public async Task HandleAsync(LeadDisqualified domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        if (engagement.Stage == EngagementStage.Lead) engagement.Lose(domainEvent.OccurredAt);
        book.Tell(engagement, domainEvent, ThreadKind.LeadDisqualified, domainEvent.Reason, domainEvent.Note,
            record: new RecordRef(Kinds.Lead, domainEvent.LeadId));
    }
}

internal sealed class ContinueThreadWhenDealOpened(EngagementBook book) : IHandle<DealOpened>
{
    public async Task HandleAsync(DealOpened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Deal, domainEvent.OccurredAt);
        engagement.DealId = domainEvent.DealId;
        DealStates.Follow(engagement, domainEvent.OccurredAt, domainEvent.Name, domainEvent.CompanyId,
            domainEvent.CompanyName, domainEvent.Value.Currency, domainEvent.OwnerId);
        book.Tell(engagement, domainEvent, ThreadKind.DealOpened, domainEvent.Name, domainEvent.Stage,
            new RecordRef(Kinds.Deal, domainEvent.DealId), domainEvent.Value.Amount, domainEvent.Value.Currency);
    }
}

internal sealed class FollowDealWhenDealChanged(EngagementBook book) : IHandle<DealChanged>
{
    public async Task HandleAsync(DealChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        DealStates.Follow(engagement, domainEvent.OccurredAt, domainEvent.Name, domainEvent.CompanyId,
            domainEvent.CompanyName, domainEvent.Value.Currency, domainEvent.OwnerId);
    }
}

/// <summary>Deals know their client by its name of the day; projects announce the new name themselves.</summary>
internal sealed class RenameClientWhenCompanyChanged(InsightsDbContext db) : IHandle<CompanyChanged>
{
    public async Task HandleAsync(CompanyChanged domainEvent, CancellationToken ct)
    {
        var name = domainEvent.Details.Name;
        foreach (var engagement in await db.Engagements
            .Where(e => e.CompanyId == domainEvent.CompanyId && e.CompanyName != name)
            .ToListAsync(ct))
        {
            engagement.CompanyName = name;
            engagement.Version++;
            engagement.Refresh();
        }
    }
}

internal static class DealStates
{
    /// <summary>Takes over what a deal is, unless a newer state is
    /// known: its opening may be handled after a change.</summary>
    public static void Follow(Engagement engagement, DateTime at, string name, Guid companyId, string companyName,
        string currency, Guid? ownerId)
    {
        if (!engagement.IsNewDealState(at)) return;
        (engagement.Name, engagement.CompanyId, engagement.CompanyName, engagement.OwnerId) = (name, companyId,
            companyName, ownerId);
        if (engagement.ProjectId is null) engagement.Currency = currency;
        engagement.Refresh();
    }
}

internal sealed class ContinueThreadWhenDealStageChanged(EngagementBook book) : IHandle<DealStageChanged>
{
    public async Task HandleAsync(DealStageChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Deal, domainEvent.OccurredAt);
        book.Tell(engagement, domainEvent, ThreadKind.StageChanged, domainEvent.ToStage, domainEvent.FromStage,
            new RecordRef(Kinds.Deal, domainEvent.DealId));
    }
}

internal sealed class ContinueThreadWhenActivityLogged(EngagementBook book) : IHandle<ActivityLogged>
{
    public async Task HandleAsync(ActivityLogged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        var kind = Enum.TryParse<ThreadKind>(domainEvent.Kind, out var known) ? known : ThreadKind.Note;
        book.Tell(engagement, domainEvent, kind, domainEvent.Subject,
            record: domainEvent.DealId is { } deal ? new RecordRef(Kinds.Deal, deal) : null,
            at: domainEvent.HappenedAt);
    }
}

internal sealed class ContinueThreadWhenDealWon(EngagementBook book) : IHandle<DealWon>
{
    public async Task HandleAsync(DealWon domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Delivery, domainEvent.OccurredAt);
        engagement.Billing = domainEvent.Terms.Billing.ToString();
        book.Tell(engagement, domainEvent, ThreadKind.DealWon, domainEvent.Reason, domainEvent.Note,
            record: new RecordRef(Kinds.Deal, domainEvent.DealId), amount: domainEvent.Terms.Value.Amount,
            currency: domainEvent.Terms.Value.Currency);
    }
}

internal sealed class ContinueThreadWhenDealReopened(EngagementBook book) : IHandle<DealReopened>
{
    public async Task HandleAsync(DealReopened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.SellAgain(domainEvent.OccurredAt);
        book.Tell(engagement, domainEvent, ThreadKind.DealReopened, domainEvent.Stage,
            record: new RecordRef(Kinds.Deal, domainEvent.DealId));
    }
}

/// <summary>What was told of the lead so far moves to the deal's thread; what arrives later follows.</summary>
internal sealed class JoinThreadsWhenLeadJoinedDeal(InsightsDbContext db, EngagementBook book) : IHandle<LeadJoinedDeal>
{
    public async Task HandleAsync(LeadJoinedDeal domainEvent, CancellationToken ct)
    {
        var (from, into) = (domainEvent.LeadEngagementId, domainEvent.EngagementId);
        if (await db.JoinedEngagements.FindAsync([from], ct) is null)
            db.Add(new JoinedEngagement { Id = from, IntoId = into });
        await db.ThreadEntries.Where(t => t.EngagementId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.EngagementId, into), ct);
        var lead = await db.Engagements.FindAsync([from], ct);
        var engagement = await book.OpenAsync(into, domainEvent.OccurredAt, ct);
        if (lead is not null)
        {
            if (lead.StartedAt < engagement.StartedAt) engagement.StartedAt = lead.StartedAt;
            db.Remove(lead);
        }

        book.Tell(engagement, domainEvent, ThreadKind.LeadJoined, domainEvent.Name, domainEvent.Source,
            new RecordRef(Kinds.Lead, domainEvent.LeadId));
    }
}

internal sealed class EndThreadWhenDealLost(EngagementBook book) : IHandle<DealLost>
{
    public async Task HandleAsync(DealLost domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Lose(domainEvent.OccurredAt);
        book.Tell(engagement, domainEvent, ThreadKind.DealLost, domainEvent.Reason, domainEvent.Note,
            record: new RecordRef(Kinds.Deal, domainEvent.DealId));
    }
}
