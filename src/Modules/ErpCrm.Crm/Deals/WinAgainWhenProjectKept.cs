using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

/// <summary>Work was recorded in the moment in which the deal was reopened: it is won after all.</summary>
internal sealed class WinAgainWhenProjectKept(CrmDbContext db, IBusinessClock clock) : IHandle<ProjectKept>
{
    public async Task HandleAsync(ProjectKept domainEvent, CancellationToken ct)
    {
        var deal = await db.Deals.Whole().FirstOrDefaultAsync(d => d.Id == domainEvent.DealId, ct);
        deal?.StayWon(deal.Company!, clock.DayOf(domainEvent.OccurredAt),
            new Moment(domainEvent.OccurredAt, domainEvent.ActorId ?? Guid.Empty, domainEvent.ActorName ?? ""));
    }
}
