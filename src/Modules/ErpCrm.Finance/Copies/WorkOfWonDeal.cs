using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Copies;

/// <summary>Invoices, deliveries and expenses keep the deal they come from.</summary>
internal sealed class WorkOfWonDeal(FinanceDbContext db, IStringLocalizer<FinanceText> texts) : IWonDealWork
{
    public async Task<string?> FindAsync(Guid engagementId, CancellationToken ct)
    {
        if (await db.InvoiceLines.AnyAsync(l => l.EngagementId == engagementId, ct)
            || await db.Invoices.AnyAsync(i => i.DepositEngagementId == engagementId, ct))
            return texts["It stands on an invoice or a draft."];
        // The first month of a retainer began by itself in the moment of winning; it is taken back with the project.
        var months = await db.Deliveries.CountAsync(
            d => d.EngagementId == engagementId && d.Kind == BillingSourceKind.RetainerPeriod && d.IsOpen, ct);
        if (await db.Deliveries.Where(d => d.EngagementId == engagementId
            && (months > 1 || d.Kind != BillingSourceKind.RetainerPeriod || !d.IsOpen))
            .OrderBy(d => d.DeliveredOn)
            .Select(d => d.Description)
            .FirstOrDefaultAsync(ct) is { } delivered)
            return texts["It was delivered: {0}.", delivered];
        return await db.Expenses.AnyAsync(
            e => e.ProjectId != null && db.Projects.Any(p => p.Id == e.ProjectId && p.EngagementId == engagementId), ct)
            ? texts["Expenses were recorded on its project."].Value
            : null;
    }
}
