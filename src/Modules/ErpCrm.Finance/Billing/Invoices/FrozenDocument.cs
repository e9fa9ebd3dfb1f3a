using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;

namespace ErpCrm.Finance.Billing.Invoices;

internal enum DocumentKind
{
    Invoice,
    CreditNote,
}

/// <summary>
/// A document as it stands on paper: a copy of everything it says
/// (domain-rules §4). Amounts are never computed again from it.
/// Additive changes only; <see cref="Format"/> says how it was written.
/// </summary>
internal sealed record FrozenDocument
{
    public int Format { get; init; } = 1;
    public required DocumentKind Kind { get; init; }

    /// <summary>Empty on a draft.</summary>
    public required string Number { get; init; }

    [JsonIgnore]
    public bool IsDraft => Number.Length == 0;

    /// <summary>What it calls itself, a key of the texts.</summary>
    [JsonIgnore]
    public string Word => Kind == DocumentKind.CreditNote ? "Credit note"
        : IsDeposit == true ? "Deposit invoice" : "Invoice";

    public required DateOnly IssuedOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public int? PaymentTermDays { get; init; }

    /// <summary>From when the days count; null from the issue.</summary>
    public PaymentTermKind? PaymentTermKind { get; init; }

    /// <summary>Language of the paper: the customer's.</summary>
    public required string Language { get; init; }

    public required string Currency { get; init; }
    public required string BaseCurrency { get; init; }

    /// <summary>1 unit of the currency = x base.</summary>
    public required decimal ExchangeRate { get; init; }

    public required FrozenParty Seller { get; init; }

    /// <summary>Free text, where the company has entered no account in the currency.</summary>
    public string BankDetails { get; init; } = "";

    /// <summary>The account to pay to, in the document's currency.</summary>
    public FrozenBank? Bank { get; init; }

    public required Guid CustomerId { get; init; }
    public required FrozenParty Customer { get; init; }
    public string? Reference { get; init; }
    public string? Notes { get; init; }

    /// <summary>The invoice a credit note corrects.</summary>
    public string? CorrectsNumber { get; init; }

    public DateOnly? CorrectsIssuedOn { get; init; }
    public string? Reason { get; init; }

    /// <summary>What was entered for e-invoices; null where nothing was.</summary>
    public FrozenEInvoice? EInvoice { get; init; }

    /// <summary>What its act and payment invoice say beside; null where the company has no use for them.</summary>
    public FrozenPapers? Papers { get; init; }

    /// <summary>Whether it is a deposit, for work that is still to come.</summary>
    public bool? IsDeposit { get; init; }

    /// <summary>Whether prices and amounts of lines are with VAT.</summary>
    public bool? PricesIncludeVat { get; init; }

    /// <summary>How VAT was rounded; null on the sum of each rate.</summary>
    public VatRounding? VatRounding { get; init; }

    /// <summary>Taken off the whole document, as prices are given; null where nothing was.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Null where an amount was agreed.</summary>
    public decimal? DiscountPercent { get; init; }

    public string? DiscountReason { get; init; }

    /// <summary>What is taken off the amounts of the lines.</summary>
    [JsonIgnore]
    public DocumentDiscount? Discount => DocumentDiscount.Of(DiscountAmount ?? 0, DiscountPercent ?? 0, DiscountReason,
        Lines.Sum(line => line.Printed));

