using ErpCrm.Contracts;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Copies;

/// <summary>The copy goes with the person, unless work of the person was delivered.</summary>
internal sealed class RemovePersonWhenPersonWithdrawn(FinanceDbContext db) : IHandle<PersonWithdrawn>
{
    public async Task HandleAsync(PersonWithdrawn domainEvent, CancellationToken ct)
    {
        var used = await new WorkInBooks(db).UsedAsync(Kinds.Person, [domainEvent.PersonId], ct);
        if (used.Count == 0 && await db.People.FindAsync([domainEvent.PersonId], ct) is { } person) db.Remove(person);
    }
}

/// <summary>The copy goes with the project, unless something was delivered, billed or spent for it.</summary>
internal sealed class RemoveProjectWhenProjectRemoved(FinanceDbContext db) : IHandle<ProjectRemoved>
{
    public async Task HandleAsync(ProjectRemoved domainEvent, CancellationToken ct)
    {
        var used = await new WorkInBooks(db).UsedAsync(Kinds.Project, [domainEvent.ProjectId], ct);
        if (used.Count == 0 && await db.Projects.FindAsync([domainEvent.ProjectId], ct) is { } project)
            db.Remove(project);
    }
}

/// <summary>Projects and people that something in the books belongs to.</summary>
internal sealed class WorkInBooks(FinanceDbContext db) : IRecordUse
{
    public async Task<IReadOnlyCollection<Guid>> UsedAsync(
        string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0
            ? []
            : kind switch
            {
                Kinds.Project => await db.Projects.Where(p => ids.Contains(p.Id)
                        && (db.Deliveries.Any(d => d.ProjectId == p.Id)
                            || db.InvoiceLines.Any(l => l.ProjectId == p.Id)
                            || db.Invoices.Any(i => i.DepositProjectId == p.Id)
                            || db.Expenses.Any(e => e.ProjectId == p.Id)
                            || db.BillLines.Any(l => l.ProjectId == p.Id)
                            || db.RecurringBills.Any(r => r.ProjectId == p.Id)
                            || db.RecurringInvoices.Any(r => r.ProjectId == p.Id)))
                    .Select(p => p.Id).ToListAsync(ct),
                Kinds.Person => await db.People.Where(p => ids.Contains(p.Id)
                        && (db.Deliveries.Any(d => d.PersonId == p.Id)
                            || db.PersonRates.Any(r => r.PersonId == p.Id)
                            || db.PersonSalaries.Any(s => s.PersonId == p.Id)
                            || db.PayrollLines.Any(l => l.PersonId == p.Id)))
                    .Select(p => p.Id).ToListAsync(ct),
                _ => [],
            };
}
