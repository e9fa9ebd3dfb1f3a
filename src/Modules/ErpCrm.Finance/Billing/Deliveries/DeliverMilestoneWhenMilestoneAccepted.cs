using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

internal sealed class DeliverMilestoneWhenMilestoneAccepted(FinanceDbContext db) : IHandle<MilestoneAccepted>
{
    public async Task HandleAsync(MilestoneAccepted domainEvent, CancellationToken ct)
    {
        if (await db.Deliveries.AnyAsync(
            d => d.Kind == BillingSourceKind.Milestone && d.SourceId == domainEvent.MilestoneId, ct))
            return;
        var project = await db.Projects.FindAsync([domainEvent.ProjectId], ct)
            ?? throw new InvalidOperationException("The milestone's project is not known yet.");
        db.Add(new Delivery(BillingSourceKind.Milestone, domainEvent.MilestoneId, project, domainEvent.Name, 1,
            domainEvent.Amount.Amount, domainEvent.AcceptedOn)
            .Approved(domainEvent.ActorName));
    }
}
