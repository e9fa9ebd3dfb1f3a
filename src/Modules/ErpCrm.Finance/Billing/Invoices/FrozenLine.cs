using System.Text.Json.Serialization;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.TaxRates;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>A line as printed.</summary>
/// <param name="Net">After its part of the document's discount.</param>
internal sealed record FrozenLine(string Description, decimal Quantity, LineUnit Unit, decimal UnitPrice,
    decimal DiscountPercent, decimal VatPercent, decimal Net)
{
    /// <summary>First day of a service that is earned day by day.</summary>
    public DateOnly? ServiceFrom { get; init; }

    /// <summary>Last day of that service.</summary>
    public DateOnly? ServiceTo { get; init; }

    /// <summary>The work that it bills, or takes back; the certificate compares with it (domain-rules §30).</summary>
    public IReadOnlyList<FrozenWork>? Work { get; init; }

    /// <summary>What is printed, where that is not the net amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Its part of the document's discount, net.</summary>
    public decimal? Allowance { get; init; }

    /// <summary>Why nothing is charged; null with a rate above 0, and in documents that do not say it.</summary>
    public VatCategory? VatCategory { get; init; }

    [JsonIgnore]
    public decimal Printed => Amount ?? Net;

    /// <summary>Net, before the document's discount (BT-131).</summary>
    [JsonIgnore]
    public decimal NetBefore => Net + (Allowance ?? 0);

    public static FrozenLine Of(Invoice invoice, InvoiceLine line) => new(line.Description, line.Quantity, line.Unit,
        line.UnitPrice, line.DiscountPercent, line.VatPercent, line.Net)
    {
        ServiceFrom = line.ServiceFrom,
        ServiceTo = line.ServiceTo,
        Work = FrozenWork.Of(invoice, line),
        Amount = line.Amount == line.Net ? null : line.Amount,
        Allowance = line.Allowance == 0 ? null : line.Allowance,
        VatCategory = line.VatPercent > 0 ? null : line.VatCategory,
    };

    public static FrozenLine Of(CreditNote note, CreditNoteLine line) => new(line.Description, line.Quantity,
        line.Unit, line.UnitPrice, line.DiscountPercent, line.VatPercent, line.Net)
    {
        Work = FrozenWork.Of(note, line),
        Amount = line.Amount == line.Net ? null : line.Amount,
        Allowance = line.Allowance == 0 ? null : line.Allowance,
        VatCategory = line.VatPercent > 0 ? null : line.VatCategory,
    };
}
