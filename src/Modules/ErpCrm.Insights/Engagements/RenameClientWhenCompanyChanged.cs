using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>Deals know their client by its name of the day; projects announce the new name themselves.</summary>
internal sealed class RenameClientWhenCompanyChanged(InsightsDbContext db) : IHandle<CompanyChanged>
{
    public async Task HandleAsync(CompanyChanged domainEvent, CancellationToken ct)
    {
        var name = domainEvent.Details.Name;
        foreach (var engagement in await db.Engagements
            .Where(e => e.CompanyId == domainEvent.CompanyId && e.CompanyName != name)
            .ToListAsync(ct))
        {
            engagement.CompanyName = name;
            engagement.Version++;
            engagement.Refresh();
        }
    }
}
