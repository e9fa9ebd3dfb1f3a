using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Merging;

/// <summary>What was settled together belongs to one customer: an invoice with what paid and credited it, and with the
/// work it bills. Of what a merge moved, that stays which was settled with what stays.</summary>
internal static class SettledTogether
{
    /// <param name="moved">What the merge moved.</param>
    public static async Task<IReadOnlySet<Guid>> StayingAsync(FinanceDbContext db, Guid customerId,
        IReadOnlySet<Guid> moved, CancellationToken ct)
    {
        var links = (await LinksAsync(db, customerId, ct))
            .SelectMany(link => new[] { link, (From: link.To, To: link.From) })
            .ToLookup(link => link.From, link => link.To);
        var staying = new HashSet<Guid>();
        var next = new Queue<Guid>(links.Select(link => link.Key).Where(id => !moved.Contains(id)));
        while (next.TryDequeue(out var id))
        {
            foreach (var other in links[id].Where(other => moved.Contains(other) && staying.Add(other)))
                next.Enqueue(other);
        }

        return staying;
    }

    private static async Task<List<(Guid From, Guid To)>> LinksAsync(FinanceDbContext db, Guid customerId,
        CancellationToken ct)
    {
        var invoices = db.Invoices.Where(i => i.CompanyId == customerId).Select(i => i.Id);
        var paid = await db.PaymentAllocations.AsNoTracking().Where(a => invoices.Contains(a.InvoiceId))
            .Select(a => new { a.InvoiceId, Other = a.PaymentId ?? a.CreditNoteId }).ToListAsync(ct);
        var billed = await db.BillingAllocations.AsNoTracking().Where(a => invoices.Contains(a.InvoiceId))
            .Select(a => new { a.InvoiceId, Other = (Guid?)a.DeliveryId }).ToListAsync(ct);
        var credited = await db.CreditNotes.AsNoTracking().Where(n => n.CompanyId == customerId)
            .Select(n => new { n.InvoiceId, Other = (Guid?)n.Id }).ToListAsync(ct);
        var back = await db.Payments.AsNoTracking().Where(p => p.CompanyId == customerId)
            .Select(p => new { p.Id, Other = p.ReversesId ?? p.RefundsId ?? p.RefundsCreditNoteId }).ToListAsync(ct);
        return
        [
            .. paid.Concat(billed).Concat(credited).Where(l => l.Other is not null)
                .Select(l => (l.InvoiceId, l.Other!.Value)),
            .. back.Where(l => l.Other is not null).Select(l => (l.Id, l.Other!.Value)),
        ];
    }
}
