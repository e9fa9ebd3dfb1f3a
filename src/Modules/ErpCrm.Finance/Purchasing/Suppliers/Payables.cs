using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>What was open with a supplier on a day: a bill, a credit of the supplier's, or money paid ahead.</summary>
/// <param name="DocumentId">The bill, or the payment.</param>
/// <param name="Open">Positive.</param>
/// <param name="InBooks">The same as the books have it: at the rate of the document, rounded.</param>
internal sealed record Payable(
    Guid DocumentId, Guid SupplierId, string Number, string Currency, DateOnly On, DateOnly DueOn, decimal Gross,
    decimal Open, decimal InBooks, PayableKind Kind);

internal enum PayableKind
{
    Bill,
    Credit,
    Advance,
}

/// <summary>What we owe, as of a day (domain-rules §7, §16).</summary>
internal static class Payables
{
    /// <summary>Only what is dated up to the day counts.</summary>
    /// <param name="supplierId">Null for all.</param>
    public static async Task<IReadOnlyList<Payable>> OpenOnAsync(FinanceDbContext db, DateOnly day, Guid? supplierId,
        string baseCurrency, CancellationToken ct) =>
        [.. await BillsAsync(db, day, supplierId, baseCurrency, ct),
            .. await AdvancesAsync(db, day, supplierId, baseCurrency, ct)];

    private static async Task<IEnumerable<Payable>> BillsAsync(FinanceDbContext db, DateOnly day, Guid? supplierId,
        string baseCurrency, CancellationToken ct)
    {
        var posted = db.Bills.AsNoTracking().Where(b => b.PostedOn != null && b.PostedOn <= day
            && (b.State == BillState.Posted || b.State == BillState.Voided)
            && (supplierId == null || b.SupplierId == supplierId)
            && (b.IsOpen || b.PaidOn > day || b.VoidedOn > day) && (b.VoidedOn == null || b.VoidedOn > day));
        var bills = await posted.Select(b => new
        {
            b.Id, b.SupplierId, b.Number, b.Kind, b.Currency, b.BilledOn, b.DueOn, b.Gross, b.SettledBefore,
            b.ExchangeRate,
        }).ToListAsync(ct);
        if (bills.Count == 0) return [];
        var ids = posted.Select(b => b.Id);
        var settled = (await db.SupplierAllocations.AsNoTracking()
                .Where(a => a.On <= day && (ids.Contains(a.BillId) || ids.Contains(a.CreditNoteId!.Value)))
                .Select(a => new { a.BillId, a.CreditNoteId, a.Amount }).ToListAsync(ct))
            .SelectMany(a => a.CreditNoteId is { } note
                ? new[] { (Id: a.BillId, a.Amount), (Id: note, a.Amount) }
                : [(Id: a.BillId, a.Amount)])
            .Concat((await db.SupplierPayments.AsNoTracking()
                    .Where(p => p.PaidOn <= day && p.RefundsCreditNoteId != null)
                    .Select(p => new { p.RefundsCreditNoteId, p.Amount }).ToListAsync(ct))
                .Select(p => (Id: p.RefundsCreditNoteId!.Value, Amount: -p.Amount)))
            .ToLookup(s => s.Id, s => s.Amount);
        return bills.Select(b => (Bill: b, Open: b.Gross - b.SettledBefore - settled[b.Id].Sum()))
            .Where(b => b.Open != 0)
            .OrderBy(b => b.Bill.DueOn).ThenBy(b => b.Bill.Number, StringComparer.Ordinal)
            .Select(b => new Payable(b.Bill.Id, b.Bill.SupplierId, b.Bill.Number, b.Bill.Currency, b.Bill.BilledOn,
                b.Bill.DueOn, b.Bill.Gross, b.Open, Rounding.Round(b.Open * b.Bill.ExchangeRate, baseCurrency),
                b.Bill.Kind == BillKind.CreditNote ? PayableKind.Credit : PayableKind.Bill));
    }

    private static async Task<IEnumerable<Payable>> AdvancesAsync(FinanceDbContext db, DateOnly day, Guid? supplierId,
        string baseCurrency, CancellationToken ct)
    {
        var payments = await db.SupplierPayments.AsNoTracking().Where(p => p.PaidOn <= day
                && (supplierId == null || p.SupplierId == supplierId))
            .Select(p => new
            {
                p.Id, p.SupplierId, p.Reference, p.Currency, p.PaidOn, p.Amount, p.ExchangeRate, p.ReversesId,
                p.RefundsId, p.RefundsCreditNoteId,
            }).ToListAsync(ct);
        // What a payment that was taken back had paid is taken back by allocations of the entry that did it.
        var used = (await (
                from allocation in db.SupplierAllocations.AsNoTracking()
                join payment in db.SupplierPayments on allocation.PaymentId equals payment.Id
                where allocation.On <= day && (supplierId == null || payment.SupplierId == supplierId)
                select new { Id = payment.ReversesId ?? payment.Id, allocation.Amount }).ToListAsync(ct))
            .Select(a => (a.Id, a.Amount))
            .Concat(payments.Where(p => p.ReversesId is not null || p.RefundsId is not null)
                .Select(p => (Id: p.ReversesId ?? p.RefundsId!.Value, Amount: -p.Amount)))
            .ToLookup(u => u.Id, u => u.Amount);
        return payments.Where(p => p.ReversesId is null && p.RefundsId is null && p.RefundsCreditNoteId is null)
            .Select(p => (Payment: p, Open: p.Amount - used[p.Id].Sum()))
            .Where(p => p.Open != 0)
            .Select(p => new Payable(p.Payment.Id, p.Payment.SupplierId, p.Payment.Reference, p.Payment.Currency,
                p.Payment.PaidOn, p.Payment.PaidOn, p.Payment.Amount, p.Open,
                Rounding.Round(p.Open * p.Payment.ExchangeRate, baseCurrency), PayableKind.Advance));
    }
}
