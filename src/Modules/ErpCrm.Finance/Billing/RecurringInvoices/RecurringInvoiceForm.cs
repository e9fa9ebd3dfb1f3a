using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Schedules;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

internal sealed class RecurringInvoiceForm
{
    public string? Name { get; set; }
    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }

    /// <summary>The customer's own when empty.</summary>
    public string? Currency { get; set; }

    public int? Every { get; set; }
    public SeriesUnit Rhythm { get; set; } = SeriesUnit.Month;
    public DateOnly? FirstOn { get; set; }
    public bool IsLastDay { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int? Times { get; set; }
    public RecurringCovers Covers { get; set; }
    public InvoiceStage Stage { get; set; }
    public bool MailsLink { get; set; }
    public bool PricesIncludeVat { get; set; }
    public int? PaymentTermDays { get; set; }
    public string? Reference { get; set; }
    public string? Notes { get; set; }
    public List<RecurringLineForm> Lines { get; set; } = [];
    public int Version { get; set; }

    [BindNever]
    public RecurringFormContext? Context { get; private set; }

    /// <summary>Shows the form, and each of its lines, with what stands around them.</summary>
    public void ShowIn(RecurringFormContext context)
    {
        Context = context;
        foreach (var line in Lines) line.Context = context;
    }

    public RecurringInvoiceTerms Terms(string customersCurrency) => new(
        Name ?? "", Currency is { Length: > 0 } chosen ? chosen : customersCurrency,
        new DaySeries(Rhythm, Every ?? 1, FirstOn ?? default, EndsOn) { IsLastDay = IsLastDay },
        [.. Lines.Select(line => line.Terms())])
    {
        ProjectId = ProjectId,
        Times = Times,
        Covers = Covers,
        Stage = Stage,
        MailsLink = MailsLink,
        PricesIncludeVat = PricesIncludeVat,
        PaymentTermDays = PaymentTermDays ?? 0,
        Reference = Reference,
        Notes = Notes,
    };

    public static RecurringInvoiceForm Of(RecurringInvoice recurring, string customer, string? project) => new()
    {
        Name = recurring.Name,
        CompanyId = recurring.CompanyId,
        CompanyIdText = customer,
        ProjectId = recurring.ProjectId,
        ProjectIdText = project,
        Currency = recurring.Currency,
        Every = recurring.Every,
        Rhythm = recurring.Rhythm,
        FirstOn = recurring.FirstOn,
        IsLastDay = recurring.IsLastDay,
        EndsOn = recurring.EndsOn,
        Times = recurring.Times,
        Covers = recurring.Covers,
        Stage = recurring.Stage,
        MailsLink = recurring.MailsLink,
        PricesIncludeVat = recurring.PricesIncludeVat,
        PaymentTermDays = recurring.PaymentTermDays,
        Reference = recurring.Reference,
        Notes = recurring.Notes,
        Lines = [.. recurring.Lines.OrderBy(l => l.Position).Select(RecurringLineForm.Of)],
        Version = recurring.Version,
    };
}

/// <summary>One line of the form.</summary>
internal sealed class RecurringLineForm
{
    private const decimal Largest = 10_000_000_000m;

    /// <summary>Null on a new line.</summary>
    public Guid? Id { get; set; }

    public string? Description { get; set; }
    [Decimals(2)]
    public decimal? Quantity { get; set; }
    public LineUnit Unit { get; set; }
    [Decimals(6)]
    public decimal? UnitPrice { get; set; }
    [Decimals(2)]
    public decimal? DiscountPercent { get; set; }

    /// <summary>Rate and reason of the line's VAT, as <see cref="VatChoice"/> writes them.</summary>
    public string? Vat { get; set; }

    [BindNever]
    public RecurringFormContext? Context { get; set; }

    /// <summary>Whether its amount can be computed at all; what is wrong with it otherwise, the validator says.
    /// </summary>
    public bool IsComputable => Math.Abs(Quantity ?? 0) <= Largest && Math.Abs(UnitPrice ?? 0) <= Largest
        && (DiscountPercent ?? 0) is >= 0 and <= 100 && Enum.IsDefined(Unit);

    public RecurringLineTerms Terms() => new(Id, (Description ?? "").Trim(), Quantity ?? 0, Unit, UnitPrice ?? 0,
        DiscountPercent ?? 0, VatChoice.Parse(Vat));

    public static RecurringLineForm Of(RecurringInvoiceLine line) => new()
    {
        Id = line.Id,
        Description = line.Description,
        Quantity = line.Quantity,
        Unit = line.Unit,
        UnitPrice = line.UnitPrice,
        DiscountPercent = line.DiscountPercent,
        Vat = VatChoice.KeyOf(line.Rate),
    };
}

/// <summary>What can be chosen, whose form it is, and what comes of what is typed so far.</summary>
/// <param name="Recurring">Null for a new one.</param>
internal sealed record RecurringFormContext(RecurringInvoice? Recurring, IReadOnlyList<SelectListItem> VatRates,
    string DefaultVat)
{
    public IReadOnlyList<ComingInvoice> Coming { get; init; } = [];

    public string Currency { get; init; } = "";
}

internal sealed class RecurringInvoiceFormValidator : AbstractValidator<RecurringInvoiceForm>
{
    private const int MostTimes = 1000;
    private const int MostDaysOfTerm = 365;

    public RecurringInvoiceFormValidator(IBusinessClock clock)
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(RecurringInvoice.NameLength);
        RuleFor(f => f.CompanyId).NotNull();
        RuleFor(f => f.Currency).Must(code => string.IsNullOrEmpty(code) || Currencies.IsKnown(code));
        RuleFor(f => f.Every).NotNull().InclusiveBetween(1, RecurringInvoice.MostEvery);
        RuleFor(f => f.Rhythm).IsInEnum();
        RuleFor(f => f.FirstOn).NotNull().InclusiveBetween(clock.Today.AddYears(-10), clock.Today.AddYears(10));
        RuleFor(f => f.EndsOn).LessThanOrEqualTo(clock.Today.AddYears(30));
        RuleFor(f => f.Times).InclusiveBetween(1, MostTimes);
        RuleFor(f => f.Covers).IsInEnum();
        RuleFor(f => f.Stage).IsInEnum();
        RuleFor(f => f.PaymentTermDays).NotNull().InclusiveBetween(0, MostDaysOfTerm);
        RuleFor(f => f.Reference).MaximumLength(RecurringInvoice.ReferenceLength);
        RuleFor(f => f.Notes).MaximumLength(RecurringInvoice.NotesLength);
        RuleForEach(f => f.Lines).SetValidator(new RecurringLineFormValidator());
    }
}

internal sealed class RecurringLineFormValidator : AbstractValidator<RecurringLineForm>
{
    public RecurringLineFormValidator()
    {
        RuleFor(l => l.Description).NotEmpty().MaximumLength(InvoiceLine.DescriptionLength);
        RuleFor(l => l.Quantity).NotNull().PrecisionScale(12, 2, ignoreTrailingZeros: true);
        RuleFor(l => l.Unit).IsInEnum();
        RuleFor(l => l.UnitPrice).NotNull().PrecisionScale(16, 6, ignoreTrailingZeros: true);
        RuleFor(l => l.DiscountPercent).InclusiveBetween(0, 100).PrecisionScale(5, 2, ignoreTrailingZeros: true);
        RuleFor(l => l.Vat).NotEmpty();
    }
}
