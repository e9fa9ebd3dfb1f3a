using ErpCrm.SharedKernel;
using FluentValidation;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What a row of a file says of an invoice that another system issued.</summary>
internal sealed class OpenInvoiceForm
{
    public string? Number { get; set; }
    public Guid? CompanyId { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? DueOn { get; set; }
    public string? Currency { get; set; }
    public decimal? Gross { get; set; }
    public decimal? Vat { get; set; }

    /// <summary>All of it where nothing is said.</summary>
    public decimal? Open { get; set; }

    /// <summary>1 unit of the currency = x base; that of the day where nothing is said.</summary>
    public decimal? ExchangeRate { get; set; }

    public string? Reference { get; set; }
    public string? Description { get; set; }

    /// <summary>From issue to due date, where no due date is said.</summary>
    public int PaymentTermDays { get; set; }

    /// <summary>It is here already: what a file says otherwise is refused.</summary>
    public bool IsKnown { get; set; }

    public CarriedInvoice ToInvoice() => new(
        Number!.Trim(), IssuedOn!.Value, DueOn ?? IssuedOn.Value.AddDays(PaymentTermDays), Currency ?? "",
        Gross ?? 0, Vat ?? 0, Open ?? Gross ?? 0, Said(Reference), Said(Description));

    public static OpenInvoiceForm Of(Invoice invoice) => new()
    {
        Number = invoice.Number,
        CompanyId = invoice.CompanyId,
        IssuedOn = invoice.IssuedOn,
        DueOn = invoice.DueOn,
        Currency = invoice.Currency,
        Gross = invoice.Gross,
        Vat = invoice.Vat,
        Open = invoice.OpenAmount,
        ExchangeRate = invoice.ExchangeRate,
        Reference = invoice.Reference,
        Description = invoice.Lines.Count > 0 ? invoice.Lines[0].Description : null,
        IsKnown = true,
    };

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class OpenInvoiceFormValidator : AbstractValidator<OpenInvoiceForm>
{
    private const decimal Largest = 100_000_000_000m;

    public OpenInvoiceFormValidator(IBusinessClock clock)
    {
        RuleFor(f => f.Number).NotEmpty().MaximumLength(Invoice.NumberLength);
        RuleFor(f => f.CompanyId).NotEmpty();
        RuleFor(f => f.IssuedOn).NotNull().InclusiveBetween(new DateOnly(2000, 1, 1), clock.Today);
        RuleFor(f => f.Currency).NotEmpty();
        RuleFor(f => f.Gross).NotNull().InclusiveBetween(0, Largest);
        RuleFor(f => f.Vat).InclusiveBetween(0, Largest);
        RuleFor(f => f.Open).InclusiveBetween(0, Largest);
        RuleFor(f => f.ExchangeRate).GreaterThan(0).LessThan(1_000_000);
        RuleFor(f => f.Reference).MaximumLength(100);
        RuleFor(f => f.Description).MaximumLength(InvoiceLine.DescriptionLength);
    }
}
