using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Credit notes: totals, what is left of them, and never more than was invoiced.</summary>
internal sealed class CreditNoteCheck(FinanceDbContext db, ICompanyProfile company) : ICheck
{
    private const int Portion = 500;

    public string Rule => "Credit notes: totals, and never more than was invoiced (§5)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // By invoice, so that all notes of one are seen together.
        foreach (var ids in (await db.CreditNotes.Select(n => n.InvoiceId).Distinct().ToListAsync(ct)).Chunk(Portion))
        {
            var notes = await db.CreditNotes.AsNoTracking().Include(n => n.Lines).Where(n => ids.Contains(n.InvoiceId))
                .ToListAsync(ct);
            var noteIds = notes.ConvertAll(n => (Guid?)n.Id);
            var used = (await db.PaymentAllocations.AsNoTracking().Where(a => noteIds.Contains(a.CreditNoteId))
                .ToListAsync(ct)).ToLookup(a => a.CreditNoteId);
            var refunded = (await db.Payments.AsNoTracking().Where(p => noteIds.Contains(p.RefundsCreditNoteId))
                .Select(p => new { p.RefundsCreditNoteId, p.Amount })
                .ToListAsync(ct))
                .ToLookup(p => p.RefundsCreditNoteId, p => -p.Amount);
            var invoices = await db.Invoices.AsNoTracking().Include(i => i.Lines).Where(i => ids.Contains(i.Id))
                .ToDictionaryAsync(i => i.Id, ct);
            foreach (var note in notes)
            {
                foreach (var finding in Check(note, used[note.Id].Sum(a => a.Amount) + refunded[note.Id].Sum()))
                    yield return finding;
                if (invoices[note.InvoiceId] is var invoice && (note.Currency, note.ExchangeRate, note.CompanyId) != (
                    invoice.Currency, invoice.ExchangeRate, invoice.CompanyId))
                    yield return Of(note, $"it is not in the currency, at the rate or for the customer of its invoice");
                foreach (var finding in await UsesAsync(note, [.. used[note.Id]], ct)) yield return finding;
            }

            foreach (var line in notes.SelectMany(n => n.Lines).GroupBy(l => l.InvoiceLineId))
            {
                var original = invoices.Values.SelectMany(i => i.Lines).FirstOrDefault(l => l.Id == line.Key);
                if (original is null || Math.Abs(line.Sum(l => l.Quantity)) > Math.Abs(original.Quantity)
                    || Math.Abs(line.Sum(l => l.Net)) > Math.Abs(original.Net))
                    yield return Finding.Of("InvoiceLine", line.Key,
                        $"{line.Sum(l => l.Quantity)} for {line.Sum(l => l.Net)} is credited of {original?.Quantity} for {original?.Net}");
            }
        }
    }

    // What settles another invoice realises the difference between its rate and the note's.
    private async Task<List<Finding>> UsesAsync(CreditNote note, List<PaymentAllocation> used, CancellationToken ct)
    {
        if (used.Count == 0) return [];
        var ids = used.ConvertAll(a => a.InvoiceId);
        var paid = await db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        return [.. used.Select(a => Use(note, a, paid.GetValueOrDefault(a.InvoiceId))).OfType<Finding>()];
    }

    private Finding? Use(CreditNote note, PaymentAllocation use, Invoice? invoice)
    {
        if (invoice is null || (invoice.CompanyId, invoice.Currency) != (note.CompanyId, note.Currency))
            return Of(note, $"it is used for {use.InvoiceId}, of another customer or currency");
        var difference = Rounding.Round(use.Amount * (note.ExchangeRate - invoice.ExchangeRate),
            company.Current.BaseCurrency);
        return difference == use.ExchangeDifference ? null : Of(note,
            $"the exchange difference of {use.Amount} is {difference}, it says {use.ExchangeDifference}");
    }

    private static IEnumerable<Finding> Check(CreditNote note, decimal used)
    {
        var (net, vat) = (note.Lines.Sum(l => l.Net), note.Lines.Sum(l => l.Vat));
        if ((net, vat, net + vat) != (note.Net, note.Vat, note.Gross))
            yield return Of(note, $"its lines make {net} + {vat}, it says {note.Net} + {note.Vat} = {note.Gross}");
        if (note.OpenAmount != note.Gross - note.SettledAmount - used)
            yield return Of(note,
                $"{note.Gross} less {note.SettledAmount} and {used} is left, it says {note.OpenAmount}");
        if (note.OpenAmount < 0) yield return Of(note, $"{note.OpenAmount} is left: more was used than credited");
    }

    private static Finding Of(CreditNote note, FormattableString problem) => Finding.Of("CreditNote", note.Id, problem);
}
