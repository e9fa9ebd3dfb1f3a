using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.LateCharges;
using ErpCrm.Finance.Treasury.ReminderSchedules;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Writes letters in the customer's language: in the company's words where it has its own, else in those that
/// come with the product.</summary>
internal sealed class ReminderLetters(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts)
{
    private const int MostInvoices = 60;

    /// <param name="invoices">Those it speaks of.</param>
    /// <param name="byName">Who signs it.</param>
    public async Task<LetterContent> WriteAsync(RemindedCustomer customer, int level,
        IReadOnlyList<RemindedInvoice> invoices, string byName, CancellationToken ct)
    {
        var language = Cultures.For(customer.Language).TwoLetterISOLanguageName;
        var words = await OwnAsync(customer, level, language, ct) ?? LetterText.BuiltIn(level, language, texts);
        var late = await LateAmount.OfAsync(db, customer.Id, customer.Currency, clock.Today, ct);
        using var speaking = new Speaking(language);
        var values = new Dictionary<string, string>
        {
            ["customer"] = customer.Name,
            ["company"] = Page.CompanyName(company.Current),
            ["invoices"] = Listed(invoices),
            ["overdue"] = Sums(invoices.Select(i => new Money(i.Open, i.Currency))),
            ["interest"] = Interest(late),
            ["today"] = Format.Date(clock.Today),
            ["my_name"] = byName,
        };
        var subject = LetterText.Fill(words.Subject, values).ReplaceLineEndings(" ");
        var body = LetterText.Fill(words.Body, values);
        return new LetterContent(customer.Email, language, Cut(subject, Reminder.SubjectLength),
            Cut(body, Reminder.BodyLength));
    }

    private async Task<ReminderWords?> OwnAsync(RemindedCustomer customer, int level, string language,
        CancellationToken ct)
    {
        if (customer.Rule is not { } rule) return null;
        var own = await db.ReminderSchedules.AsNoTracking().Where(s => s.Id == rule.ScheduleId)
            .SelectMany(s => s.Texts).FirstOrDefaultAsync(t => t.Level == level && t.Language == language, ct);
        return own is null ? null : new ReminderWords(level, language, own.Subject, own.Body);
    }

    private string Listed(IReadOnlyList<RemindedInvoice> invoices)
    {
        var lines = invoices.Take(MostInvoices).Select(i => texts["{0}, due on {1}: {2}", i.Number,
            Format.Date(i.DueOn), Format.Money(i.Open, i.Currency)].Value);
        return string.Join('\n', invoices.Count <= MostInvoices
            ? lines
            : lines.Append(texts["and {0} more", invoices.Count - MostInvoices].Value));
    }

    private string Interest(IReadOnlyList<LateAmount> late) => late.Count == 0
        ? ""
        : texts["For paying late we may charge, as agreed: {0}",
            Sums(late.Select(l => new Money(l.Sum, l.Currency)))].Value;

    private static string Sums(IEnumerable<Money> amounts) => string.Join(", ", amounts.GroupBy(a => a.Currency)
        .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Format.Money(g.Sum(a => a.Amount), g.Key)));

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
