using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>Mails about an invoice: to its customer, with the issued paper.</summary>
internal sealed class InvoiceMail(FinanceDbContext db, DocumentPrinter printer, EInvoiceWriting eInvoices,
    InvoiceSending sending, PaperPrinter papers) : IRecordMail
{
    private const string Link = "link";

    public string Kind => Kinds.Invoice;

    public Type Texts => typeof(FinanceText);

    public IReadOnlyList<MailPlaceholder> Placeholders { get; } =
    [
        new("number", "Number"), new("amount", "Amount"), new("open", "Open amount"), new("due", "Due on"),
        new("issued", "Issued on"), new("customer", "Customer"), new("reference", "Customer's reference"),
        new(Link, "Link to the invoice, in mails that go by themselves"),
    ];

    public IReadOnlyList<MailPaper> Papers { get; } = [new(DocumentMail.Paper, "The invoice as PDF")];

    public async Task<IReadOnlyList<MailPaper>> PapersAsync(Guid id, string? asked, CancellationToken ct) =>
        await DocumentMail.PapersAsync(eInvoices, [.. Papers, .. await papers.OfferedAsync(id, ct)], id, ct);

    public MailDraft Draft(IStringLocalizer texts) => new(
        texts["Invoice {{ number }} of {{ company }}"],
        DocumentMail.Letter(texts,
            texts["Please find our invoice attached: {{ number }}, {{ amount }}."],
            "{% if due %}" + texts["It is due on {{ due }}."] + "{% endif %}"
                + "{% if link %}\n" + texts["You can also look at it here: {{ link }}"] + "{% endif %}"));

    public async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);
        if (invoice is null) return null;
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == invoice.CompanyId, ct);
        return DocumentMail.FactsOf(customer, new Dictionary<string, string>
        {
            ["number"] = invoice.Number ?? "",
            ["amount"] = Format.Money(invoice.Gross, invoice.Currency),
            ["open"] = Format.Money(invoice.OpenAmount, invoice.Currency),
            ["due"] = invoice.DueOn is { } due ? Format.Date(due) : "",
            ["issued"] = invoice.IssuedOn is { } issued ? Format.Date(issued) : "",
            ["customer"] = invoice.CustomerName,
            ["reference"] = invoice.Reference ?? "",
            [Link] = "",
        }) with { HasPapers = invoice is { IsDraft: false, IsCarriedOver: false } };
    }

    public async Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct)
    {
        var number = await db.Invoices.Where(i => i.Id == id).Select(i => i.Number).FirstOrDefaultAsync(ct);
        if (number is null) return null;
        return paper switch
        {
            DocumentMail.Ubl => await DocumentMail.UblAsync(eInvoices, id, number, ct),
            DocumentMail.Paper => await DocumentMail.FileAsync(printer, id, number, ct),
            _ => await papers.FileAsync(id, paper, ct),
        };
    }

    /// <summary>Goes by itself (<see cref="InvoiceSending"/>): with its papers, in the words of the template.</summary>
    public async Task<ReadyMail?> ReadyAsync(Guid mailId, CancellationToken ct)
    {
        var mailing = await db.InvoiceMailings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mailId, ct);
        if (mailing is null) return null;
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(i => i.Id == mailing.InvoiceId, ct);
        var customer = invoice is null
            ? null
            : await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == invoice.CompanyId, ct);
        if (customer is null || MailAddresses.Of(customer.Name, customer.Email) is null) return null;
        var files = new List<MailFile>();
        foreach (var paper in (await PapersAsync(invoice!.Id, null, ct)).Where(p => p.IsUsual))
        {
            if (await WriteAsync(invoice.Id, paper.Key, ct) is { } file) files.Add(file);
        }

        return new ReadyMail("", "", customer.Language, [new MailParty(customer.Name, customer.Email)], files)
        {
            IsByTemplate = true,
            Told = sending.LinkOf(mailing) is { } link
                ? new Dictionary<string, string> { [Link] = link }
                : new Dictionary<string, string>(),
        };
    }
}

/// <summary>What mails about documents of a customer have in common.</summary>
internal static class DocumentMail
{
    /// <summary>Key of the printed document.</summary>
    public const string Paper = "pdf";

    /// <summary>Key of the e-invoice beside it.</summary>
    public const string Ubl = "ubl";

    /// <summary>A letter of some lines, from us to the customer.</summary>
    public static string Letter(IStringLocalizer texts, params string[] lines) => string.Join('\n',
        [texts["Hello,"], "", .. lines, "", texts["Kind regards"], "{{ my_name }}", "{{ company }}"]);

    public static MailFacts FactsOf(Copies.Customer? customer, IReadOnlyDictionary<string, string> values)
    {
        IReadOnlyList<MailParty> parties = customer is { Email.Length: > 0 }
            ? [new MailParty(customer.Name, customer.Email, IsUsual: true)]
            : [];
        return new MailFacts(parties, customer?.Language, values)
        {
            Related = customer is null ? null : new RecordRef(Kinds.Company, customer.Id),
        };
    }

    public static async Task<MailFile?> FileAsync(DocumentPrinter printer, Guid id, string number,
        CancellationToken ct) => await printer.FileAsync(id, ct) is { } file
        ? new MailFile($"{number}.pdf", FileTypes.Pdf, file.Pdf)
        : null;

    /// <summary>The papers, and the e-invoice beside the PDF where the document was issued with one.</summary>
    public static async Task<IReadOnlyList<MailPaper>> PapersAsync(EInvoiceWriting eInvoices,
        IReadOnlyList<MailPaper> papers, Guid id, CancellationToken ct) =>
        await eInvoices.GoesAsUblAsync(id, ct) ? [.. papers, new MailPaper(Ubl, "The e-invoice as UBL")] : papers;

    public static async Task<MailFile?> UblAsync(EInvoiceWriting eInvoices, Guid id, string number,
        CancellationToken ct) => await eInvoices.UblAsync(id, ct) is { } file
        ? new MailFile($"{number}.xml", EInvoiceXml.MediaType, file)
        : null;
}
