using ErpCrm.Contracts.Crm;
using ErpCrm.Projects.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects.Projects;

/// <summary>Time and acceptances keep a project, and so its deal.</summary>
internal sealed class WorkOfWonDeal(ProjectsDbContext db, IStringLocalizer<ProjectsText> texts) : IWonDealWork
{
    public async Task<string?> FindAsync(Guid engagementId, CancellationToken ct)
    {
        var project = await db.Projects.AsNoTracking().Where(p => p.EngagementId == engagementId && !p.IsWithdrawn)
            .Select(p => new
            {
                p.Code,
                p.IsOpen,
                HasTime = db.TimeEntries.Any(e => e.ProjectId == p.Id) || db.Timers.Any(t => t.ProjectId == p.Id),
                IsAccepted = p.Milestones.Any(m => m.AcceptedOn != null),
            })
            .FirstOrDefaultAsync(ct);
        return project switch
        {
            null => null,
            { HasTime: true } => texts["Time was recorded on {0}.", project.Code].Value,
            { IsAccepted: true } => texts["A milestone of {0} was accepted.", project.Code].Value,
            { IsOpen: false } => texts["{0} is completed.", project.Code].Value,
            _ => null,
        };
    }
}
