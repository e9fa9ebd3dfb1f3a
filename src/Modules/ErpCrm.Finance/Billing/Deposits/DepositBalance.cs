using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>What of a deposit was not earned on a day, net.</summary>
internal sealed record DepositBalance(Guid Id, string Number, DateOnly IssuedOn, decimal Open)
{
    /// <summary>Deposits of a customer less what was credited of them, and what invoices deducted and their credit
    /// notes gave back up to that day.</summary>
    public static async Task<IReadOnlyList<DepositBalance>> OnAsync(FinanceDbContext db, Guid companyId,
        string currency, DateOnly day, CancellationToken ct)
    {
        var isDeposit = true;
        var deposits = await db.Invoices.AsNoTracking()
            .Where(i => i.IsDeposit == isDeposit && i.CompanyId == companyId && i.Currency == currency
                && i.IssuedOn <= day)
            .OrderBy(i => i.IssuedOn).ThenBy(i => i.Number)
            .Select(i => new { i.Id, i.Number, IssuedOn = i.IssuedOn!.Value, i.Net }).ToListAsync(ct);
        if (deposits.Count == 0) return [];
        var ids = deposits.ConvertAll(d => d.Id);
        var credited = (await db.CreditNotes.AsNoTracking()
            .Where(n => ids.Contains(n.InvoiceId) && n.IssuedOn <= day).Select(n => new { n.InvoiceId, n.Net })
            .ToListAsync(ct)).ToLookup(n => n.InvoiceId, n => n.Net);
        var deducted = await DeductedAsync(db, ids, day, ct);
        return
        [
            .. deposits.Select(d => new DepositBalance(d.Id, d.Number!, d.IssuedOn,
                    d.Net - credited[d.Id].Sum() - deducted[d.Id].Sum()))
                .Where(d => d.Open != 0),
        ];
    }

    private static async Task<ILookup<Guid, decimal>> DeductedAsync(FinanceDbContext db, List<Guid> ids, DateOnly day,
        CancellationToken ct)
    {
        var lines = await (
            from line in db.InvoiceLines.AsNoTracking()
            join invoice in db.Invoices on line.InvoiceId equals invoice.Id
            where ids.Contains(line.DepositId!.Value) && invoice.IssuedOn <= day
            select new { Line = line, invoice.Currency }).ToListAsync(ct);
        var lineIds = lines.ConvertAll(l => l.Line.Id);
        var back = await (
            from credited in db.Set<CreditNoteLine>().AsNoTracking()
            join note in db.CreditNotes on credited.CreditNoteId equals note.Id
            where lineIds.Contains(credited.InvoiceLineId) && note.IssuedOn <= day
            select new { credited.InvoiceLineId, credited.Quantity }).ToListAsync(ct);
        var quantities = back.ToLookup(b => b.InvoiceLineId, b => b.Quantity);
        return lines.ToLookup(l => l.Line.DepositId!.Value,
            l => l.Line.Deducted - l.Line.GivenBackOf(quantities[l.Line.Id].Sum(), l.Currency));
    }
}
