using ErpCrm.Resources.Shared;
using ErpCrm.Ui.Mvc;
using FluentValidation;

namespace ErpCrm.Resources.People;

/// <summary>Working hours by weekday from a day on.</summary>
internal sealed class HoursForm
{
    public int? Version { get; set; }
    public DateOnly? ValidFrom { get; set; }
    [Hours]
    public decimal? Monday { get; set; }
    [Hours]
    public decimal? Tuesday { get; set; }
    [Hours]
    public decimal? Wednesday { get; set; }
    [Hours]
    public decimal? Thursday { get; set; }
    [Hours]
    public decimal? Friday { get; set; }
    [Hours]
    public decimal? Saturday { get; set; }
    [Hours]
    public decimal? Sunday { get; set; }

    public IReadOnlyList<int> ToMinutes() =>
        [.. ((decimal?[])[Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]).Select(HoursText.ToMinutes)];

    public static HoursForm Of(IReadOnlyList<int> minutes, DateOnly validFrom, int version) => new()
    {
        Version = version,
        ValidFrom = validFrom,
        Monday = HoursText.ToHours(minutes[0]),
        Tuesday = HoursText.ToHours(minutes[1]),
        Wednesday = HoursText.ToHours(minutes[2]),
        Thursday = HoursText.ToHours(minutes[3]),
        Friday = HoursText.ToHours(minutes[4]),
        Saturday = HoursText.ToHours(minutes[5]),
        Sunday = HoursText.ToHours(minutes[6]),
    };
}

internal sealed class HoursFormValidator : AbstractValidator<HoursForm>
{
    public HoursFormValidator()
    {
        RuleFor(f => f.ValidFrom).NotEmpty();
        RuleFor(f => f.Monday).InclusiveBetween(0, 24);
        RuleFor(f => f.Tuesday).InclusiveBetween(0, 24);
        RuleFor(f => f.Wednesday).InclusiveBetween(0, 24);
        RuleFor(f => f.Thursday).InclusiveBetween(0, 24);
        RuleFor(f => f.Friday).InclusiveBetween(0, 24);
        RuleFor(f => f.Saturday).InclusiveBetween(0, 24);
        RuleFor(f => f.Sunday).InclusiveBetween(0, 24);
    }
}
