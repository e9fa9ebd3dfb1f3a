using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>What was known for the e-invoice when its document was issued (domain-rules §4).</summary>
internal sealed record FrozenEInvoice
{
    /// <summary>Whether the document was issued as one.</summary>
    public EInvoiceUse Use { get; init; }

    public EInvoiceSide Seller { get; init; } = new();
    public EInvoiceSide Buyer { get; init; } = new();

    /// <summary>What was not known then is taken from today; what was frozen stays.</summary>
    public FrozenEInvoice CompletedBy(FrozenEInvoice today) => this with
    {
        Seller = Seller.Or(today.Seller),
        Buyer = Buyer.Or(today.Buyer),
    };

    /// <summary>Of a credit note: it speaks to whom its invoice spoke; the seller is of today.</summary>
    public static FrozenEInvoice? OfCredit(FrozenEInvoice? invoice, FrozenEInvoice? today) => today is null
        ? invoice
        : today with { Buyer = invoice?.Buyer.Or(today.Buyer) ?? today.Buyer };
}

/// <summary>What is entered of one side for e-invoices; empty where it is not known.</summary>
internal sealed record EInvoiceSide
{
    public string Country { get; init; } = "";
    public string VatId { get; init; } = "";
    public string Scheme { get; init; } = "";
    public string Address { get; init; } = "";
    public string Reference { get; init; } = "";

    /// <exception cref="BusinessRuleException">A code is not known, or half of an address is missing.</exception>
    public static void Check(EInvoiceSide side)
    {
        if (side.Country.Length > 0 && !Countries.IsKnown(side.Country))
            throw new BusinessRuleException("Choose a country of the list.") { Field = nameof(Country) };
        if (side.Scheme.Length > 0 && !ElectronicAddresses.IsKnown(side.Scheme))
            throw new BusinessRuleException("Choose a list of addresses.") { Field = nameof(Scheme) };
        if (side.Scheme.Length == 0 != (side.Address.Length == 0))
            throw new BusinessRuleException("An electronic address is a list and the address in it.")
            {
                Field = side.Scheme.Length == 0 ? nameof(Scheme) : nameof(Address)
            };
    }

    public EInvoiceSide Or(EInvoiceSide other) => new()
    {
        Country = Country.Length > 0 ? Country : other.Country,
        VatId = VatId.Length > 0 ? VatId : other.VatId,
        Scheme = Scheme.Length > 0 ? Scheme : other.Scheme,
        Address = Scheme.Length > 0 ? Address : other.Address,
        Reference = Reference.Length > 0 ? Reference : other.Reference,
    };
}
