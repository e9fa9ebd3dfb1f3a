using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Projects;

/// <summary>
/// What finance tells of a project's money: this module's copy. It
/// stands apart from the project, so that an invoice does not make an open form of the project outdated.
/// </summary>
internal sealed class ProjectMoney
{
    public required Guid ProjectId { get; init; }

    /// <summary>Invoiced less credited, net, in contract currency.</summary>
    public decimal Billed { get; private set; }

    public bool IsDelivered { get; private set; }
    public bool IsInvoiced { get; private set; }
    public bool HasExpenses { get; private set; }

    /// <summary>Keeps two events that are handled at once from losing one.</summary>
    public int Changes { get; private set; }

    public bool Exists => IsDelivered || IsInvoiced || HasExpenses;

    public void Bill(decimal amount) => (Billed, IsInvoiced, Changes) = (Billed + amount, true, Changes + 1);

    public void Deliver() => (IsDelivered, Changes) = (true, Changes + 1);

    public void Spend() => (HasExpenses, Changes) = (true, Changes + 1);
}

/// <summary>One class for all money of a project.</summary>
internal sealed class FollowMoneyOfProjects(ProjectsDbContext db)
    : IHandle<WorkDelivered>, IHandle<ExpenseApproved>, IHandle<InvoiceIssued>, IHandle<CreditNoteIssued>
{
    public async Task HandleAsync(WorkDelivered domainEvent, CancellationToken ct)
    {
        if (domainEvent.Value.Amount != 0) (await OfAsync(domainEvent.ProjectId, ct)).Deliver();
    }

    public async Task HandleAsync(ExpenseApproved domainEvent, CancellationToken ct)
    {
        if (domainEvent.ProjectId is { } project) (await OfAsync(project, ct)).Spend();
    }

    public Task HandleAsync(InvoiceIssued domainEvent, CancellationToken ct) => BillAsync(domainEvent.Parts, ct);

    public Task HandleAsync(CreditNoteIssued domainEvent, CancellationToken ct) => BillAsync(domainEvent.Parts, ct);

    private async Task BillAsync(IReadOnlyList<BilledPart> parts, CancellationToken ct)
    {
        foreach (var part in parts.Where(p => p.ProjectId is not null))
            (await OfAsync(part.ProjectId!.Value, ct)).Bill(part.BilledAmount + part.UnbackedAmount);
    }

    private async Task<ProjectMoney> OfAsync(Guid projectId, CancellationToken ct)
    {
        if (await db.ProjectMoney.FindAsync([projectId], ct) is { } known) return known;
        var money = new ProjectMoney { ProjectId = projectId };
        db.Add(money);
        return money;
    }
}

internal sealed class ProjectMoneyMapping : IEntityTypeConfiguration<ProjectMoney>
{
    public void Configure(EntityTypeBuilder<ProjectMoney> money)
    {
        money.ToTable("ProjectMoney");
        money.HasKey(m => m.ProjectId);
        money.Property(m => m.ProjectId).ValueGeneratedNever();
        money.Property(m => m.Changes).IsConcurrencyToken();
        money.Ignore(m => m.Exists);
    }
}
