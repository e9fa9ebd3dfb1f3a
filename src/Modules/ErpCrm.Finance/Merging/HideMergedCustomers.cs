using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Merging;

/// <summary>A company that was merged into another one is billed no more.</summary>
internal sealed class HideMergedCustomers(FinanceDbContext db) : IHandle<CompaniesMerged>, IHandle<CompaniesParted>
{
    public Task HandleAsync(CompaniesMerged domainEvent, CancellationToken ct) =>
        SetAsync(domainEvent.FromId, ct);

    public Task HandleAsync(CompaniesParted domainEvent, CancellationToken ct) =>
        SetAsync(domainEvent.FromId, ct);

    // It may be told of the merge before it is told of the company, and of an undo after the next merge.
    private async Task SetAsync(Guid id, CancellationToken ct)
    {
        var customer = await db.Customers.FindAsync([id], ct);
        if (customer is null) db.Add(customer = new Customer { Id = id });
        customer.IsMerged =
            await db.Set<MergedRecord>().AnyAsync(m => m.Kind == Kinds.Company && m.FromId == id, ct);
    }
}
