using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>An issued document as an e-invoice, and what it lacks to be one.</summary>
internal sealed record EInvoiceState(FrozenDocument Document, EInvoice Invoice, IReadOnlyList<LackingTerm> Lacking)
{
    public bool IsReady => Lacking.Count == 0;
}

/// <summary>
/// Writes e-invoices of issued documents from their frozen content. What was entered after a document was issued
/// completes it, and changes nothing that it says. Nothing is kept: the same content gives the same file.
/// </summary>
internal sealed class EInvoiceWriting(FinanceDbContext db, DocumentPrinter printer,
    IStringLocalizer<FinanceText> texts)
{
    /// <summary>Null when nothing was issued under the id.</summary>
    public async Task<EInvoiceState?> OfAsync(Guid documentId, CancellationToken ct)
    {
        var content = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == documentId).Select(d => d.Content)
            .SingleOrDefaultAsync(ct);
        if (content is null) return null;
        var document = FrozenDocument.Read(content);
        // What its print carries and what is downloaded say the same.
        if (document.EInvoice is { Use: not EInvoiceUse.Off } issued && StateOf(document, issued) is
            { IsReady: true } whole)
            return whole;
        var today = await db.EInvoiceTermsAsync(await CustomerOfAsync(documentId, document, ct), ct)
            ?? new FrozenEInvoice();
        return StateOf(document, document.EInvoice?.CompletedBy(today) ?? today);
    }

    /// <summary>What a draft lacks to be issued as an e-invoice; nothing where nobody expects that it is one.</summary>
    public async Task<IReadOnlyList<LackingTerm>> LackingAsync(FrozenDocument draft, CancellationToken ct) =>
        await db.EInvoiceTermsAsync(draft.CustomerId, ct) is { Use: not EInvoiceUse.Off } terms
            && IsExpected(draft, terms)
            ? [.. EInvoiceRules.Lacking(EInvoiceContent.Of(draft, terms, texts))]
            : [];

    /// <summary>Whether the document was issued with a second file beside its PDF, and that can be written.</summary>
    public async Task<bool> GoesAsUblAsync(Guid documentId, CancellationToken ct) =>
        await OfAsync(documentId, ct) is { IsReady: true, Document.EInvoice.Use: EInvoiceUse.InPdfAndUbl };

    /// <exception cref="BusinessRuleException">Something is lacking.</exception>
    public async Task<byte[]?> UblAsync(Guid documentId, CancellationToken ct) =>
        await ReadyAsync(documentId, ct) is { } state ? UblWriter.Write(state.Invoice) : null;

    /// <summary>The issued print where it carries the e-invoice already; else one like it that does.</summary>
    /// <exception cref="BusinessRuleException">Something is lacking.</exception>
    public async Task<byte[]?> FacturXAsync(Guid documentId, CancellationToken ct)
    {
        if (await ReadyAsync(documentId, ct) is not { } state) return null;
        return await printer.FileAsync(documentId, ct) is { } issued && FacturX.IsIn(issued.Pdf)
            ? issued.Pdf
            : printer.WithEInvoice(state.Document, CrossIndustryWriter.Write(state.Invoice));
    }

    private EInvoiceState StateOf(FrozenDocument document, FrozenEInvoice terms)
    {
        var invoice = EInvoiceContent.Of(document, terms, texts);
        return new EInvoiceState(document, invoice, [.. EInvoiceRules.Lacking(invoice)]);
    }

    // Of its row: the customer that is frozen may have been merged into another since.
    private async Task<Guid> CustomerOfAsync(Guid documentId, FrozenDocument document, CancellationToken ct) =>
        document.Kind == DocumentKind.Invoice
            ? await db.Invoices.Where(i => i.Id == documentId).Select(i => i.CompanyId).SingleAsync(ct)
            : await db.CreditNotes.Where(n => n.Id == documentId).Select(n => n.CompanyId).SingleAsync(ct);

    // A company outside Europe sends them to some customers abroad: at home nobody is told of what they lack.
    private static bool IsExpected(FrozenDocument draft, FrozenEInvoice terms) => terms.Buyer.Country.Length > 0
        || draft.Currency != draft.BaseCurrency || VatNumbers.IsEuropean(terms.Seller.Country);

    private async Task<EInvoiceState?> ReadyAsync(Guid documentId, CancellationToken ct)
    {
        var state = await OfAsync(documentId, ct);
        return state is not { IsReady: false }
            ? state
            : throw new BusinessRuleException("The e-invoice cannot be written yet. Missing: {0}.",
                string.Join(", ", state.Lacking.Select(term => texts[term.Text].Value)));
    }
}