    public required IReadOnlyList<FrozenLine> Lines { get; init; }
    public required IReadOnlyList<VatGroup> VatGroups { get; init; }
    public required decimal Net { get; init; }
    public required decimal Vat { get; init; }
    public required decimal Gross { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The canonical text that is stored and hashed.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    public static FrozenDocument Read(string content) => JsonSerializer.Deserialize<FrozenDocument>(content, Json)!;

    /// <summary>The invoice as it would stand on paper today, or as it is being issued.</summary>
    public static FrozenDocument Of(Invoice invoice, Customer customer, CompanyProfile company, DateOnly today,
        BankAccount? account = null) => new()
    {
        Kind = DocumentKind.Invoice,
        Number = invoice.Number ?? "",
        IssuedOn = invoice.IssuedOn ?? today,
        DueOn = invoice.DueOn ?? DueDay.Of(invoice.PaymentTermKind, invoice.PaymentTermDays, today),
        PaymentTermDays = invoice.PaymentTermDays,
        PaymentTermKind = invoice.PaymentTermKind == Contracts.Crm.PaymentTermKind.AfterIssue
            ? null
            : invoice.PaymentTermKind,
        Language = customer.Language,
        Currency = invoice.Currency,
        BaseCurrency = company.BaseCurrency,
        ExchangeRate = invoice.ExchangeRate,
        Seller = SellerOf(company),
        BankDetails = account is null ? BankTexts.In(company.BankDetails, invoice.Currency) : "",
        Bank = account is null ? null : new FrozenBank(account.Bank, account.BankCode, account.Number)
        {
            PaymentLink = account.PaymentLink.Length > 0 ? account.PaymentLink : null,
        },
        CustomerId = customer.Id,
        Customer = new FrozenParty(customer.DocumentName, customer.Address, customer.TaxId, customer.Email,
            customer.Phone),
        Reference = invoice.Reference,
        Notes = invoice.Notes,
        IsDeposit = invoice.IsDeposit ? true : null,
        PricesIncludeVat = invoice.PricesIncludeVat ? true : null,
        VatRounding = invoice.VatRounding == Invoices.VatRounding.PerRate ? null : invoice.VatRounding,
        DiscountAmount = invoice.DiscountAmount == 0 ? null : invoice.DiscountAmount,
        DiscountPercent = invoice.DiscountPercent == 0 ? null : invoice.DiscountPercent,
        DiscountReason = invoice.DiscountReason,
        Lines = [.. invoice.Lines.OrderBy(l => l.Position).Select(l => FrozenLine.Of(invoice, l))],
        VatGroups = invoice.VatGroups(),
        Net = invoice.Net,
        Vat = invoice.Vat,
        Gross = invoice.Gross,
    };

    /// <summary>A credit note speaks to whom the invoice spoke, in its language; the seller is of today.</summary>
    public static FrozenDocument Of(CreditNote note, FrozenDocument invoice, CompanyProfile company) => new()
    {
        Kind = DocumentKind.CreditNote,
        Number = note.Number,
        IssuedOn = note.IssuedOn,
        Language = invoice.Language,
        Currency = note.Currency,
        BaseCurrency = invoice.BaseCurrency,
        ExchangeRate = note.ExchangeRate,
        Seller = SellerOf(company),
        CustomerId = invoice.CustomerId,
        Customer = invoice.Customer,
        Reference = invoice.Reference,
        CorrectsNumber = invoice.Number,
        CorrectsIssuedOn = invoice.IssuedOn,
        Reason = note.Reason,
        PricesIncludeVat = invoice.PricesIncludeVat,
        VatRounding = invoice.VatRounding,
        DiscountAmount = note.DiscountAmount == 0 ? null : note.DiscountAmount,
        DiscountPercent = invoice.DiscountPercent,
        DiscountReason = invoice.DiscountReason,
        Lines = [.. note.Lines.OrderBy(l => l.Position).Select(l => FrozenLine.Of(note, l))],
        VatGroups = note.VatGroups(),
        Net = note.Net,
        Vat = note.Vat,
        Gross = note.Gross,
    };

    internal static FrozenParty SellerOf(CompanyProfile company) =>
        new(company.LegalName.Length > 0 ? company.LegalName : company.Name, company.Address, company.TaxId,
            company.Email, company.Phone)
        {
            RegistrationCode = company.RegistrationCode.Length > 0 ? company.RegistrationCode : null,
        };
}

/// <summary>One side of the document.</summary>
internal sealed record FrozenParty(string Name, string Address, string TaxId, string Email, string Phone)
{
    /// <summary>Code of the register of enterprises (ОКПО).</summary>
    public string? RegistrationCode { get; init; }
}

/// <summary>Where the customer pays to.</summary>
internal sealed record FrozenBank(string Bank, string Bic, string Account)
{
    /// <summary>By which its bank takes payments with a code.</summary>
    public string? PaymentLink { get; init; }
}
