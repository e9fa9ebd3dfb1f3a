using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Copies;

/// <summary>A line typed into a draft belongs to a project before anything
/// of it is issued; it could not be issued in another currency.</summary>
internal sealed class DraftsOfProject(FinanceDbContext db, IStringLocalizer<FinanceText> texts) : IProjectUse
{
    public async Task<string?> FindAsync(Guid projectId, CancellationToken ct) =>
        await db.InvoiceLines.AnyAsync(l => l.ProjectId == projectId, ct)
            || await db.Invoices.AnyAsync(i => i.DepositProjectId == projectId, ct)
            ? texts["An invoice or a draft has lines of this project. Remove them from the draft first."].Value
            : null;
}
