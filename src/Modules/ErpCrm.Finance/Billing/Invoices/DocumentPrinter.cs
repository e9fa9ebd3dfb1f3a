using ErpCrm.Documents;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Prints issued documents once and keeps the bytes; what could not
/// be printed when it was issued is printed when it is asked for.</summary>
internal sealed class DocumentPrinter(FinanceDbContext db, ICompanyProfile company, IStringLocalizer<FinanceText> texts,
    ILogger<DocumentPrinter> log)
{
    /// <summary>Prints right after issuing. The document is issued, whatever happens here.</summary>
    public async Task TryPrintAsync(Guid documentId, FrozenDocument content, CancellationToken ct)
    {
        try
        {
            await PrintAsync(documentId, content, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "{Number} was issued but not printed; it is printed when it is opened", content.Number);
        }
    }

    /// <summary>The printed document, or null when nothing was issued under the id.</summary>
    public async Task<DocumentFile?> FileAsync(Guid documentId, CancellationToken ct)
    {
        if (await StoredAsync(documentId, ct) is { } stored) return stored;
        var content = await db.IssuedDocuments.Where(d => d.Id == documentId).Select(d => d.Content)
            .SingleOrDefaultAsync(ct);
        return content is null ? null : await PrintAsync(documentId, FrozenDocument.Read(content), ct);
    }

    /// <summary>A draft as it would be printed today. Nothing is kept.</summary>
    public byte[] Preview(FrozenDocument draft) => BusinessDocumentRenderer.Render(PaperOf(draft));

    /// <summary>An issued invoice with what was paid and what is still
    /// due. Nothing is kept: the issued print stays what it is.</summary>
    public byte[] WithBalance(FrozenDocument issued, PaperBalance balance) =>
        BusinessDocumentRenderer.Render(PaperOf(issued, balance));

    /// <summary>An issued document with its e-invoice inside, where its print has none. Nothing is kept.</summary>
    public byte[] WithEInvoice(FrozenDocument issued, byte[] invoice) =>
        BusinessDocumentRenderer.Render(PaperOf(issued).With(invoice));

    /// <summary>Characters that the print would show as a mark of what is missing.</summary>
    public IReadOnlyList<string> MissingCharacters(FrozenDocument draft) =>
        BusinessDocumentRenderer.MissingCharacters(PaperOf(draft));

    private BusinessDocument PaperOf(FrozenDocument document, PaperBalance? balance = null) =>
        DocumentPaper.Of(document, company.Current.Logo, texts, Format.Initials(company.Current.Name), balance);

    private async Task<DocumentFile> PrintAsync(Guid documentId, FrozenDocument content, CancellationToken ct)
    {
        var print = FacturX.Of(content, texts) is { } invoice
            ? WithEInvoice(content, invoice)
            : BusinessDocumentRenderer.Render(PaperOf(content));
        var file = new DocumentFile(documentId, print);
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(ct);
            return file;
        }
        catch (DbUpdateException e) when (!ct.IsCancellationRequested)
        {
            db.Entry(file).State = EntityState.Detached;
            return await StoredAsync(documentId, ct)
                ?? throw new InvalidOperationException($"The print of {content.Number} could not be stored.", e);
        }
    }

    private Task<DocumentFile?> StoredAsync(Guid documentId, CancellationToken ct) =>
        db.DocumentFiles.AsNoTracking().SingleOrDefaultAsync(f => f.DocumentId == documentId, ct);
}
