using System.Text.RegularExpressions;
using ErpCrm.Documents;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>Prints statements in the customer's language: what the page shows, the same rows and totals.</summary>
internal sealed partial class StatementPrinter(FinanceDbContext db, ICompanyProfile company,
    IStringLocalizer<FinanceText> texts)
{
    public async Task<byte[]> PrintAsync(Statement statement, CancellationToken ct)
    {
        var account = await db.BankAccounts.OnInvoicesAsync(statement.Currency, ct);
        return BusinessDocumentRenderer.Render(StatementPaper.Of(statement, company.Current, account, texts));
    }

    /// <summary>Its name as a file, in the customer's language: letters, figures and dashes, for any system.</summary>
    public string NameOf(Statement statement)
    {
        using var speaking = new Speaking(statement.Customer.Language);
        return NoName().Replace($"{texts["Statement"].Value} {statement.Customer.Name}", "-").Trim('-')
            + $"-{statement.Currency}-{statement.To:yyyy-MM-dd}";
    }

    [GeneratedRegex(@"\W+", RegexOptions.None, 1000)]
    private static partial Regex NoName();
}

internal static class StatementPaper
{
    public static BusinessDocument Of(Statement statement, CompanyProfile company, BankAccount? account,
        IStringLocalizer<FinanceText> texts)
    {
        using var speaking = new Speaking(statement.Customer.Language);
        return Write(statement, company, account, texts);
    }

    private static BusinessDocument Write(Statement statement, CompanyProfile company, BankAccount? account,
        IStringLocalizer t)
    {
        var seller = FrozenDocument.SellerOf(company);
        var customer = statement.Customer;
        var period = $"{Format.Date(statement.From)} – {Format.Date(statement.To)}";
        return new BusinessDocument
        {
            Title = t["Statement"],
            Number = period,
            Seller = DocumentPaper.PartyOf(t.In("paper", "From"), seller, t),
            Buyer = DocumentPaper.PartyOf(t["Customer"], new FrozenParty(customer.DocumentName, customer.Address,
                customer.TaxId, customer.Email, customer.Phone), t),
            Facts = [new(t["Currency"], Format.Currency(statement.Currency))],
            Logo = company.Logo ?? ReadOnlyMemory<byte>.Empty,
            Monogram = Format.Initials(company.Name),
            Columns =
            [
                new(t["Date"]), new(t["Description"], Grows: true), new(t["Invoiced"], DocumentAlignment.End),
                new(t["Paid or credited"], DocumentAlignment.End), new(t["Balance"], DocumentAlignment.End),
            ],
            Lines =
            [
                .. Movements(statement, t), .. OpenItems(statement, t), .. DepositItems(statement, t),
                .. LateItems(statement, t),
            ],
            Totals = TotalsOf(statement, t),
            InWords = statement.Closing > 0
                ? t["In words: {0}", AmountInWords.Of(statement.Closing, statement.Currency)].Value
                : null,
            Payment = PaymentOf(statement, seller, account, t),
            Notes = NotesOf(statement, t),
            Signatures = [new(seller.Name, t["Signature, stamp"]), new(customer.DocumentName, t["Signature, stamp"])],
            PageNumberFormat = t["Page {0} of {1}", "{0}", "{1}"],
            Language = Cultures.For(customer.Language).TwoLetterISOLanguageName,
            Metadata = new DocumentMetadata($"{t["Statement"].Value} {period}", seller.Name,
                $"{t["Statement"].Value}, {customer.DocumentName}",
                statement.To.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        };
    }

    private static IEnumerable<DocumentLine> Movements(Statement statement, IStringLocalizer t)
    {
        yield return new([Format.Date(statement.From), t["Opening balance"], "", "", Figure(statement.Opening)]);
        foreach (var line in statement.Lines)
            yield return new(
            [
                Format.Date(line.On), $"{t[StatementWords.Of(line.Kind)].Value} {line.Text}".TrimEnd(),
                line.Amount > 0 ? Figure(line.Amount) : "", line.Amount < 0 ? Figure(-line.Amount) : "",
                Figure(line.Balance),
            ]);
        yield return new(["", t["Turnover"], Figure(statement.Invoiced), Figure(statement.Settled),
            Figure(statement.Closing)]);

        string Figure(decimal amount) => Format.Number(amount, Currencies.Digits(statement.Currency));
    }

    private static IEnumerable<DocumentLine> OpenItems(Statement statement, IStringLocalizer t)
    {
        if (statement.Open.Count == 0) yield break;
        yield return new([Format.Date(statement.To), t["Open invoices"], "", "", ""]);
        foreach (var item in statement.Open)
            yield return new(
            [
                Format.Date(item.IssuedOn),
                t["{0}, due on {1}", item.Number, Format.Date(item.DueOn)],
                Figure(item.Gross), Figure(item.Gross - item.Open), Figure(item.Open),
            ]);
        if (statement.Credit != 0) yield return new(["", t["Credit"], "", "", Figure(-statement.Credit)]);

        string Figure(decimal amount) => Format.Number(amount, Currencies.Digits(statement.Currency));
    }

    // Beside the balance: it is paid, and owed in work.
    private static IEnumerable<DocumentLine> DepositItems(Statement statement, IStringLocalizer t)
    {
        if (statement.Deposits.Count == 0) yield break;
        yield return new([Format.Date(statement.To), t["Deposits not deducted yet, net"], "", "", ""]);
        foreach (var item in statement.Deposits)
            yield return new([Format.Date(item.IssuedOn), item.Number, "", "",
                Format.Number(item.Open, Currencies.Digits(statement.Currency))]);
    }

    // Beside the balance: it is owed when it is billed.
    private static IEnumerable<DocumentLine> LateItems(Statement statement, IStringLocalizer t)
    {
        if (statement.Late.Count == 0) yield break;
        yield return new([Format.Date(statement.To), t["For paying late, as agreed; not in the balance"], "", "", ""]);
        foreach (var item in statement.Late)
            yield return new([Format.Date(item.From.AddDays(1)), item.Number, "", "",
                Format.Number(item.Sum, Currencies.Digits(statement.Currency))]);
    }

    private static List<DocumentTotal> TotalsOf(Statement statement, IStringLocalizer t) =>
    [
        new(t["Opening balance"], Format.Money(statement.Opening, statement.Currency)),
        new(t["Invoiced"], Format.Money(statement.Invoiced, statement.Currency)),
        new(t["Paid or credited"], Format.Money(statement.Settled, statement.Currency)),
        new(statement.Closing < 0 ? t["Credit"] : t["To pay"],
            Format.Money(Math.Abs(statement.Closing), statement.Currency), Emphasised: true),
    ];

    private static DocumentPayment? PaymentOf(Statement statement, FrozenParty seller, BankAccount? account,
        IStringLocalizer t)
    {
        if (account is null || statement.Closing <= 0) return null;
        List<DocumentFact> facts = [new(t["Payee"], seller.Name)];
        if (account.Bank.Length > 0) facts.Add(new(t["Bank"], account.Bank));
        if (account.BankCode.Length > 0) facts.Add(new(t["BIC"], account.BankCode));
        facts.Add(new(t["Account, {0}", Format.Currency(statement.Currency)], account.Number));
        return new DocumentPayment(t["Payment details"], facts);
    }

    private static List<DocumentNote> NotesOf(Statement statement, IStringLocalizer t)
    {
        if (statement.Open.Count == 0) return [];
        return
        [
            new(string.Join('\n', statement.Ageing.Parts
                .Select(p => $"{t[p.Word].Value}: {Format.Money(p.Amount, statement.Currency)}")), t["Open by age"]),
        ];
    }
}
