using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Customers;

internal sealed class FollowCustomerWhenCompanyRegistered(FinanceDbContext db) : IHandle<CompanyRegistered>
{
    public Task HandleAsync(CompanyRegistered domainEvent, CancellationToken ct) =>
        CustomerCopy.FollowAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal sealed class FollowCustomerWhenCompanyChanged(FinanceDbContext db) : IHandle<CompanyChanged>
{
    public Task HandleAsync(CompanyChanged domainEvent, CancellationToken ct) =>
        CustomerCopy.FollowAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal static class CustomerCopy
{
    public static async Task FollowAsync(FinanceDbContext db, Guid companyId, CompanyDetails details, int sourceVersion, CancellationToken ct)
    {
        var customer = await db.Customers.FindAsync([companyId], ct);
        if (customer is null) db.Add(customer = new Customer { Id = companyId });
        var before = customer.OwnerId;
        customer.Follow(details, sourceVersion);
        if (customer.OwnerId != before) await HandOverAsync(db, customer, ct);
    }

    // Whoever looks after the customer now sees its documents; the documents themselves stay as they are.
    private static async Task HandOverAsync(FinanceDbContext db, Customer customer, CancellationToken ct)
    {
        await db.Invoices.Where(i => i.CompanyId == customer.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.SalesOwnerId, customer.OwnerId), ct);
        await db.CreditNotes.Where(n => n.CompanyId == customer.Id).ExecuteUpdateAsync(set => set.SetProperty(n => n.SalesOwnerId, customer.OwnerId), ct);
    }
}
