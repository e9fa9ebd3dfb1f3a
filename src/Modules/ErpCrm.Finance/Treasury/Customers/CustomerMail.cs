using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>Mails about what a customer owes: with the statement of the period that was looked at, or of this
/// year.</summary>
internal sealed class CustomerMail(FinanceDbContext db, StatementPrinter printer, IBusinessClock clock) : IRecordMail
{
    private const string Word = "The statement as PDF";

    public string Kind => Kinds.Customer;

    public Type Texts => typeof(FinanceText);

    public IReadOnlyList<MailPlaceholder> Placeholders { get; } =
        [new("customer", "Customer"), new("open", "Open amount")];

    public IReadOnlyList<MailPaper> Papers { get; } = [new("statement", Word)];

    public MailDraft Draft(IStringLocalizer texts) => new(
        texts["Statement of account, {{ company }}"],
        DocumentMail.Letter(texts,
            texts["Please find the statement of our account attached."],
            "{% if open %}" + texts["Open on {{ today }}: {{ open }}."] + "{% endif %}"));

    public async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } customer) return null;
        var open = await Balances.LoadAsync(db, clock.Today, id, ct);
        return DocumentMail.FactsOf(customer, new Dictionary<string, string>
        {
            ["customer"] = customer.Name,
            ["open"] = string.Join(", ", open.Where(b => b.Open > 0).Select(b => Format.Money(b.Open, b.Currency))),
        });
    }

    /// <summary>One of each currency, for the same days.</summary>
    public async Task<IReadOnlyList<MailPaper>> PapersAsync(Guid id, string? asked, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } customer) return [];
        var period = StatementPeriod.Parse(asked) ?? StatementPeriod.Of(customer, null, null, null, clock.Today);
        return [.. (await Statement.CurrenciesAsync(db, customer, ct)).Select(currency => period with
            {
                Currency = currency
            })
            .Select(of => new MailPaper(of.Key, Word, of.Currency == period.Currency)
            {
                Detail = $"{of.Currency}, {Format.Date(of.From)} – {Format.Date(of.To)}",
            })];
    }

    public async Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct)
    {
        if (StatementPeriod.Parse(paper) is not { } period || await FindAsync(id, ct) is not { } customer) return null;
        var statement = await Statement.LoadAsync(db, customer, period.Currency, period.From, period.To, ct);
        return statement.FitsOnPaper
            ? new MailFile($"{printer.NameOf(statement)}.pdf", FileTypes.Pdf, await printer.PrintAsync(statement, ct))
            : null;
    }

    private Task<Customer?> FindAsync(Guid id, CancellationToken ct) =>
        db.Customers.AsNoTracking().Standing().FirstOrDefaultAsync(c => c.Id == id, ct);
}
