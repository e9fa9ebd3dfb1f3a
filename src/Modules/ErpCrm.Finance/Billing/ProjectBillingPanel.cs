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

        var delivered = await db.Deliveries.Where(d => d.ProjectId == subject).SumAsync(d => d.Value, ct);
        var unbilled = await db.Deliveries.Where(d => d.ProjectId == subject && d.IsOpen).SumAsync(d => d.OpenValue, ct);
        var writtenOff = await db.WriteOffs.Where(w => db.Deliveries.Any(d => d.Id == w.DeliveryId && d.ProjectId == subject)).SumAsync(w => w.Value, ct);
        var billed = await db.InvoiceLines.Where(l => l.ProjectId == subject && db.Invoices.Any(i => i.Id == l.InvoiceId && i.Status == InvoiceStatus.Issued)).SumAsync(l => l.Net, ct);
        var credited = await db.CreditNotes.SelectMany(n => n.Lines).Where(l => db.InvoiceLines.Any(i => i.Id == l.InvoiceLineId && i.ProjectId == subject)).SumAsync(l => l.Net, ct);
        var invoices = await db.Invoices.AsNoTracking().VisibleTo(access).Where(i => i.Lines.Any(l => l.ProjectId == subject))
            .OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(6)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency, i.Gross, i.OpenAmount, i.Gross > 0 && i.CreditedAmount >= i.Gross))
            .ToListAsync(ct);
        return Panel(new ProjectBilling(project.Id, project.CompanyId, project.Currency, delivered, billed - credited, unbilled, writtenOff, invoices, me.Can(FinancePermissions.EditInvoices)));
    }

    private async Task<bool> IsVisibleAsync(Projects.ProjectCopy project, Access access, CancellationToken ct) =>
        access.Covers(project.ManagerId) || (access.Scope != Scope.None && access.Covers(await db.Customers.Where(c => c.Id == project.CompanyId).Select(c => c.OwnerId).SingleOrDefaultAsync(ct)));
}

internal sealed record ProjectBilling(
    Guid ProjectId, Guid CompanyId, string Currency, decimal Delivered, decimal Billed, decimal Unbilled, decimal WrittenOff, IReadOnlyList<InvoiceRow> Invoices, bool CanBill);
