using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using FluentValidation;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What a row of a file says of a bill that another system has.</summary>
internal sealed class OpenBillForm
{
    public string? Number { get; set; }
    public Guid? SupplierId { get; set; }
    public DateOnly? BilledOn { get; set; }
    public DateOnly? DueOn { get; set; }
    public string? Currency { get; set; }
    public decimal? Gross { get; set; }
    public decimal? Vat { get; set; }

    /// <summary>All of it where nothing is said.</summary>
    public decimal? Open { get; set; }

    /// <summary>1 unit of the currency = x base; that of the day where nothing is said.</summary>
    public decimal? ExchangeRate { get; set; }

    public string? Description { get; set; }

    /// <summary>From bill to due date, where no due date is said.</summary>
    public int PaymentTermDays { get; set; }

    /// <summary>It is here already: what a file says otherwise is refused.</summary>
    public bool IsKnown { get; set; }

    public CarriedBill ToBill(DateOnly postedOn) => new(
        Number!.Trim(), BilledOn!.Value, DueOn ?? BilledOn.Value.AddDays(PaymentTermDays), Currency ?? "",
        Gross ?? 0, Vat ?? 0, Open ?? Gross ?? 0,
        string.IsNullOrWhiteSpace(Description) ? null : Description.Trim(), postedOn);

    public static OpenBillForm Of(Bill bill) => new()
    {
        Number = bill.Number,
        SupplierId = bill.SupplierId,
        BilledOn = bill.BilledOn,
        DueOn = bill.DueOn,
        Currency = bill.Currency,
        Gross = bill.Gross,
        Vat = bill.Vat,
        Open = bill.OpenAmount,
        ExchangeRate = bill.ExchangeRate,
        Description = bill.Lines.Count > 0 ? bill.Lines[0].Description : null,
        IsKnown = true,
    };

    /// <summary>What the row finds a bill by.</summary>
    public string? Key => SupplierId is { } supplier && Bill.KeyOf(BillKind.Bill, Number) is { } number
        ? KeyOf(supplier, number)
        : null;

    public static string KeyOf(Guid supplierId, string numberKey) => $"{supplierId:N}|{numberKey}";
}

internal sealed class OpenBillFormValidator : AbstractValidator<OpenBillForm>
{
    private const decimal Largest = 100_000_000_000m;

    public OpenBillFormValidator(IBusinessClock clock)
    {
        RuleFor(f => f.Number).NotEmpty().MaximumLength(Bill.NumberLength);
        RuleFor(f => f.SupplierId).NotEmpty();
        RuleFor(f => f.BilledOn).NotNull().InclusiveBetween(new DateOnly(2000, 1, 1), clock.Today);
        RuleFor(f => f.Currency).NotEmpty();
        RuleFor(f => f.Gross).NotNull().InclusiveBetween(0, Largest);
        RuleFor(f => f.Vat).InclusiveBetween(0, Largest);
        RuleFor(f => f.Open).InclusiveBetween(0, Largest);
        RuleFor(f => f.ExchangeRate).GreaterThan(0).LessThan(1_000_000);
        RuleFor(f => f.Description).MaximumLength(BillLine.DescriptionLength);
    }
}
