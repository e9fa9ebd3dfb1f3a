using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>
/// Takes the deliveries of an approved week back, or refuses. A draft
/// that takes one of them at the same moment and this cannot both be saved: the delivery's version decides.
/// </summary>
internal sealed class WithdrawTimeWhenAsked(FinanceDbContext db) : IHandle<TimeWithdrawalAsked>
{
    public async Task HandleAsync(TimeWithdrawalAsked domainEvent, CancellationToken ct)
    {
        var entries = domainEvent.EntryIds;
        var deliveries = await db.Deliveries.Include(d => d.WriteOffs)
            .Where(d => d.Kind == BillingSourceKind.Time && entries.Contains(d.SourceId))
            .ToListAsync(ct);
        if (deliveries.Count < entries.Count) throw new InvalidOperationException("The week is not delivered yet.");

        var ids = deliveries.ConvertAll(d => d.Id);
        var allocations = db.BillingAllocations.Where(a => ids.Contains(a.DeliveryId));
        var invoices = await allocations.Where(a => a.Quantity != 0).Join(db.Invoices, a => a.InvoiceId, i => i.Id,
            (a, i) => new { i.Number }).Take(1).ToListAsync(ct);
        var isWrittenOff = deliveries.Exists(d => d.WriteOffs.Count > 0);
        if (invoices.Count > 0 || isWrittenOff)
        {
            deliveries[0].RefuseWithdrawal(domainEvent.TimesheetId, invoices.FirstOrDefault()?.Number,
                invoices.Count == 0);
            return;
        }

        // A draft's line that was emptied only remembers what it once took; whoever changes a draft has loaded it.
        var remembered = await allocations.ToListAsync(ct);
        var drafts = remembered.ConvertAll(a => a.InvoiceId);
        await db.Invoices.Where(i => drafts.Contains(i.Id)).LoadAsync(ct);
        db.RemoveRange(remembered);
        deliveries.ForEach(d => d.Withdraw());
        deliveries[0].ConfirmWithdrawal(domainEvent.TimesheetId);
        db.RemoveRange(deliveries);
    }
}
