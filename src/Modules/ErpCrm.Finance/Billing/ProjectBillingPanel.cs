using ErpCrm.Finance.Invoices;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing;

/// <summary>What of a project is delivered, billed and still to bill, and its invoices.</summary>
internal sealed class ProjectBillingPanel(FinanceDbContext db, ICurrentUser me) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == subject, ct);
        if (project is null || !await IsVisibleAsync(project, access, ct)) return Content("");

        var invoices = await db.Invoices.AsNoTracking().VisibleTo(access).Where(i => i.Lines.Any(l => l.ProjectId == subject))
            .OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(6)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency, i.Gross, i.OpenAmount, i.Gross > 0 && i.CreditedAmount >= i.Gross))
            .ToListAsync(ct);
        return Panel(new ProjectBillingView(project, await ProjectBilling.LoadAsync(db, subject, ct), invoices, me.Can(FinancePermissions.EditInvoices)));
    }

    private async Task<bool> IsVisibleAsync(Projects.ProjectCopy project, Access access, CancellationToken ct) =>
        access.Covers(project.ManagerId) || (access.Scope != Scope.None && access.Covers(await db.Customers.Where(c => c.Id == project.CompanyId).Select(c => c.OwnerId).SingleOrDefaultAsync(ct)));
}

internal sealed record ProjectBillingView(Projects.ProjectCopy Project, ProjectBilling Billing, IReadOnlyList<InvoiceRow> Invoices, bool CanBill);

/// <summary>Delivered and billed beyond it = billed + on drafts + to bill + written off; net, in contract currency.</summary>
internal sealed record ProjectBilling(decimal Delivered, decimal Beyond, decimal Billed, decimal OnDrafts, decimal Unbilled, decimal WrittenOff)
{
    public static async Task<ProjectBilling> LoadAsync(FinanceDbContext db, Guid projectId, CancellationToken ct)
    {
        var deliveries = db.Deliveries.Where(d => d.ProjectId == projectId);
        var claims = db.BillingAllocations.Where(a => a.Delivery.ProjectId == projectId);
        var lines = db.InvoiceLines.Where(l => l.ProjectId == projectId);
        var billed = await lines.Where(l => db.Invoices.Any(i => i.Id == l.InvoiceId && i.Status == InvoiceStatus.Issued)).SumAsync(l => l.Net, ct)
            - await db.CreditNotes.SelectMany(n => n.Lines).Where(c => lines.Any(l => l.Id == c.InvoiceLineId)).SumAsync(c => c.Net, ct);
        var onDrafts = await claims.Where(a => db.Invoices.Any(i => i.Id == a.InvoiceId && i.Status == InvoiceStatus.Draft)).SumAsync(a => a.Value, ct);
        var writtenOff = await db.WriteOffs.Where(w => deliveries.Any(d => d.Id == w.DeliveryId)).SumAsync(w => w.Value, ct);
        // What issued invoices claim of the work, and what they bill for it: less is price given away, more has no work behind it.
        var beyond = billed - (await claims.SumAsync(a => a.Value, ct) - onDrafts);
        return new ProjectBilling(
            await deliveries.SumAsync(d => d.Value, ct), Math.Max(0, beyond), billed, onDrafts,
            await deliveries.Where(d => d.IsOpen).SumAsync(d => d.OpenValue, ct), writtenOff + Math.Max(0, -beyond));
    }
}
