using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Says a frozen document in the terms of the standard, in the customer's language. Amounts are copied:
/// nothing that is printed is computed again.</summary>
internal static class EInvoiceContent
{
    private const string Transfer = "30";
    private const string SepaTransfer = "58";
    private const int MostAddressLines = 3;
    private static readonly char[] LineBreaks = ['\r', '\n'];

    public static EInvoice Of(FrozenDocument document, FrozenEInvoice terms, IStringLocalizer texts)
    {
        using var speaking = new Speaking(document.Language);
        var isCredit = document.Kind == DocumentKind.CreditNote;
        var taxes = new EInvoiceTaxes(document, texts);
        var lines = EInvoiceLines.Of(document, taxes, texts);
        return new EInvoice
        {
            IsCredit = isCredit,
            Number = document.Number,
            IssuedOn = document.IssuedOn,
            DueOn = isCredit ? null : document.DueOn,
            Currency = document.Currency,
            VatInBase = VatInBaseOf(document),
            BuyerReference = terms.Buyer.Reference.Length > 0 ? terms.Buyer.Reference : document.Reference,
            OrderReference = document.Reference,
            Terms = TermsOf(document, texts),
            Notes = [.. new[] { document.Reason, document.Notes }.OfType<string>().Where(note => note.Length > 0)],
            Corrects = document.CorrectsNumber is { } number ? (number, document.CorrectsIssuedOn) : null,
            Period = PeriodOf(lines),
            Seller = SellerOf(document.Seller, terms.Seller, taxes),
            Buyer = BuyerOf(document.Customer, terms.Buyer, taxes),
            Account = isCredit ? null : AccountOf(document),
            Allowances = taxes.Allowances(),
            Vats = taxes.Sums(),
            Lines = lines,
            Net = document.Net,
            Vat = document.Vat,
            Gross = document.Gross,
        };
    }

    // Of what is no matter of VAT no number for VAT is said (BR-O-02).
    private static EInvoiceParty SellerOf(FrozenParty party, EInvoiceSide side, EInvoiceTaxes taxes)
    {
        var vatId = VatNumbers.Entered(side.VatId) ?? VatNumbers.Of(party.TaxId);
        var taxId = VatNumbers.Of(party.TaxId) is null ? NullIfEmpty(party.TaxId) : null;
        return PartyOf(party, side) with
        {
            VatId = taxes.AreOutOfScope ? null : vatId,
            TaxId = taxes.AreOutOfScope ? null : taxId,
            LegalId = NullIfEmpty(party.RegistrationCode) ?? taxId ?? (taxes.AreOutOfScope ? vatId : null),
            Phone = NullIfEmpty(party.Phone),
            Email = NullIfEmpty(party.Email),
        };
    }

    private static EInvoiceParty BuyerOf(FrozenParty party, EInvoiceSide side, EInvoiceTaxes taxes)
    {
        var vatId = VatNumbers.Of(party.TaxId);
        return PartyOf(party, side) with
        {
            VatId = taxes.AreOutOfScope ? null : vatId,
            LegalId = vatId is null || taxes.AreOutOfScope ? NullIfEmpty(party.TaxId) : null,
        };
    }

    private static EInvoiceParty PartyOf(FrozenParty party, EInvoiceSide side)
    {
        var lines = party.Address.Split(LineBreaks,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new EInvoiceParty(party.Name, lines.Length <= MostAddressLines
            ? lines
            : [.. lines[..(MostAddressLines - 1)], string.Join(", ", lines[(MostAddressLines - 1)..])], side.Country)
        {
            Endpoint = side.Scheme.Length > 0
                ? new ElectronicAddress(side.Scheme, side.Address)
                : party.Email.Length > 0 ? new ElectronicAddress(ElectronicAddresses.Mail, party.Email) : null,
        };
    }

    private static EInvoiceAccount? AccountOf(FrozenDocument document)
    {
        if (document.Bank is not { } bank) return null;
        var plain = string.Concat(bank.Account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var isIban = Iban.IsValid(plain);
        return new EInvoiceAccount(isIban && document.Currency == "EUR" ? SepaTransfer : Transfer,
            isIban ? plain : bank.Account.Trim(), isIban, document.Seller.Name, NullIfEmpty(bank.Bic));
    }

    // What is to be paid needs a day or words (BR-CO-25); a credit note has no day.
    private static string? TermsOf(FrozenDocument document, IStringLocalizer t)
    {
        if (document.Kind == DocumentKind.CreditNote)
            return t["Settles the invoice; what is left is used or paid back."];
        List<string> terms = [];
        if (LineTexts.Terms(document, t) is { } due) terms.Add(due);
        if (document.Bank is null && document.BankDetails.Length > 0) terms.Add(document.BankDetails);
        return terms.Count > 0 ? string.Join('\n', terms) : null;
    }

    private static (string Currency, decimal Amount)? VatInBaseOf(FrozenDocument document) =>
        document.Currency == document.BaseCurrency || document.Vat == 0 || document.ExchangeRate <= 0
            ? null
            : (document.BaseCurrency, Rounding.Round(document.Vat * document.ExchangeRate,
                Math.Min(EInvoiceRules.MostDigits, Currencies.Digits(document.BaseCurrency))));

    private static EInvoicePeriod? PeriodOf(IReadOnlyList<EInvoiceLine> lines)
    {
        var periods = lines.Select(l => l.Period).OfType<EInvoicePeriod>().ToList();
        return periods.Count == 0
            ? null
            : new EInvoicePeriod(periods.Min(p => p.Begins), periods.Max(p => p.Ends));
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
