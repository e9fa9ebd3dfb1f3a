using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>The copy goes with the company, unless something was billed to it or paid by it.</summary>
internal sealed class RemoveCustomerWhenCompanyWithdrawn(FinanceDbContext db) : IHandle<CompanyWithdrawn>
{
    public async Task HandleAsync(CompanyWithdrawn domainEvent, CancellationToken ct)
    {
        var used = await new CustomersOfDocuments(db).UsedAsync(Kinds.Company, [domainEvent.CompanyId], ct);
        if (used.Count > 0) return;
        if (await db.Customers.FindAsync([domainEvent.CompanyId], ct) is { } customer) db.Remove(customer);
    }
}

/// <summary>Companies that have documents, payments or delivered work.</summary>
internal sealed class CustomersOfDocuments(FinanceDbContext db) : IRecordUse
{
    public async Task<IReadOnlyCollection<Guid>> UsedAsync(
        string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => kind != Kinds.Company || ids.Count == 0
            ? []
            : await db.Customers.Where(c => ids.Contains(c.Id)
                    && (db.Invoices.Any(i => i.CompanyId == c.Id) || db.CreditNotes.Any(n => n.CompanyId == c.Id)
                        || db.Payments.Any(p => p.CompanyId == c.Id) || db.Deliveries.Any(d => d.CompanyId == c.Id)
                        || db.Projects.Any(p => p.CompanyId == c.Id)
                        || db.RecurringInvoices.Any(r => r.CompanyId == c.Id)))
                .Select(c => c.Id).ToListAsync(ct);
}
