namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>What an e-invoice says (EN 16931), whatever its syntax: the standard's terms by its numbers. Amounts are
/// those of the frozen document, positive on a credit note.</summary>
internal sealed record EInvoice
{
    /// <summary>The standard, as a document says that it keeps to it (BT-24).</summary>
    public const string Standard = "urn:cen.eu:en16931:2017";

    public required bool IsCredit { get; init; }

    /// <summary>BT-3: commercial invoice or credit note.</summary>
    public string TypeCode => IsCredit ? "381" : "380";

    /// <summary>BT-1.</summary>
    public required string Number { get; init; }

    /// <summary>BT-2.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>BT-9.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>BT-5.</summary>
    public required string Currency { get; init; }

    /// <summary>BT-6, BT-111: VAT in the currency of the books, where that is another.</summary>
    public (string Currency, decimal Amount)? VatInBase { get; init; }

    /// <summary>BT-10.</summary>
    public string? BuyerReference { get; init; }

    /// <summary>BT-13.</summary>
    public string? OrderReference { get; init; }

    /// <summary>BT-20.</summary>
    public string? Terms { get; init; }

    /// <summary>BT-22.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>BG-3: the invoice that a credit note corrects.</summary>
    public (string Number, DateOnly? IssuedOn)? Corrects { get; init; }

    /// <summary>BG-14.</summary>
    public EInvoicePeriod? Period { get; init; }

    /// <summary>BG-4.</summary>
    public required EInvoiceParty Seller { get; init; }

    /// <summary>BG-7.</summary>
    public required EInvoiceParty Buyer { get; init; }

    /// <summary>BG-16, BG-17.</summary>
    public EInvoiceAccount? Account { get; init; }

    /// <summary>BG-20: taken off the whole document.</summary>
    public IReadOnlyList<EInvoiceAllowance> Allowances { get; init; } = [];

    /// <summary>BG-23.</summary>
    public required IReadOnlyList<EInvoiceVat> Vats { get; init; }

    /// <summary>BG-25.</summary>
    public required IReadOnlyList<EInvoiceLine> Lines { get; init; }

    /// <summary>BT-106 (BR-CO-10).</summary>
    public decimal LineTotal => Lines.Sum(l => l.Net);

    /// <summary>BT-107 (BR-CO-11).</summary>
    public decimal AllowanceTotal => Allowances.Sum(a => a.Amount);

    /// <summary>BT-109.</summary>
    public required decimal Net { get; init; }

    /// <summary>BT-110.</summary>
    public required decimal Vat { get; init; }

    /// <summary>BT-112.</summary>
    public required decimal Gross { get; init; }

    /// <summary>BT-113: paid before it was issued.</summary>
    public decimal Prepaid { get; init; }

    /// <summary>BT-115 (BR-CO-16).</summary>
    public decimal Due => Gross - Prepaid;
}

/// <summary>One side.</summary>
/// <param name="Lines">Of the address as it is printed.</param>
internal sealed record EInvoiceParty(string Name, IReadOnlyList<string> Lines, string Country)
{
    /// <summary>BT-29.</summary>
    public string? Id { get; init; }

    /// <summary>BT-30, BT-47.</summary>
    public string? LegalId { get; init; }

    /// <summary>BT-31, BT-48: with the letters of its country.</summary>
    public string? VatId { get; init; }

    /// <summary>BT-32: any other number of a taxpayer.</summary>
    public string? TaxId { get; init; }

    /// <summary>BT-34, BT-49.</summary>
    public ElectronicAddress? Endpoint { get; init; }

    public string? Email { get; init; }
    public string? Phone { get; init; }
}

/// <summary>Where the customer pays to.</summary>
/// <param name="Means">BT-81: transfer, or transfer within SEPA.</param>
internal sealed record EInvoiceAccount(string Means, string Number, bool IsIban, string Name, string? BankCode);

/// <summary>From one day to another, both included.</summary>
internal sealed record EInvoicePeriod(DateOnly Begins, DateOnly Ends);

/// <summary>Why VAT is charged as it is, in the code list of the standard.</summary>
internal sealed record EInvoiceTax(string Code, decimal Percent)
{
    public const string Standard = "S";
    public const string Zero = "Z";
    public const string Exempt = "E";
    public const string ReverseCharge = "AE";
    public const string Export = "G";
    public const string OutOfScope = "O";

    /// <summary>What is no matter of VAT has no rate (BR-O-05).</summary>
    public bool HasRate => Code != OutOfScope;

    /// <summary>Whether it must be said why nothing is charged.</summary>
    public bool NeedsReason => Code is Exempt or ReverseCharge or Export or OutOfScope;

    /// <summary>What the rate says, where it says one.</summary>
    public string? OwnReasonCode { get; init; }

    /// <summary>BT-121: the rate's own, else where the code list has one for every case.</summary>
    public string? ReasonCode => OwnReasonCode ?? Code switch
    {
        ReverseCharge => "VATEX-EU-AE",
        Export => "VATEX-EU-G",
        OutOfScope => "VATEX-EU-O",
        _ => null,
    };
}

/// <summary>VAT of one code and rate, on the sum of its lines.</summary>
internal sealed record EInvoiceVat(EInvoiceTax Tax, decimal Base, decimal Amount, string? Reason);

/// <summary>Something taken off.</summary>
/// <param name="Percent">Of <paramref name="Of"/>, where the amount is that to the cent.</param>
/// <param name="Tax">Of the whole document; null on a line.</param>
internal sealed record EInvoiceAllowance(decimal Amount, decimal Of, decimal? Percent, string Reason,
    EInvoiceTax? Tax = null)
{
    /// <summary>Discount (UNCL5189).</summary>
    public const string ReasonCode = "95";
}

/// <summary>A line: quantity × price for so many, less what is taken off, is its net amount. The price is never
/// negative (BR-27): where something is taken off by a line its quantity is.</summary>
/// <param name="Unit">UN/ECE Rec 20.</param>
/// <param name="Price">BT-146, for <paramref name="Per"/> of the unit (BT-149).</param>
internal sealed record EInvoiceLine(int Number, string Name, decimal Quantity, string Unit, decimal Price, decimal Per,
    decimal Net, EInvoiceTax Tax)
{
    public EInvoiceAllowance? Allowance { get; init; }
    public EInvoicePeriod? Period { get; init; }
}
