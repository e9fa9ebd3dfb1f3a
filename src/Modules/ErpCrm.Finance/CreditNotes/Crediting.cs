using ErpCrm.Finance.Invoices;
using ErpCrm.Finance.Numbering;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.CreditNotes;

/// <summary>What is to be credited: quantities by invoice line, and what becomes of the work behind them.</summary>
internal sealed record CreditRequest(IReadOnlyDictionary<Guid, decimal> Quantities, CreditedWork Work, string Reason, DateOnly IssuedOn);

/// <summary>Writes and issues credit notes, in one step: number, frozen content and hash in one transaction.</summary>
internal sealed class Crediting(FinanceDbContext db, NumberSeries series, ICompanyProfile company, IBusinessClock clock, DocumentPrinter printer)
{
    /// <summary>Credits a part of a wholly loaded invoice.</summary>
    /// <exception cref="BusinessRuleException">It cannot be credited; nothing is saved.</exception>
    public async Task<CreditNote> CreditAsync(Invoice invoice, CreditRequest request, CancellationToken ct)
    {
        IssueDay.Require(request.IssuedOn, clock.Today);
        if (request.IssuedOn < invoice.IssuedOn) throw new BusinessRuleException("A credit note cannot be older than its invoice.") { Field = "IssuedOn" };
        var (note, parts) = CreditWriter.Write(invoice, request);
        var frozen = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoice.Id).Select(d => d.Content).SingleAsync(ct);
        var name = NumberSequence.SeriesOf(CreditNote.Prefix, request.IssuedOn);
        await series.EnsureAsync(name, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var sequence = await NumberSequence.TakeAsync(db, name, request.IssuedOn, ct);
        note.Issue(sequence, request.IssuedOn, parts);
        db.Add(note);
        var content = FrozenDocument.Of(note, FrozenDocument.Read(frozen), company.Current);
        db.Add(new IssuedDocument(note.Id, name, sequence, request.IssuedOn, content.Write(), await IssuedDocument.LastHashAsync(db, name, ct)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await printer.TryPrintAsync(note.Id, content, ct);
        return note;
    }
}
