using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Mail;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>Mails about a credit note: to the customer of its invoice, with the issued paper.</summary>
internal sealed class CreditNoteMail(FinanceDbContext db, DocumentPrinter printer, EInvoiceWriting eInvoices)
    : IRecordMail
{
    public string Kind => Kinds.CreditNote;

    public Type Texts => typeof(FinanceText);

    public IReadOnlyList<MailPlaceholder> Placeholders { get; } =
    [
        new("number", "Number"), new("amount", "Amount"), new("invoice", "Invoice"), new("issued", "Issued on"),
        new("customer", "Customer"), new("reason", "Reason"),
    ];

    public IReadOnlyList<MailPaper> Papers { get; } = [new(DocumentMail.Paper, "The credit note as PDF")];

    public Task<IReadOnlyList<MailPaper>> PapersAsync(Guid id, string? asked, CancellationToken ct) =>
        DocumentMail.PapersAsync(eInvoices, Papers, id, ct);

    public MailDraft Draft(IStringLocalizer texts) => new(
        texts["Credit note {{ number }} of {{ company }}"],
        DocumentMail.Letter(texts,
            texts["Please find our credit note attached: {{ number }}, {{ amount }}."],
            texts["It corrects the invoice {{ invoice }}."]));

    public async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        var note = await db.CreditNotes.AsNoTracking().Include(n => n.Invoice).FirstOrDefaultAsync(n => n.Id == id, ct);
        if (note is null) return null;
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == note.CompanyId, ct);
        return DocumentMail.FactsOf(customer, new Dictionary<string, string>
        {
            ["number"] = note.Number,
            ["amount"] = Format.Money(note.Gross, note.Currency),
            ["invoice"] = note.Invoice.Number ?? "",
            ["issued"] = Format.Date(note.IssuedOn),
            ["customer"] = note.CustomerName,
            ["reason"] = note.Reason,
        });
    }

    public async Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct)
    {
        var number = await db.CreditNotes.Where(n => n.Id == id).Select(n => n.Number).FirstOrDefaultAsync(ct);
        if (number is null) return null;
        return paper == DocumentMail.Ubl
            ? await DocumentMail.UblAsync(eInvoices, id, number, ct)
            : await DocumentMail.FileAsync(printer, id, number, ct);
    }
}
