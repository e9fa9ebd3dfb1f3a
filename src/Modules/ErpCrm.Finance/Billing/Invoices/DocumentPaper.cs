using ErpCrm.Documents;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What was settled of an invoice up to a day, and what is still due.</summary>
/// <param name="Credited">The part of what was settled that credit notes took back.</param>
internal sealed record PaperBalance(DateOnly On, decimal Settled, decimal Credited, decimal Due)
{
    public string Word => Credited == 0 ? "Paid" : Credited == Settled ? "Credited" : "Paid or credited";
}

/// <summary>Puts a frozen document on paper, in the customer's
/// language. Says what is frozen; computes nothing.</summary>
internal static class DocumentPaper
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <param name="initials">Printed where there is no logo.</param>
    /// <param name="balance">For a statement of a part-paid invoice; the issued print itself never changes.</param>
    public static BusinessDocument Of(FrozenDocument document, byte[]? logo, IStringLocalizer<FinanceText> texts,
        string? initials = null, PaperBalance? balance = null)
    {
        using var speaking = new Speaking(document.Language);
        return Write(document, texts, balance) with
        {
            Logo = logo ?? ReadOnlyMemory<byte>.Empty, Monogram = initials,
        };
    }

    private static BusinessDocument Write(FrozenDocument document, IStringLocalizer<FinanceText> t,
        PaperBalance? balance)
    {
        var title = t[document.Word].Value;
        var name = $"{title} {(document.IsDraft ? t["Draft"].Value : document.Number)}";
        return new BusinessDocument
        {
            Title = title,
            Number = document.IsDraft ? t["Draft"].Value : document.Number,
            Mark = document.IsDraft
                ? t["Not an invoice yet"].Value
                : balance is null ? null : t["Balance on {0}", Format.Date(balance.On)].Value,
            Subtitle = document.CorrectsNumber is { } corrected
                ? t["Corrects invoice {0} of {1}", corrected, Format.Date(document.CorrectsIssuedOn)].Value
                : null,
            Seller = PartyOf(t.In("paper", "From"), document.Seller, t),
            Buyer = PartyOf(t["Bill to"], document.Customer, t),
            Facts = FactsOf(document, t),
            Columns = ColumnsOf(document, t),
            Lines = [.. document.Lines.Select(line => LineOf(document, line, t))],
            Totals = TotalsOf(document, balance, t),
            InWords = t["In words: {0}", AmountInWords.Of(balance?.Due ?? document.Gross, document.Currency)],
            Payment = PaymentOf(document, balance, t),
            Notes = NotesOf(document, t),
            Signatures = SignaturesOf(document, t),
            PageNumberFormat = t["Page {0} of {1}", "{0}", "{1}"],
            Language = Cultures.For(document.Language).TwoLetterISOLanguageName,
            Metadata = new DocumentMetadata(name, document.Seller.Name, $"{name}, {document.Customer.Name}",
                document.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        };
    }

    internal static DocumentParty PartyOf(string label, FrozenParty party, IStringLocalizer t)
    {
        List<string> details = [.. Split(party.Address)];
        if (party.TaxId.Length > 0) details.Add(t["Tax number {0}", party.TaxId]);
        if (party.RegistrationCode is { Length: > 0 } code) details.Add(t["Register code {0}", code]);
        if (party.Email.Length > 0) details.Add(party.Email);
        if (party.Phone.Length > 0) details.Add(party.Phone);
        return new DocumentParty(label, party.Name, details);
    }

    private static List<DocumentFact> FactsOf(FrozenDocument document, IStringLocalizer t)
    {
        List<DocumentFact> facts = [new(t["Issued"], Format.Date(document.IssuedOn))];
        if (document.DueOn is { } due) facts.Add(new(t.In("paper", "Due"), Format.Date(due)));
        if (document.Reference is { Length: > 0 } reference) facts.Add(new(t["Your reference"], reference));
        if (document.Currency != document.BaseCurrency)
            facts.Add(new(t["Exchange rate"],
                $"1 {Format.Currency(document.Currency)} = {LineTexts.Rate(document.ExchangeRate)} {Format.Currency(document.BaseCurrency)}"));
        return facts;
    }

    private static DocumentColumn[] ColumnsOf(FrozenDocument document, IStringLocalizer t) =>
    [
        new(t["Works and services"], Grows: true),
        new(t["Quantity"], DocumentAlignment.End),
        new(t[document.PricesIncludeVat == true ? "Price with VAT" : "Price"], DocumentAlignment.End),
        .. HasDiscount(document)
            ? [new DocumentColumn(t["Discount"], DocumentAlignment.End)]
            : Array.Empty<DocumentColumn>(),
        new(t["VAT"], DocumentAlignment.End),
        new(t["Amount, {0}", Format.Currency(document.Currency)], DocumentAlignment.End),
    ];

    private static DocumentLine LineOf(FrozenDocument document, FrozenLine line, IStringLocalizer t)
    {
        var digits = Currencies.Digits(document.Currency);
        return new DocumentLine(
        [
            line.Description,
            LineTexts.Quantity(line.Quantity, line.Unit, t),
            Format.Number(line.UnitPrice, LineTexts.PriceDigits(line.UnitPrice, document.Currency)),
            .. HasDiscount(document)
                ? [line.DiscountPercent == 0 ? "" : LineTexts.Percent(line.DiscountPercent)]
                : Array.Empty<string>(),
            LineTexts.Percent(line.VatPercent),
            Format.Number(line.Printed, digits),
        ]);
    }

    private static List<DocumentTotal> TotalsOf(FrozenDocument document, PaperBalance? balance, IStringLocalizer t)
    {
        List<DocumentTotal> totals = [];
        if (document.Discount is { } discount)
        {
            totals.Add(new(t["Total of the lines"], Amount(discount.Lines, document)));
            totals.Add(new(LineTexts.Discount(discount, t), Amount(-discount.Amount, document)));
        }

        totals.Add(new(t["Net amount"], Amount(document.Net, document)));
        foreach (var group in document.VatGroups)
            totals.Add(new(t["VAT {0} on {1}", LineTexts.Percent(group.Percent), Amount(group.Base, document)],
                Amount(group.Vat, document)));
        var total = t[
            document.Kind == DocumentKind.Invoice ? balance is null ? "Amount due" : "Total" : "Amount credited"];
        totals.Add(new(total, Amount(document.Gross, document), Emphasised: balance is null));
        if (balance is null) return totals;
        totals.Add(new(t[balance.Word], Amount(balance.Settled, document)));
        totals.Add(new(t["Still to pay"], Amount(balance.Due, document), Emphasised: true));
        return totals;
    }

    private static DocumentPayment? PaymentOf(FrozenDocument document, PaperBalance? balance, IStringLocalizer t)
    {
        if (document.Kind == DocumentKind.CreditNote || (document.Bank is null && document.BankDetails.Length == 0))
            return null;
        var code = document.IsDraft ? null : PaymentCode.Of(document, balance?.Due ?? document.Gross, document.Number);
        return new DocumentPayment(t["Payment details"],
        [
            .. BankOf(document, t),
            .. document.IsDraft ? Array.Empty<DocumentFact>() : [
                new DocumentFact(t["Payment reference"], document.Number)],
        ], code, code is null ? null : t["Scan to pay"].Value);
    }

    private static List<DocumentFact> BankOf(FrozenDocument document, IStringLocalizer t)
    {
        if (document.Bank is not { } bank) return [new(t["Bank account"], document.BankDetails)];
        List<DocumentFact> facts = [new(t["Payee"], document.Seller.Name)];
        if (bank.Bank.Length > 0) facts.Add(new(t["Bank"], bank.Bank));
        if (bank.Bic.Length > 0) facts.Add(new(t["BIC"], bank.Bic));
        facts.Add(new(t["Account, {0}", Format.Currency(document.Currency)], bank.Account));
        return facts;
    }

    private static List<DocumentSignature> SignaturesOf(FrozenDocument document, IStringLocalizer t) => document.IsDraft
        ? []
        : [new(t["Director"], t["Signature, stamp"]), new(t["Chief accountant"], t["Signature"])];

    private static List<DocumentNote> NotesOf(FrozenDocument document, IStringLocalizer t)
    {
        List<DocumentNote> notes = [];
        if (LineTexts.Terms(document, t) is { } terms) notes.Add(new(terms));
        notes.AddRange(document.VatGroups.Where(g => !string.IsNullOrEmpty(g.Note))
            .Select(g => new DocumentNote(LineTexts.VatNote(g, t))));
        if (document.Reason is { Length: > 0 } reason) notes.Add(new(reason, t["Reason"]));
        if (document.Notes is { Length: > 0 } text) notes.Add(new(text));
        return notes;
    }

    private static bool HasDiscount(FrozenDocument document) => document.Lines.Any(l => l.DiscountPercent != 0);

    private static string Amount(decimal amount, FrozenDocument document) => Format.Money(amount, document.Currency);

    private static string[] Split(string text) =>
        text.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
