using System.Text.Json;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Reads the rows of issued invoices and proves them, some at a time: what is read does not depend on how many
/// they are. Nothing is kept: a verdict is of the moment.</summary>
internal sealed class CertificateReading(FinanceDbContext db, IApprovedWork approved, RateWitness rates)
{
    /// <summary>Invoices that are read together.</summary>
    public const int Portion = 250;

    /// <summary>The certificates of those of the invoices that are issued, in no order.</summary>
    public async Task<IReadOnlyList<ProvedInvoice>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var proved = await ReadOnceAsync(ids, ct);
        var turned = proved.Where(p => p.Certificate.Faults.Count > 0).Select(p => p.Invoice.Id).ToList();
        if (turned.Count == 0) return proved;
        // What is saved between two questions contradicts itself for a moment; what is wrong is wrong again.
        return
        [
            .. proved.Where(p => p.Certificate.Faults.Count == 0), .. await ReadOnceAsync(turned, ct),
        ];
    }

    private async Task<IReadOnlyList<ProvedInvoice>> ReadOnceAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        // Split: in one question SQLite would put together the lines and allocations of all invoices first.
        var invoices = await db.Invoices.AsNoTracking().AsSplitQuery()
            .Include(i => i.Lines).ThenInclude(l => l.Allocations).ThenInclude(a => a.Delivery)
            .Where(i => EF.Parameter(ids).Contains(i.Id) && i.Status == InvoiceStatus.Issued).ToListAsync(ct);
        if (invoices.Count == 0) return [];
        var issued = invoices.ConvertAll(i => i.Id);
        var notes = (await db.CreditNotes.AsNoTracking().Include(n => n.Lines)
            .Where(n => EF.Parameter(issued).Contains(n.InvoiceId)).ToListAsync(ct)).ToLookup(n => n.InvoiceId);
        var documents = await DocumentsAsync([.. issued, .. notes.SelectMany(g => g.Select(n => n.Id))], ct);
        var work = await WorkAsync(invoices, documents, ct);
        return [.. invoices.Select(invoice => Prove(invoice, [.. notes[invoice.Id]], documents, work))];
    }

    private static ProvedInvoice Prove(Invoice invoice, List<CreditNote> notes,
        IReadOnlyDictionary<Guid, DocumentRow> documents, Work work)
    {
        var allocations = RowsOf.Allocations(invoice);
        var frozen = notes.Select(n => n.Id).Append(invoice.Id)
            .SelectMany(id => documents.GetValueOrDefault(id)?.Content?.Lines ?? [])
            .SelectMany(l => l.Work ?? []).Select(w => w.Delivery);
        var rows = new CertifiedRows(RowsOf.Invoice(invoice), documents)
        {
            Notes = [.. notes.OrderBy(n => n.IssuedOn).ThenBy(n => n.Number, StringComparer.Ordinal)
                .Select(RowsOf.Note)],
            Allocations = allocations,
            Deliveries = allocations.Select(a => a.DeliveryId).Concat(frozen).Distinct()
                .Where(work.Deliveries.ContainsKey).ToDictionary(id => id, id => work.Deliveries[id]),
            Entries = work.Entries,
            Milestones = work.Milestones,
            WithoutRate = work.WithoutRate,
        };
        return new ProvedInvoice(
            new Certificate(invoice.Id, invoice.Number ?? "", invoice.CompanyId, invoice.CustomerName,
                invoice.IssuedOn!.Value, invoice.Currency, invoice.Net, invoice.BaseNet, invoice.ExchangeRate,
                Faults.Of(rows), Explaining.Of(invoice)),
            invoice, rows);
    }

    private async Task<IReadOnlyDictionary<Guid, DocumentRow>> DocumentsAsync(List<Guid> ids, CancellationToken ct)
    {
        var found = await db.IssuedDocuments.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id))
            .Select(d => new
            {
                d.Id, d.Content, d.PreviousHash, d.Hash,
                Before = db.IssuedDocuments.Where(o => o.Series == d.Series && o.Sequence == d.Sequence - 1)
                    .Select(o => o.Hash).FirstOrDefault(),
                After = db.IssuedDocuments.Where(o => o.Series == d.Series && o.Sequence == d.Sequence + 1)
                    .Select(o => o.PreviousHash).FirstOrDefault(),
            }).ToListAsync(ct);
        return found.ToDictionary(d => d.Id, d => new DocumentRow(ContentOf(d.Content),
            d.Hash == IssuedDocument.HashOf(d.PreviousHash, d.Content)
                && d.PreviousHash == (d.Before ?? IssuedDocument.NoHash) && (d.After is null || d.After == d.Hash)));
    }

    private static FrozenDocument? ContentOf(string content)
    {
        try
        {
            return FrozenDocument.Read(content);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Work> WorkAsync(List<Invoice> invoices, IReadOnlyDictionary<Guid, DocumentRow> documents,
        CancellationToken ct)
    {
        var known = invoices.SelectMany(i => i.Lines).SelectMany(l => l.Allocations).Select(a => a.Delivery)
            .DistinctBy(d => d.Id).ToList();
        var ids = known.ConvertAll(d => d.Id);
        var gone = documents.Values.SelectMany(d => d.Content?.Lines ?? []).SelectMany(l => l.Work ?? [])
            .Select(w => w.Delivery).Distinct().Except(ids).ToList();
        if (gone.Count > 0)
        {
            known.AddRange(await db.Deliveries.AsNoTracking().Where(d => EF.Parameter(gone).Contains(d.Id))
                .ToListAsync(ct));
            ids = known.ConvertAll(d => d.Id);
        }

        var taken = (await db.BillingAllocations.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.DeliveryId))
            .Select(a => new Part(a.DeliveryId, a.Quantity, a.Value)).ToListAsync(ct))
            .Concat(await db.WriteOffs.AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.DeliveryId))
                .Select(w => new Part(w.DeliveryId, w.Quantity, w.Value)).ToListAsync(ct))
            .ToLookup(p => p.DeliveryId);
        var deliveries = known.ToDictionary(d => d.Id, d => RowsOf.Work(d, taken[d.Id].Sum(t => t.Quantity),
            taken[d.Id].Sum(t => t.Value)));
        return new Work(
            deliveries,
            (await approved.EntriesAsync(SourcesOf(known, BillingSourceKind.Time), ct)).ToDictionary(e => e.EntryId),
            (await approved.MilestonesAsync(SourcesOf(known, BillingSourceKind.Milestone), ct))
                .ToDictionary(m => m.MilestoneId),
            await rates.MissingAsync(deliveries.Values, ct));
    }

    private static List<Guid> SourcesOf(List<Delivery> deliveries, BillingSourceKind kind) =>
        [.. deliveries.Where(d => d.Kind == kind).Select(d => d.SourceId)];

    private sealed record Part(Guid DeliveryId, decimal Quantity, decimal Value);

    private sealed record Work(IReadOnlyDictionary<Guid, DeliveryRow> Deliveries,
        IReadOnlyDictionary<Guid, ApprovedEntry> Entries, IReadOnlyDictionary<Guid, AcceptedMilestone> Milestones,
        IReadOnlySet<Guid> WithoutRate);
}

/// <summary>A certificate, and what it was made of.</summary>
internal sealed record ProvedInvoice(Certificate Certificate, Invoice Invoice, CertifiedRows Rows);
