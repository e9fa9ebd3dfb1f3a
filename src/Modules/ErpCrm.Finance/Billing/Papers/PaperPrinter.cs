using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>Prints the papers beside an invoice, in the customer's language.</summary>
internal sealed class PaperPrinter(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts)
{
    /// <summary>Keys of the papers in mails; never changed.</summary>
    public const string PaymentInvoice = "payment-invoice";

    public const string Act = "act";

    /// <summary>What asks for the money of an invoice or of a draft, as of today. Nothing is kept.</summary>
    /// <param name="invoice">With its lines and what they bill.</param>
    /// <returns>Null where the company has no use for it, or another system issued the invoice.</returns>
    public async Task<(string Number, byte[] Pdf)?> PaymentInvoiceAsync(Invoice invoice, CancellationToken ct)
    {
        if (invoice.IsCarriedOver) return null;
        var profile = company.Current;
        var content = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoice.Id).Select(d => d.Content)
            .SingleOrDefaultAsync(ct);
        var document = await InvoicePage.DocumentAsync(db, invoice, content, profile, clock.Today, ct);
        if ((document.Papers ?? await db.PapersAsync(invoice, profile, ct)) is not { } papers) return null;
        var number = invoice.Number ?? PaperWords.ReferenceOf(invoice.Id);
        var paper = PaymentInvoicePaper.Of(document, papers, number, texts, profile.Logo,
            Format.Initials(profile.Name), await BalanceAsync(invoice, ct));
        return (number, BusinessDocumentRenderer.Render(paper));
    }

    /// <summary>The act that was frozen with an issued invoice, printed once; null where it has none.</summary>
    public async Task<byte[]?> ActAsync(Guid invoiceId, CancellationToken ct)
    {
        if (await StoredAsync(invoiceId, ct) is { } stored) return stored.Pdf;
        var content = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoiceId).Select(d => d.Content)
            .SingleOrDefaultAsync(ct);
        if (content is null || FrozenDocument.Read(content) is not { Papers: { Act: { } act } papers } document)
            return null;
        var file = new ActFile(invoiceId, BusinessDocumentRenderer.Render(ActPaper.Of(document, papers, act, texts)));
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(ct);
            return file.Pdf;
        }
        catch (DbUpdateException e) when (!ct.IsCancellationRequested)
        {
            db.Entry(file).State = EntityState.Detached;
            return (await StoredAsync(invoiceId, ct))?.Pdf
                ?? throw new InvalidOperationException($"The act of {document.Number} could not be stored.", e);
        }
    }

    /// <summary>What can go with a mail that brings an issued invoice: unless somebody takes it off where the company
    /// chose these papers, else if somebody wants it.</summary>
    public async Task<IReadOnlyList<MailPaper>> OfferedAsync(Guid invoiceId, CancellationToken ct)
    {
        var content = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoiceId).Select(d => d.Content)
            .SingleOrDefaultAsync(ct);
        if (content is null) return [];
        var frozen = FrozenDocument.Read(content).Papers;
        var isUsual = (await db.PaperSettingsAsync(ct)).Set == PaperSet.WithAct;
        List<MailPaper> papers = [];
        if (frozen is not null || await db.HasActAsync(company.Current, ct))
            papers.Add(new MailPaper(PaymentInvoice, "The payment invoice as PDF", isUsual));
        if (frozen?.Act is not null) papers.Add(new MailPaper(Act, "The act of completed work as PDF", isUsual));
        return papers;
    }

    /// <summary>A paper of an issued invoice for a mail; null where there is none of this key.</summary>
    public async Task<MailFile?> FileAsync(Guid invoiceId, string key, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().Whole().SingleAsync(i => i.Id == invoiceId, ct);
        var (word, pdf) = key switch
        {
            PaymentInvoice => ("Payment invoice", (await PaymentInvoiceAsync(invoice, ct))?.Pdf),
            Act => ("Act of completed work", await ActAsync(invoiceId, ct)),
            _ => ("", null),
        };
        return pdf is null
            ? null
            : new MailFile($"{PaperWords.FileName(word, invoice.Number!, texts)}.pdf", FileTypes.Pdf, pdf);
    }

    private async Task<PaperBalance?> BalanceAsync(Invoice invoice, CancellationToken ct)
    {
        if (invoice.IsDraft || invoice.OpenAmount == invoice.Gross) return null;
        var credited = await db.CreditNotes.AsNoTracking().Where(n => n.InvoiceId == invoice.Id)
            .Select(n => n.SettledAmount).ToListAsync(ct);
        return new PaperBalance(clock.Today, invoice.Gross - invoice.OpenAmount,
            credited.Sum() + invoice.WrittenOffAmount, invoice.OpenAmount);
    }

    private Task<ActFile?> StoredAsync(Guid invoiceId, CancellationToken ct) =>
        db.ActFiles.AsNoTracking().SingleOrDefaultAsync(f => f.InvoiceId == invoiceId, ct);
}
