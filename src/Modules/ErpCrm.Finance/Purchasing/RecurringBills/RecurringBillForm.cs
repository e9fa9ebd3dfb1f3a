using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

internal sealed class RecurringBillForm
{
    public string? Name { get; set; }
    public Guid? SupplierId { get; set; }
    public string? SupplierIdText { get; set; }
    public string? NumberPrefix { get; set; }
    public RecurringEvery Every { get; set; }
    public DateOnly? FirstOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int? TermDays { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string Currency { get; set; } = "";
    public bool PricesWithVat { get; set; }
    [Decimals(2)]
    public decimal? VatPercent { get; set; }
    public string? Description { get; set; }
    public Guid? CategoryId { get; set; }
    public Guid? AccountId { get; set; }
    public Guid? ProjectId { get; set; }
    public bool IsRebillable { get; set; }
    [Decimals(2)]
    public decimal? MarkupPercent { get; set; }
    public bool IsSpread { get; set; }
    public bool PostsByItself { get; set; }
    public int Version { get; set; }

    [BindNever]
    public RecurringBillContext? Context { get; set; }

    public RecurringBillTerms Terms() => new(
        Name!, NumberPrefix!, new RecurringSchedule(Every, FirstOn!.Value, EndsOn), TermDays ?? 0, Currency,
        PricesWithVat, VatPercent ?? 0, Amount ?? 0, Description!, IsSpread, PostsByItself)
    {
        CategoryId = CategoryId,
        AccountId = AccountId,
        ProjectId = ProjectId,
        IsRebillable = IsRebillable,
        MarkupPercent = MarkupPercent ?? 0,
    };

    /// <summary>The days that are typed so far; none while they make no sense.</summary>
    public IReadOnlyList<DateOnly> Days(int count) => FirstOn is { } first && !(EndsOn < first)
        ? [.. new RecurringSchedule(Every, first, EndsOn).From(first).Take(count)]
        : [];

    public static RecurringBillForm Of(RecurringBill bill, string supplier) => new()
    {
        Name = bill.Name,
        SupplierId = bill.SupplierId,
        SupplierIdText = supplier,
        NumberPrefix = bill.NumberPrefix,
        Every = bill.Every,
        FirstOn = bill.FirstOn,
        EndsOn = bill.EndsOn,
        TermDays = bill.TermDays,
        Amount = bill.AmountOn(bill.NextOn ?? bill.DueFrom),
        Currency = bill.Currency,
        PricesWithVat = bill.PricesWithVat,
        VatPercent = bill.VatPercent,
        Description = bill.Description,
        CategoryId = bill.CategoryId,
        AccountId = bill.AccountId,
        ProjectId = bill.ProjectId,
        IsRebillable = bill.IsRebillable,
        MarkupPercent = bill.MarkupPercent == 0 ? null : bill.MarkupPercent,
        IsSpread = bill.IsSpread,
        PostsByItself = bill.PostsByItself,
        Version = bill.Version,
    };
}

/// <summary>What can be chosen, and whose form it is.</summary>
/// <param name="Bill">Null for a new one.</param>
internal sealed record RecurringBillContext(RecurringBill? Bill, BillEditContext Choices);

internal sealed class RecurringBillFormValidator : AbstractValidator<RecurringBillForm>
{
    private const int MostDaysOfTerm = 365;

    public RecurringBillFormValidator(IBusinessClock clock)
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(RecurringBill.NameLength);
        RuleFor(f => f.SupplierId).NotNull();
        RuleFor(f => f.NumberPrefix).NotEmpty().MaximumLength(RecurringBill.PrefixLength);
        RuleFor(f => f.Every).IsInEnum();
        // What lies further back is entered as what it is: a bill.
        RuleFor(f => f.FirstOn).NotNull().InclusiveBetween(clock.Today.AddYears(-10), clock.Today.AddYears(10));
        RuleFor(f => f.TermDays).NotNull().InclusiveBetween(0, MostDaysOfTerm);
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(Currencies.CodeLength);
        RuleFor(f => f.VatPercent).NotNull().InclusiveBetween(0, 100);
        RuleFor(f => f.Description).NotEmpty().MaximumLength(BillLine.DescriptionLength);
        RuleFor(f => f.MarkupPercent).InclusiveBetween(0, 100);
    }
}
