using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>A line that each invoice has; its words are filled with the period of the invoice.</summary>
internal sealed class RecurringInvoiceLine : IPartOf
{
    private RecurringInvoiceLine()
    {
    }

    internal RecurringInvoiceLine(Guid recurringInvoiceId) => RecurringInvoiceId = recurringInvoiceId;

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid RecurringInvoiceId { get; private set; }

    [NotAudited]
    public int Position { get; private set; }

    public string Description { get; private set; } = "";
    public decimal Quantity { get; private set; }
    public LineUnit Unit { get; private set; }
    public decimal UnitPrice { get; private set; }
    public decimal DiscountPercent { get; private set; }
    public decimal VatPercent { get; private set; }
    public string? VatNote { get; private set; }
    public VatCategory VatCategory { get; private set; }
    public string? VatCode { get; private set; }

    public LineVat Rate => new(VatPercent, VatNote, VatCategory, VatCode);

    Type IPartOf.OwnerType => typeof(RecurringInvoice);

    Guid IPartOf.OwnerId => RecurringInvoiceId;

    internal void Set(RecurringLineTerms terms, int position)
    {
        if (Rounding.Round(terms.Quantity, InvoiceLine.QuantityDigits) == 0)
            throw new BusinessRuleException("A quantity of zero bills nothing; remove the line instead.")
            {
                Field = $"Lines[{position}].Quantity",
            };
        (Position, Description, Quantity) = (position, terms.Description.Trim(), terms.Quantity);
        (Unit, UnitPrice, DiscountPercent) = (terms.Unit, terms.UnitPrice, terms.DiscountPercent);
        (VatPercent, VatNote) = (terms.Vat.Percent, terms.Vat.Note);
        (VatCategory, VatCode) = (terms.Vat.Category, terms.Vat.Code);
    }

    /// <summary>The line of one invoice.</summary>
    /// <param name="service">The days over which it is earned; null where it is earned at once.</param>
    public LineContent ContentOf(ServicePeriodWords words, BilledPeriod? service)
    {
        var description = words.Fill(Description);
        return new LineContent(
            description.Length <= InvoiceLine.DescriptionLength ? description : description[
                ..InvoiceLine.DescriptionLength],
            Quantity, Unit, UnitPrice, DiscountPercent, VatPercent, VatNote, service?.First, service?.Last,
            VatCategory, VatCode);
    }
}
