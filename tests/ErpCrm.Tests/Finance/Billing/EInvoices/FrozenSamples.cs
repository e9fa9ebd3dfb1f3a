using CsCheck;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>Issued documents as they are frozen: a usual one, and random ones.</summary>
internal static class FrozenSamples
{
    public const string GermanIban = "DE89370400440532013000";
    private static readonly DateOnly Day = new(2026, 11, 2);
    private static readonly decimal[] Rates = [0, 5, 7, 12, 19, 22];
    private static readonly decimal[] Discounts = [0, 0, 10, 33.33m, 100];

    public static FrozenEInvoice Terms { get; } = new()
    {
        Use = EInvoiceUse.InPdf,
        Seller = new EInvoiceSide { Country = "KG" },
        Buyer = new EInvoiceSide { Country = "DE", Reference = "04011000-12345-34" },
    };

    /// <summary>Any lines, rates, discounts and deductions, in any currency, as an invoice or a credit note.</summary>
    public static readonly Gen<FrozenDocument> Any =
        (from rows in Row.Array[1, 12]
         from currency in Gen.OneOf("EUR", "KGS", "USD", "JPY")
         from isCredit in Gen.Bool
         from hasIban in Gen.Bool
         from hasReason in Gen.Bool
         select Of(currency, isCredit, hasReason,
             [.. rows.Select((row, at) => LineOf(row, at, currency))]) with
         {
             Bank = isCredit ? null : new FrozenBank("Bank", "COBADEFFXXX", hasIban ? GermanIban : "1180000087654471"),
         }).Where(document => document.Gross >= 0);

    private static Gen<(int Quantity, int Price, int Discount, int Rate, bool HasDays)> Row =>
        Gen.Select(Gen.Int[1, 50_000], Gen.Int[-50_000, 5_000_000], Gen.Int[0, 4], Gen.Int[0, 5], Gen.Bool);

    /// <summary>20 hours for 348.35 less 4 %, and a deduction; 22 % VAT.</summary>
    public static FrozenDocument Usual(bool isCredit = false, string currency = "EUR", decimal percent = 22) =>
        Of(currency, isCredit, hasReason: true,
        [
            new FrozenLine("Разработка <b>& тест</b>", 16, LineUnit.Hour, 348.35m, 4, percent, 5350.66m),
            new FrozenLine("Agreed deduction", 1, LineUnit.Fixed, -100, 0, percent, -100),
        ]);

    public static EInvoice Say(FrozenDocument document, FrozenEInvoice? terms = null) =>
        EInvoiceContent.Of(document, terms ?? Terms, new PlainTexts());

    private static FrozenDocument Of(string currency, bool isCredit, bool hasReason, IReadOnlyList<FrozenLine> lines)
    {
        var groups = lines.GroupBy(l => l.VatPercent).OrderByDescending(g => g.Key).Select(g => new VatGroup(g.Key,
            g.Sum(l => l.Net), Rounding.Round(g.Sum(l => l.Net) * g.Key / 100, currency),
            g.Key == 0 && hasReason ? "Exempt from VAT" : null)).ToList();
        var (net, vat) = (lines.Sum(l => l.Net), groups.Sum(g => g.Vat));
        return new FrozenDocument
        {
            Kind = isCredit ? DocumentKind.CreditNote : DocumentKind.Invoice,
            Number = isCredit ? "CN-2026-0007" : "INV-2026-0184",
            IssuedOn = Day,
            DueOn = isCredit ? null : Day.AddDays(14),
            PaymentTermDays = isCredit ? null : 14,
            Language = "en",
            Currency = currency,
            BaseCurrency = "KGS",
            ExchangeRate = currency == "KGS" ? 1 : 95.2m,
            Seller = new FrozenParty("Орда Консалтинг LLC", "12 Toktogul St\nBishkek", "02310201910045",
                "office@orda.example", "+996 312 000000") { RegistrationCode = "27182818" },
            CustomerId = Guid.Empty,
            Customer = new FrozenParty("Meridian GmbH", "Linienstraße 40\nHof 2\n10119 Berlin\nDeutschland",
                "DE811907980", "rechnung@meridian.example", ""),
            Reference = "PO-7",
            CorrectsNumber = isCredit ? "INV-2026-0184" : null,
            CorrectsIssuedOn = isCredit ? Day : null,
            Reason = isCredit ? "Agreed" : null,
            Lines = lines,
            VatGroups = groups,
            Net = net,
            Vat = vat,
            Gross = net + vat,
        };
    }

    private static FrozenLine LineOf((int Quantity, int Price, int Discount, int Rate, bool HasDays) row, int at,
        string currency)
    {
        var (quantity, price) = (row.Quantity / 100m, row.Price / 10_000m);
        return new FrozenLine($"Иш {at} <&> \"1\"", quantity, (LineUnit)(at % 5), price, Discounts[row.Discount],
            Rates[row.Rate], InvoiceLine.NetOf(quantity, price, Discounts[row.Discount], currency))
        {
            ServiceFrom = row.HasDays ? Day.AddDays(-at) : null, ServiceTo = row.HasDays ? Day : null,
        };
    }
}

/// <summary>Says every text in English.</summary>
internal sealed class PlainTexts : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, name);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(System.Globalization.CultureInfo.CurrentCulture, name, arguments));

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
