using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.EInvoices;

/// <summary>Who sent an e-invoice, as it says itself.</summary>
internal sealed record ElectronicParty(string Name)
{
    public string? TaxId { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }

    /// <summary>IBAN, or a plain account number.</summary>
    public string? Account { get; init; }

    public string? BankCode { get; init; }
}

/// <summary>A line of an e-invoice: quantity × price is its net amount.</summary>
internal sealed record ElectronicLine(string Description, decimal Quantity, decimal UnitPrice, decimal VatPercent)
{
    public DateOnly? CoversFrom { get; init; }
    public DateOnly? CoversUntil { get; init; }

    /// <summary>By what is printed: where rounding or an allowance makes the price another one, the amount
    /// holds.</summary>
    public static ElectronicLine Of(string description, decimal quantity, decimal price, decimal? net,
        decimal vatPercent, string currency)
    {
        // Of six decimals a price that is derived has enough.
        var rounded = Rounding.Round(price, 6);
        var fits = quantity != 0 && (net is null || Rounding.Round(quantity * rounded, currency) == net)
            && quantity == Rounding.Round(quantity, BillLine.QuantityDigits);
        return fits
            ? new ElectronicLine(description, quantity, rounded, vatPercent)
            : new ElectronicLine(description, 1, net ?? Rounding.Round(quantity * price, currency), vatPercent);
    }
}

/// <summary>What an e-invoice says (EN 16931), whatever its syntax: amounts as printed, positive on a credit
/// note.</summary>
/// <param name="VatTotal">VAT as the seller computed it.</param>
internal sealed record ElectronicInvoice(
    bool IsCredit, string Number, DateOnly? IssuedOn, string Currency, ElectronicParty Seller,
    IReadOnlyList<ElectronicLine> Lines, decimal? VatTotal)
{
    /// <summary>By how much two ways to round may differ.</summary>
    private const decimal MostDifference = 1m;

    public DateOnly? DueOn { get; init; }
    public string? PaymentReference { get; init; }
    public string? Note { get; init; }

    /// <summary>The seller's VAT where it is another than its lines come to; null where it is the same.</summary>
    public decimal? VatAsPrinted
    {
        get
        {
            if (VatTotal is not { } printed) return null;
            var computed = BillTotals.Of(
                [.. Lines.Select(l => new BillFigures(l.Quantity, l.UnitPrice, l.VatPercent))],
                new BillMethod(Currency, PricesWithVat: false, VatRounding.PerRate)).Vat;
            return printed == computed || Math.Abs(printed - computed) > MostDifference ? null : printed;
        }
    }
}
