using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Reads who is there today.</summary>
internal sealed class StaffReader(
    WorkspaceDbContext db, IWorkingPeople people, ICompanyProfile company, IBusinessClock clock)
{
    private Staff? _known;

    public async Task<Staff> ReadAsync(CancellationToken ct)
    {
        if (_known is not null) return _known;
        var colleagues = await db.Users.AsNoTracking().Where(u => u.IsActive)
            .Select(u => new Colleague(u.Id, u.Name, u.Role)).ToListAsync(ct);
        var today = clock.Today;
        var away = (await people.AwayAsync(today, ct)).ToHashSet();
        var substitutes = await db.Substitutes.AsNoTracking()
            .Where(s => s.FirstDay == null || (s.FirstDay <= today && s.LastDay >= today)).ToListAsync(ct);
        return _known = new Staff(colleagues, away, substitutes, today, company.Current.AllowsOwnDecisions);
    }
}
