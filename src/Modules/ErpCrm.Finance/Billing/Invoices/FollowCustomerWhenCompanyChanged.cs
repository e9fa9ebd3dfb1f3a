using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

internal sealed class FollowCustomerWhenCompanyRegistered(FinanceDbContext db) : IHandle<CompanyRegistered>
{
    public Task HandleAsync(CompanyRegistered domainEvent, CancellationToken ct) =>
        CustomerCopy.FollowAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);

    public Task FeedAsync(CompanyRegistered domainEvent, CancellationToken ct) =>
        CustomerCopy.KeepAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal sealed class FollowCustomerWhenCompanyChanged(FinanceDbContext db) : IHandle<CompanyChanged>
{
    public Task HandleAsync(CompanyChanged domainEvent, CancellationToken ct) =>
        CustomerCopy.FollowAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);

    public Task FeedAsync(CompanyChanged domainEvent, CancellationToken ct) =>
        CustomerCopy.KeepAsync(db, domainEvent.CompanyId, domainEvent.Details, domainEvent.SourceVersion, ct);
}

internal static class CustomerCopy
{
    public static async Task FollowAsync(FinanceDbContext db, Guid companyId, CompanyDetails details, int sourceVersion,
        CancellationToken ct)
    {
        var customer = await FindAsync(db, companyId, ct);
        var (owner, name) = (customer.OwnerId, customer.Today);
        customer.Follow(details, sourceVersion);
        // No document is of one that has just come.
        if (db.Entry(customer).State == EntityState.Added) return;
        if (customer.OwnerId != owner) await HandOverAsync(db, customer, ct);
        if (customer.Today != name) await RenameAsync(db, customer, ct);
    }

    /// <summary>The copy alone: documents have followed when it happened.</summary>
    public static async Task KeepAsync(FinanceDbContext db, Guid companyId, CompanyDetails details, int sourceVersion,
        CancellationToken ct) =>
        (await FindAsync(db, companyId, ct)).Follow(details, sourceVersion);

    /// <summary>All documents are of the customer that they name: whose they are and what it is called today.</summary>
    public static async Task NameDocumentsAsync(FinanceDbContext db, Customer customer, CancellationToken ct)
    {
        await HandOverAsync(db, customer, ct);
        await RenameAsync(db, customer, ct);
    }

    private static async Task<Customer> FindAsync(FinanceDbContext db, Guid companyId, CancellationToken ct)
    {
        if (await db.Customers.FindAsync([companyId], ct) is { } known) return known;
        var customer = new Customer { Id = companyId };
        db.Add(customer);
        return customer;
    }

    // Documents keep the name they were issued with and are found by the present one too; drafts take it over.
    private static async Task RenameAsync(FinanceDbContext db, Customer customer, CancellationToken ct)
    {
        var (id, name, search) = (customer.Id, customer.Today.Name, customer.Today.Search);
        await db.Invoices.Where(i => i.CompanyId == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(i => i.CustomerToday.Name, name)
                    .SetProperty(i => i.CustomerToday.Search, search), ct);
        await db.Invoices.Where(i => i.CompanyId == id && i.Status == InvoiceStatus.Draft)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.CustomerName, name), ct);
        await db.CreditNotes.Where(n => n.CompanyId == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(n => n.CustomerToday.Name, name)
                    .SetProperty(n => n.CustomerToday.Search, search), ct);
        await db.Payments.Where(p => p.CompanyId == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.CustomerToday.Name, name)
                    .SetProperty(p => p.CustomerToday.Search, search), ct);
    }

    // Whoever looks after the customer now sees its documents; the documents themselves stay as they are.
    private static async Task HandOverAsync(FinanceDbContext db, Customer customer, CancellationToken ct)
    {
        await db.Invoices.Where(i => i.CompanyId == customer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.SalesOwnerId, customer.OwnerId), ct);
        await db.CreditNotes.Where(n => n.CompanyId == customer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.SalesOwnerId, customer.OwnerId), ct);
    }
}
