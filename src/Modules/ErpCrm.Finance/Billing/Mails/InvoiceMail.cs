using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>Mails about an invoice: to its customer, with the issued paper.</summary>
internal sealed class InvoiceMail(FinanceDbContext db, DocumentPrinter printer) : IRecordMail
{
    public string Kind => Kinds.Invoice;

    public Type Texts => typeof(FinanceText);

    public IReadOnlyList<MailPlaceholder> Placeholders { get; } =
    [
        new("number", "Number"), new("amount", "Amount"), new("open", "Open amount"), new("due", "Due on"),
        new("issued", "Issued on"), new("customer", "Customer"), new("reference", "Customer's reference"),
    ];

    public IReadOnlyList<MailPaper> Papers { get; } = [new(DocumentMail.Paper, "The invoice as PDF")];

    public MailDraft Draft(IStringLocalizer texts) => new(
        texts["Invoice {{ number }} of {{ company }}"],
        DocumentMail.Letter(texts,
            texts["Please find our invoice attached: {{ number }}, {{ amount }}."],
            "{% if due %}" + texts["It is due on {{ due }}."] + "{% endif %}"));

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
        }) with { HasPapers = invoice is { IsDraft: false, IsCarriedOver: false } };
    }

    public async Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct)
    {
        var number = await db.Invoices.Where(i => i.Id == id).Select(i => i.Number).FirstOrDefaultAsync(ct);
        return number is null ? null : await DocumentMail.FileAsync(printer, id, number, ct);
    }
}

/// <summary>What mails about documents of a customer have in common.</summary>
internal static class DocumentMail
{
    /// <summary>Key of the printed document.</summary>
    public const string Paper = "pdf";

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
}
