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

        var billing = db.InvoiceLines.Where(l => l.ProjectId == subject).Select(l => l.InvoiceId);
        var invoices = await db.Invoices.AsNoTracking().VisibleTo(access).Where(i => billing.Contains(i.Id))
            .OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(6)
            .Select(InvoiceRow.From)
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
        // From the project's own rows outwards, so that nothing large is read.
        var deliveries = db.Deliveries.Where(d => d.ProjectId == projectId);
        var claims = db.BillingAllocations.Where(a => a.Delivery.ProjectId == projectId);
        var lines = db.InvoiceLines.Where(l => l.ProjectId == projectId);
        var sums = await db.Projects.Where(p => p.Id == projectId).Select(p => new
        {
            Delivered = deliveries.Sum(d => d.Value),
            Unbilled = deliveries.Where(d => d.IsOpen).Sum(d => d.OpenValue),
            WrittenOff = deliveries.SelectMany(d => d.WriteOffs).Sum(w => w.Value),
            Invoiced = lines.Join(db.Invoices.Where(i => i.Status == InvoiceStatus.Issued), l => l.InvoiceId, i => i.Id, (l, _) => l.Net).Sum(),
            Credited = lines.Join(db.Set<CreditNoteLine>(), l => l.Id, c => c.InvoiceLineId, (_, c) => c.Net).Sum(),
            Claimed = claims.Sum(a => a.Value),
            OnDrafts = claims.Join(db.Invoices.Where(i => i.Status == InvoiceStatus.Draft), a => a.InvoiceId, i => i.Id, (a, _) => a.Value).Sum(),
        }).SingleAsync(ct);
        var billed = sums.Invoiced - sums.Credited;
        // What issued invoices claim of the work, and what they bill for it: less is price given away, more has no work behind it.
        var beyond = billed - (sums.Claimed - sums.OnDrafts);
        return new ProjectBilling(sums.Delivered, Math.Max(0, beyond), billed, sums.OnDrafts, sums.Unbilled, sums.WrittenOff + Math.Max(0, -beyond));
    }
}
