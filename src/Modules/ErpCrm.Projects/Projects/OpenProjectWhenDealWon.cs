using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

/// <summary>
/// A won deal has one project; the unique index on the deal keeps it
/// so. A deal that is reopened takes its project back while that is
/// empty. One class for both events, so that they come in order.
/// </summary>
internal sealed class OpenProjectWhenDealWon(ProjectsDbContext db, MergedRecords merged)
    : IHandle<DealWon>, IHandle<DealReopened>
{
    public async Task HandleAsync(DealWon domainEvent, CancellationToken ct)
    {
        var (company, name) = await merged.NowAsync(Kinds.Company, domainEvent.CompanyId, domainEvent.CompanyName);
        var won = domainEvent with { CompanyId = company, CompanyName = name };
        if (await FindAsync(won.DealId, ct) is { } known) known.OpenAgain(won);
        else db.Add(Project.OpenFrom(won, await ProjectCode.NextAsync(db, ct)));
    }

    public async Task HandleAsync(DealReopened domainEvent, CancellationToken ct)
    {
        if (await FindAsync(domainEvent.DealId, ct) is not { } project) return;
        if (project.IsWithdrawn) return;
        if (await IsEmptyAsync(project, ct)) project.Withdraw();
        else project.Keep();
    }

    private async Task<bool> IsEmptyAsync(Project project, CancellationToken ct) =>
        project.IsOpen && !project.Milestones.Any(m => m.IsAccepted)
        && !await db.TimeEntries.AnyAsync(e => e.ProjectId == project.Id, ct)
        && !await db.Timers.AnyAsync(t => t.ProjectId == project.Id, ct);

    private Task<Project?> FindAsync(Guid dealId, CancellationToken ct) =>
        db.Projects.Whole().FirstOrDefaultAsync(p => p.DealId == dealId, ct);
}
