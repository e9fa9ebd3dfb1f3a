using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>What of a project is delivered, billed and still to bill, and its invoices.</summary>
internal sealed class ProjectBillingPanel(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var found = await ProjectBilling.FindAsync(db, subject, ct);
        if (found is null || !(access.Covers(found.Project.ManagerId) || access.Covers(found.CustomerOwner)))
            return Content("");

        var rates = await Rates.LoadAsync(db, company, ct);
        var billing = db.InvoiceLines.Where(l => l.ProjectId == subject).Select(l => l.InvoiceId)
            .Concat(db.Invoices.Where(i => i.DepositProjectId == subject).Select(i => i.Id));
        var invoices = await db.Invoices.AsNoTracking().VisibleTo(access).Where(i => billing.Contains(i.Id))
            .OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(6)
            .Select(InvoiceRow.At(rates, clock.Today))
            .ToListAsync(ct);
        var deposits = found.HasDeposits
            ? await db.Invoices.VisibleTo(access).Where(i => i.DepositProjectId == subject).ReadDepositsAsync(ct)
            : [];
        return Panel(
            new ProjectBillingView(found.Project, found.Billing, invoices, me.Can(FinancePermissions.EditInvoices))
            {
                Deposits = deposits.Sum(d => d.Open),
            });
    }
}

internal sealed record ProjectBillingView(ProjectCopy Project, ProjectBilling Billing,
    IReadOnlyList<InvoiceRow> Invoices, bool CanBill)
{
    /// <summary>Net of deposits for it that no invoice deducts yet.</summary>
    public decimal Deposits { get; init; }
}

internal sealed record BilledProject(ProjectCopy Project, Guid? CustomerOwner, ProjectBilling Billing,
    bool HasDeposits);

/// <summary>Delivered and billed beyond it = billed + on drafts + to
/// bill + written off; net, in contract currency.</summary>
internal sealed record ProjectBilling(decimal Delivered, decimal Beyond, decimal Billed, decimal OnDrafts,
    decimal Unbilled, decimal WrittenOff)
{
    public static async Task<BilledProject?> FindAsync(FinanceDbContext db, Guid projectId, CancellationToken ct)
    {
        // From the project's own rows outwards, so that nothing large is read.
        var deliveries = db.Deliveries.Where(d => d.ProjectId == projectId);
        var claims = db.BillingAllocations.Where(a => a.Delivery.ProjectId == projectId);
        var lines = db.InvoiceLines.Where(l => l.ProjectId == projectId);
        var sums = await db.Projects.AsNoTracking().Where(p => p.Id == projectId).Select(p => new
        {
            Project = p,
            CustomerOwner = db.Customers.Where(c => c.Id == p.CompanyId).Select(c => c.OwnerId).FirstOrDefault(),
            HasDeposits = db.Invoices.Any(i => i.DepositProjectId == projectId),
            Delivered = deliveries.Sum(d => d.Value),
            Unbilled = deliveries.Where(d => d.IsOpen).Sum(d => d.OpenValue),
            WrittenOff = deliveries.SelectMany(d => d.WriteOffs).Sum(w => w.Value),
            Invoiced = lines.Join(db.Invoices.Where(i => i.Status == InvoiceStatus.Issued), l => l.InvoiceId, i => i.Id,
                (l, _) => l.Net)
                .Sum(),
            Credited = lines.Join(db.Set<CreditNoteLine>(), l => l.Id, c => c.InvoiceLineId, (_, c) => c.Net).Sum(),
            Claimed = claims.Sum(a => a.Value),
            OnDrafts = claims.Join(db.Invoices.Where(i => i.Status == InvoiceStatus.Draft), a => a.InvoiceId, i => i.Id,
                (a, _) => a.Value)
                .Sum(),
        }).SingleOrDefaultAsync(ct);
        if (sums is null) return null;
        var billed = sums.Invoiced - sums.Credited;
        // What issued invoices claim of the work, and what they bill
        // for it: less is price given away, more has no work behind it.
        var beyond = billed - (sums.Claimed - sums.OnDrafts);
        return new BilledProject(sums.Project, sums.CustomerOwner, new ProjectBilling(sums.Delivered,
            Math.Max(0, beyond), billed, sums.OnDrafts, sums.Unbilled, sums.WrittenOff + Math.Max(0, -beyond)),
            sums.HasDeposits);
    }
}
