using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Lines whose project's client pays: work that can be billed.</summary>
internal static class RebilledLines
{
    /// <summary>Takes back what nobody billed yet. A draft that takes it at the same moment and this cannot both be
    /// saved: the delivery's version decides.</summary>
    /// <exception cref="BusinessRuleException">Something is billed or written off.</exception>
    public static async Task WithdrawAsync(FinanceDbContext db, IReadOnlyCollection<Guid> lines, CancellationToken ct)
    {
        if (lines.Count == 0) return;
        var deliveries = await db.Deliveries.Include(d => d.WriteOffs)
            .Where(d => d.Kind == BillingSourceKind.Expense && lines.Contains(d.SourceId)).ToListAsync(ct);
        var ids = deliveries.ConvertAll(d => d.Id);
        var allocations = await db.BillingAllocations.Where(a => ids.Contains(a.DeliveryId)).ToListAsync(ct);
        var invoices = allocations.ConvertAll(a => a.InvoiceId);
        // What an allocation belongs to must be at hand: nothing issued loses a part (Immutability).
        await db.Invoices.Where(i => invoices.Contains(i.Id)).LoadAsync(ct);
        if (allocations.Find(a => a.Quantity != 0) is { } billed)
            throw db.Invoices.Local.Single(i => i.Id == billed.InvoiceId).Number is { } number
                ? new BusinessRuleException("A line is billed on by invoice {0}; the bill stays.", number)
                : new BusinessRuleException("A line is on a draft invoice. Take it off there first.");
        if (deliveries.Exists(d => d.WriteOffs.Count > 0))
            throw new BusinessRuleException("A line that a client was to pay is written off; the bill stays.");
        db.RemoveRange(allocations);
        deliveries.ForEach(d => d.Withdraw());
        db.RemoveRange(deliveries);
    }
}
