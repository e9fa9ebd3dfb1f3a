using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Reads what stands on the certificate of an invoice.</summary>
internal sealed class CertificatePages(FinanceDbContext db, CertificateReading reading, ICompanyProfile company,
    ICurrentUser me)
{
    /// <summary>Null when the invoice does not open for the reader, or is not issued.</summary>
    public async Task<CertificatePage?> LoadAsync(Guid id, DateOnly today, CancellationToken ct)
    {
        if (!await IsSeenAsync(id, ct)) return null;
        var (certificate, invoice, rows) = (await reading.ReadAsync([id], ct)).Single();
        var projectIds = rows.Deliveries.Values.Select(d => d.ProjectId).Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => EF.Parameter(projectIds).Contains(p.Id))
            .Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var work = WorkOf(invoice, rows, projects);
        return new CertificatePage(
            certificate,
            rows.Documents.GetValueOrDefault(id)?.Content ?? await WrittenAsync(invoice, today, ct),
            today,
            work,
            work.Count == 0 ? [] : await LeftOutAsync(invoice, projectIds, work.Min(w => w.DeliveredOn), ct),
            await GivenUpAsync([.. rows.Deliveries.Keys], ct),
            await db.CreditNotes.AsNoTracking().Where(n => n.InvoiceId == id).OrderBy(n => n.IssuedOn)
                .ThenBy(n => n.Number)
                .Select(n => new CertifiedCredit(n.Id, n.Number, n.IssuedOn, n.Reason, n.Net)).ToListAsync(ct));
    }

    /// <summary>Its verdict alone; null when the invoice does not open for the reader, or is not issued.</summary>
    public async Task<Verdict?> VerdictAsync(Guid id, CancellationToken ct) => await IsSeenAsync(id, ct)
        ? (await reading.ReadAsync([id], ct)).Single().Certificate.Verdict
        : null;

    private Task<bool> IsSeenAsync(Guid id, CancellationToken ct) =>
        db.Invoices.VisibleTo(me).AnyAsync(i => i.Id == id && i.Status == InvoiceStatus.Issued, ct);

    private static List<CertifiedWork> WorkOf(Invoice invoice, CertifiedRows rows,
        Dictionary<Guid, string> projects) =>
    [
        .. invoice.Lines.OrderBy(l => l.Position).SelectMany(line => line.Billed().Select(a =>
        {
            var (work, entry) = (a.Delivery, rows.Entries.GetValueOrDefault(a.Delivery.SourceId));
            var credited = -line.Allocations.Where(c => c.CreditNoteId is not null && c.DeliveryId == a.DeliveryId)
                .Sum(c => c.Quantity);
            return new CertifiedWork(work.Kind, work.Description, work.PersonName, work.DeliveredOn, work.ProjectId,
                projects.GetValueOrDefault(work.ProjectId, ""), entry?.ApprovedBy ?? work.ApprovedBy,
                entry?.ApprovedAt, a.Quantity, work.UnitPrice, a.Value, credited);
        })),
    ];

    private async Task<FrozenDocument> WrittenAsync(Invoice invoice, DateOnly today, CancellationToken ct) =>
        FrozenDocument.Of(invoice,
            await db.Customers.AsNoTracking().SingleAsync(c => c.Id == invoice.CompanyId, ct), company.Current, today);

    private async Task<IReadOnlyList<LeftOutWork>> LeftOutAsync(Invoice invoice, List<Guid> projects, DateOnly first,
        CancellationToken ct)
    {
        var (id, customer, last) = (invoice.Id, invoice.CompanyId, invoice.IssuedOn!.Value);
        var found = await db.Deliveries.AsNoTracking().VisibleTo(db, me.AccessTo(FinancePermissions.ViewInvoices))
            .Where(d => EF.Parameter(projects).Contains(d.ProjectId) && d.CompanyId == customer
                && d.IsBillable && d.DeliveredOn >= first && d.DeliveredOn <= last
                && !db.BillingAllocations.Any(a => a.DeliveryId == d.Id && a.InvoiceId == id))
            .OrderBy(d => d.DeliveredOn).ThenBy(d => d.Id).Take(CertificatePage.MostLeftOut + 1)
            .Select(d => new
            {
                d.Id, d.Kind, d.Description, d.PersonName, d.DeliveredOn, d.Quantity, d.Value, d.Currency,
                d.NeedsPrice,
            }).ToListAsync(ct);
        if (found.Count == 0) return [];
        var ids = found.ConvertAll(d => d.Id);
        var others = (await db.BillingAllocations.AsNoTracking()
            .Where(a => EF.Parameter(ids).Contains(a.DeliveryId) && a.CreditNoteId == null)
            .Join(db.Invoices.VisibleTo(me), a => a.InvoiceId, i => i.Id,
                (a, i) => new { a.DeliveryId, i.Id, i.Number })
            .ToListAsync(ct)).ToLookup(o => o.DeliveryId);
        var reasons = (await db.WriteOffs.AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.DeliveryId))
            .Select(w => new { w.DeliveryId, w.Reason }).ToListAsync(ct)).ToLookup(w => w.DeliveryId, w => w.Reason);
        return
        [
            .. found.Select(d => new LeftOutWork(d.Kind, d.Description, d.PersonName, d.DeliveredOn, d.Quantity,
                d.Value, d.Currency, d.NeedsPrice, others[d.Id].Select(o => (Guid?)o.Id).FirstOrDefault(),
                others[d.Id].Select(o => o.Number).FirstOrDefault(), reasons[d.Id].FirstOrDefault())),
        ];
    }

    private async Task<IReadOnlyList<GivenUpWork>> GivenUpAsync(List<Guid> deliveries, CancellationToken ct) =>
        await db.WriteOffs.AsNoTracking().Where(w => EF.Parameter(deliveries).Contains(w.DeliveryId))
            .OrderBy(w => w.On).ThenBy(w => w.Id)
            .Join(db.Deliveries, w => w.DeliveryId, d => d.Id,
                (w, d) => new GivenUpWork(d.Description, w.On, w.Reason, w.Value))
            .ToListAsync(ct);
}
