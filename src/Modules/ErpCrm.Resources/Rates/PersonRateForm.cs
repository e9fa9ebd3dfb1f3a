using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Resources.Rates;

/// <summary>New rates per hour in base currency from a day on.</summary>
internal sealed class PersonRateForm
{
    public DateOnly? ValidFrom { get; set; }
    [Decimals(2)]
    public decimal? CostPerHour { get; set; }
    [Decimals(2)]
    public decimal? BillPerHour { get; set; }

    [BindNever]
    public string? PersonName { get; set; }
}

internal sealed class PersonRateFormValidator : AbstractValidator<PersonRateForm>
{
    private const decimal Most = 100_000_000;

    public PersonRateFormValidator()
    {
        RuleFor(f => f.ValidFrom).NotEmpty();
        RuleFor(f => f.CostPerHour).NotNull().InclusiveBetween(0, Most);
        RuleFor(f => f.BillPerHour).InclusiveBetween(0, Most);
    }
}
