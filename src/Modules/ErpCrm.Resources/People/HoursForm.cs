using ErpCrm.Resources.Shared;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

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

    /// <summary>Whose hours they are.</summary>
    [BindNever]
    public Person? Person { get; set; }

    public IReadOnlyList<int> ToMinutes() =>
        [.. ((decimal?[])[Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]).Select(HoursText.ToMinutes)];

    /// <summary>The hours that hold on a day.</summary>
    public static HoursForm Of(Person person, DateOnly day)
    {
        var hours = HoursPattern.On(person.Hours, day).Select(minutes => (decimal?)HoursText.ToHours(minutes)).ToList();
        return new HoursForm
        {
            Person = person,
            Version = person.Version,
            ValidFrom = day,
            Monday = hours[0],
            Tuesday = hours[1],
            Wednesday = hours[2],
            Thursday = hours[3],
            Friday = hours[4],
            Saturday = hours[5],
            Sunday = hours[6],
        };
    }
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
