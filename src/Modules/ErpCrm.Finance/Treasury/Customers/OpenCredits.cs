using ErpCrm.Finance.Treasury.Payments;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>What of a customer's money, or of a credit note, no invoice had used on a day.</summary>
/// <param name="Title">The number of the note, the reference of the payment; may be empty.</param>
/// <param name="Open">Positive.</param>
internal sealed record OpenCredit(Guid SourceId, bool IsPayment, Guid CompanyId, string Title, DateOnly On,
    string Currency, decimal Amount, decimal Open, decimal ExchangeRate);

internal static class OpenCredits
{
    /// <summary>Payments and credit notes less what used them and what was paid back of them up to that day
    /// (domain-rules §7, §16).</summary>
    public static async Task<IReadOnlyList<OpenCredit>> OnAsync(FinanceDbContext db, DateOnly day, Guid? companyId,
        CancellationToken ct) =>
    [
        .. (await PaymentsAsync(db, day, companyId, ct)).Concat(await NotesAsync(db, day, companyId, ct))
            .Where(c => c.Open != 0).OrderBy(c => c.On).ThenBy(c => c.Title, StringComparer.Ordinal),
    ];

    private static async Task<IEnumerable<OpenCredit>> PaymentsAsync(FinanceDbContext db, DateOnly day,
        Guid? companyId, CancellationToken ct)
    {
        var received = db.Payments.AsNoTracking().Where(p => p.ReceivedOn <= day && p.ReversesId == null
            && p.RefundsId == null && p.RefundsCreditNoteId == null
            && (companyId == null || p.CompanyId == companyId));
        // What has credit today, and what something happened to since.
        var moved = db.PaymentAllocations.Where(a => a.On > day && a.PaymentId != null).Select(a => a.PaymentId!.Value)
            .Concat(db.Payments.Where(p => p.ReceivedOn > day && p.ReversesId != null).Select(p => p.ReversesId!.Value))
            .Concat(db.Payments.Where(p => p.ReceivedOn > day && p.RefundsId != null).Select(p => p.RefundsId!.Value));
        var has = true;
        var payments = (await Rows(received.Where(p => p.HasCredit == has)).ToListAsync(ct))
            .Concat(await Rows(received.Where(p => p.HasCredit != has && moved.Contains(p.Id))).ToListAsync(ct))
            .ToList();
        var moves = await MovesAsync(db, [.. payments.Select(p => p.Id)], day, ct);
        return payments.Select(p => new OpenCredit(p.Id, true, p.CompanyId, p.Title, p.On, p.Currency, p.Amount,
            p.Amount + moves[p.Id].Sum(), p.ExchangeRate));
    }

    // Entries that take a payment back, or a part of it, count as its own, with what they free of invoices.
    private static async Task<ILookup<Guid, decimal>> MovesAsync(FinanceDbContext db, List<Guid> ids, DateOnly day,
        CancellationToken ct)
    {
        var entries = await db.Payments.AsNoTracking()
            .Where(p => p.ReceivedOn <= day && (EF.Parameter(ids).Contains(p.ReversesId!.Value)
                || EF.Parameter(ids).Contains(p.RefundsId!.Value)))
            .Select(p => new { p.Id, p.ReversesId, p.RefundsId, p.Amount }).ToListAsync(ct);
        var owners = entries.ToDictionary(e => e.Id, e => e.ReversesId ?? e.RefundsId!.Value);
        List<Guid> all = [.. ids, .. owners.Keys];
        var used = await db.PaymentAllocations.AsNoTracking()
            .Where(a => a.On <= day && EF.Parameter(all).Contains(a.PaymentId!.Value))
            .Select(a => new { Id = a.PaymentId!.Value, a.Amount }).ToListAsync(ct);
        return entries.Select(e => (Id: owners[e.Id], e.Amount))
            .Concat(used.Select(u => (Id: owners.TryGetValue(u.Id, out var owner) ? owner : u.Id, Amount: -u.Amount)))
            .ToLookup(m => m.Id, m => m.Amount);
    }

    private static async Task<IEnumerable<OpenCredit>> NotesAsync(FinanceDbContext db, DateOnly day, Guid? companyId,
        CancellationToken ct)
    {
        var issued = db.CreditNotes.AsNoTracking().Where(n => n.IssuedOn <= day && n.Gross != n.SettledAmount
            && (companyId == null || n.CompanyId == companyId));
        var notes = await issued.Select(n => new
        {
            n.Id, n.CompanyId, n.Number, n.IssuedOn, n.Currency, n.Gross, Credit = n.Gross - n.SettledAmount,
            n.ExchangeRate,
        }).ToListAsync(ct);
        var ids = notes.ConvertAll(n => n.Id);
        var used = await db.PaymentAllocations.AsNoTracking()
            .Where(a => a.On <= day && EF.Parameter(ids).Contains(a.CreditNoteId!.Value))
            .Select(a => new { Id = a.CreditNoteId!.Value, a.Amount }).ToListAsync(ct);
        var refunded = await db.Payments.AsNoTracking()
            .Where(p => p.ReceivedOn <= day && EF.Parameter(ids).Contains(p.RefundsCreditNoteId!.Value))
            .Select(p => new { Id = p.RefundsCreditNoteId!.Value, Amount = -p.Amount }).ToListAsync(ct);
        var gone = used.Concat(refunded).ToLookup(u => u.Id, u => u.Amount);
        return notes.Select(n => new OpenCredit(n.Id, false, n.CompanyId, n.Number, n.IssuedOn, n.Currency, n.Gross,
            n.Credit - gone[n.Id].Sum(), n.ExchangeRate));
    }

    private static IQueryable<Row> Rows(IQueryable<Payment> payments) => payments.Select(p => new Row(
        p.Id, p.CompanyId, p.Reference, p.ReceivedOn, p.Currency, p.Amount, p.ExchangeRate));

    private sealed record Row(Guid Id, Guid CompanyId, string Title, DateOnly On, string Currency, decimal Amount,
        decimal ExchangeRate);
}
