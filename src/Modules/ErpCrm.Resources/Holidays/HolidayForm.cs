using FluentValidation;

namespace ErpCrm.Resources.Holidays;

internal sealed class HolidayForm
{
    public DateOnly? Day { get; set; }
    public string? Name { get; set; }
}

internal sealed class HolidayFormValidator : AbstractValidator<HolidayForm>
{
    public HolidayFormValidator()
    {
        RuleFor(f => f.Day).NotEmpty();
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Holiday.NameLength);
    }
}
