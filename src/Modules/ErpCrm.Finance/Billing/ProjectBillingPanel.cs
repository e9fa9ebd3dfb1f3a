using ErpCrm.Finance.CreditNotes;
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

        // From the project's own rows outwards, so that nothing large is read.
        var deliveries = db.Deliveries.Where(d => d.ProjectId == subject);
        var lines = db.InvoiceLines.Where(l => l.ProjectId == subject);
        var sums = await db.Projects.Where(p => p.Id == subject).Select(p => new
        {
            Delivered = deliveries.Sum(d => d.Value),
            Unbilled = deliveries.Where(d => d.IsOpen).Sum(d => d.OpenValue),
            WrittenOff = deliveries.SelectMany(d => d.WriteOffs).Sum(w => w.Value),
            Billed = lines.Join(db.Invoices.Where(i => i.Status == InvoiceStatus.Issued), l => l.InvoiceId, i => i.Id, (l, _) => l.Net).Sum(),
            Credited = lines.Join(db.Set<CreditNoteLine>(), l => l.Id, c => c.InvoiceLineId, (_, c) => c.Net).Sum(),
        }).SingleAsync(ct);
        var billing = lines.Select(l => l.InvoiceId);
        var invoices = await db.Invoices.AsNoTracking().VisibleTo(access).Where(i => billing.Contains(i.Id))
            .OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(6)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency, i.Gross, i.OpenAmount))
            .ToListAsync(ct);
        return Panel(new ProjectBilling(project.Id, project.CompanyId, project.Currency, sums.Delivered, sums.Billed - sums.Credited, sums.Unbilled, sums.WrittenOff, invoices, me.Can(FinancePermissions.EditInvoices)));
    }

    private async Task<bool> IsVisibleAsync(Projects.ProjectCopy project, Access access, CancellationToken ct) =>
        access.Covers(project.ManagerId) || (access.Scope != Scope.None && access.Covers(await db.Customers.Where(c => c.Id == project.CompanyId).Select(c => c.OwnerId).SingleOrDefaultAsync(ct)));
}

internal sealed record ProjectBilling(
    Guid ProjectId, Guid CompanyId, string Currency, decimal Delivered, decimal Billed, decimal Unbilled, decimal WrittenOff, IReadOnlyList<InvoiceRow> Invoices, bool CanBill);
