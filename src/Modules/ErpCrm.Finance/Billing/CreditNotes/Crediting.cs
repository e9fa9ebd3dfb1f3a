using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>What is to be credited: quantities by invoice line, and what becomes of the work behind them.</summary>
internal sealed record CreditRequest(IReadOnlyDictionary<Guid, decimal> Quantities, CreditedWork Work, string Reason,
    DateOnly IssuedOn)
{
    /// <summary>Of the request that was approved; the note has the same.</summary>
    public Guid? Id { get; init; }

    /// <summary>Whether the invoice was a mistake.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>Writes and issues credit notes, in one step: number, frozen content and hash in one transaction.</summary>
internal sealed class Crediting(FinanceDbContext db, NumberSeries series, ICompanyProfile company, IBusinessClock clock,
    DocumentPrinter printer)
{
    /// <summary>Credits a part of a wholly loaded invoice.</summary>
    /// <param name="alongside">What is saved with the note.</param>
    /// <exception cref="BusinessRuleException">It cannot be credited; nothing is saved.</exception>
    public async Task<CreditNote> CreditAsync(Invoice invoice, CreditRequest request, CancellationToken ct,
        Func<CreditNote, CancellationToken, Task>? alongside = null)
    {
        IssueDay.Require(request.IssuedOn, clock.Today);
        if (request.IssuedOn < invoice.IssuedOn)
            throw new BusinessRuleException("A credit note cannot be older than its invoice.") { Field = "IssuedOn" };
        var frozen = await FrozenInvoice.ReadAsync(db, invoice, company.Current, clock.Today, ct);
        var name = NumberSequence.SeriesOf(CreditNote.Prefix, request.IssuedOn);
        await series.EnsureAsync(name, ct);

        var (note, content) = await db.InTransactionAsync(
            async token =>
            {
                var credited = db.IsForgotten(invoice) ? await db.Invoices.Whole()
                    .SingleAsync(i => i.Id == invoice.Id, token) : invoice;
                var (written, parts) = CreditWriter.Write(credited, request);
                var sequence = await NumberSequence.TakeAsync(db, name, request.IssuedOn, token);
                written.Issue(sequence, request.IssuedOn, parts);
                db.Add(written);
                var document = FrozenDocument.Of(written, frozen, await company.ReadAsync(token)) with
                {
                    EInvoice = FrozenEInvoice.OfCredit(frozen.EInvoice,
                        await db.EInvoiceTermsAsync(written.CompanyId, token)),
                };
                db.Add(new IssuedDocument(written.Id, name, sequence, request.IssuedOn, document.Write(),
                    await IssuedDocument.LastHashAsync(db, name, token)));
                if (alongside is not null) await alongside(written, token);
                await db.SaveChangesAsync(token);
                return (written, document);
            },
            ct);
        await printer.TryPrintAsync(note.Id, content, ct);
        return note;
    }
}
