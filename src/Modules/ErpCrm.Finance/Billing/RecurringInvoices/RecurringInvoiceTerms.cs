using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Schedules;
using ErpCrm.Finance.TaxRates;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>How far an invoice goes without a person.</summary>
internal enum InvoiceStage
{
    Draft,
    Issue,
    Send,
}

/// <summary>Which days an invoice bills, seen from its own.</summary>
internal enum RecurringCovers
{
    NoPeriod,
    ComingPeriod,
    PastPeriod,
}

/// <summary>The first and the last day that an invoice bills.</summary>
internal readonly record struct BilledPeriod(DateOnly First, DateOnly Last);

/// <summary>What is typed into a line.</summary>
/// <param name="Id">Null for a new line.</param>
/// <param name="Description">With words for the period, as <see cref="ServicePeriodWords"/> knows them.</param>
internal sealed record RecurringLineTerms(Guid? Id, string Description, decimal Quantity, LineUnit Unit,
    decimal UnitPrice, decimal DiscountPercent, LineVat Vat);

/// <summary>What is typed into a recurring invoice.</summary>
internal sealed record RecurringInvoiceTerms(string Name, string Currency, DaySeries Series,
    IReadOnlyList<RecurringLineTerms> Lines)
{
    public Guid? ProjectId { get; init; }

    /// <summary>So many invoices at most.</summary>
    public int? Times { get; init; }

    public RecurringCovers Covers { get; init; }
    public InvoiceStage Stage { get; init; }

    /// <summary>Its mails carry a link at which the invoice can be looked at.</summary>
    public bool MailsLink { get; init; }

    /// <summary>Whether prices are given with VAT.</summary>
    public bool PricesIncludeVat { get; init; }

    public int PaymentTermDays { get; init; }
    public string? Reference { get; init; }
    public string? Notes { get; init; }
}
