using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>A reminder as a mail: its own words, with the statement of each currency in which something is overdue.
/// What somebody writes about it by hand begins in general words.</summary>
internal sealed class ReminderMail(FinanceDbContext db, StatementPrinter printer) : IRecordMail
{
    public string Kind => Kinds.Reminder;

    public Type Texts => typeof(FinanceText);

    public IReadOnlyList<MailPlaceholder> Placeholders { get; } = [new("customer", "Customer")];

    public IReadOnlyList<MailPaper> Papers => [];

    public MailDraft Draft(IStringLocalizer texts) => new(
        texts["Open invoices, {{ company }}"],
        DocumentMail.Letter(texts, texts["We come back to our reminder of your open invoices."]));

    public async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        var reminder = await db.Reminders.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (reminder is null) return null;
        var facts = DocumentMail.FactsOf(await FindAsync(reminder.CompanyId, ct),
            new Dictionary<string, string> { ["customer"] = reminder.CustomerName });
        return facts with
        {
            HasPapers = false,
            Parties = [new MailParty(reminder.CustomerName, reminder.Email, IsUsual: true)],
        };
    }

    public Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct) => Task.FromResult<MailFile?>(null);

    public async Task<ReadyMail?> ReadyAsync(Guid mailId, CancellationToken ct)
    {
        var reminder = await db.Reminders.AsNoTracking().FirstOrDefaultAsync(r => r.Id == mailId, ct);
        if (reminder is null || MailAddresses.Of(reminder.CustomerName, reminder.Email) is null) return null;
        return new ReadyMail(reminder.Subject, reminder.Body, reminder.Language,
            [new MailParty(reminder.CustomerName, reminder.Email)], await StatementsAsync(reminder, ct));
    }

    private async Task<IReadOnlyList<MailFile>> StatementsAsync(Reminder reminder, CancellationToken ct)
    {
        if (await FindAsync(reminder.CompanyId, ct) is not { } customer) return [];
        var isOpen = true;
        var currencies = await db.Invoices.Where(i => i.CompanyId == customer.Id && i.IsOpen == isOpen)
            .Select(i => i.Currency).Distinct().OrderBy(c => c).ToListAsync(ct);
        var files = new List<MailFile>();
        foreach (var currency in currencies)
        {
            var period = StatementPeriod.Of(customer, currency, null, null, reminder.On);
            var statement = await Statement.LoadAsync(db, customer, currency, period.From, period.To, ct);
            if (statement.FitsOnPaper)
                files.Add(new MailFile($"{printer.NameOf(statement)}.pdf", FileTypes.Pdf,
                    await printer.PrintAsync(statement, ct)));
        }

        return files;
    }

    private Task<Customer?> FindAsync(Guid id, CancellationToken ct) =>
        db.Customers.AsNoTracking().Standing().FirstOrDefaultAsync(c => c.Id == id, ct);
}
