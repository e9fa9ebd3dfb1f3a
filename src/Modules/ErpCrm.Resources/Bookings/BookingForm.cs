using ErpCrm.Resources.Shared;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Resources.Bookings;

/// <summary>Books one person on one project for some weeks.</summary>
internal sealed class BookingForm
{
    public Guid? PersonId { get; set; }
    public string? PersonIdText { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }

    /// <summary>Any day of the first week.</summary>
    public DateOnly? From { get; set; }

    public int? Weeks { get; set; } = 1;

    /// <summary>Per week.</summary>
    [Hours]
    public decimal? Hours { get; set; }

    public bool IsTentative { get; set; }

    /// <summary>Local address of the page that asked.</summary>
    public string? ReturnUrl { get; set; }
}

internal sealed class BookingFormValidator : AbstractValidator<BookingForm>
{
    public BookingFormValidator()
    {
        RuleFor(f => f.PersonId).NotEmpty();
        RuleFor(f => f.ProjectId).NotEmpty();
        RuleFor(f => f.From).NotEmpty();
        RuleFor(f => f.Weeks).NotNull().InclusiveBetween(1, Booking.MostWeeks);
        RuleFor(f => f.Hours).NotNull().GreaterThan(0).LessThanOrEqualTo(Booking.MostMinutes / 60);
    }
}

/// <summary>Changes one booking.</summary>
internal sealed class BookingChangeForm
{
    [Hours]
    public decimal? Hours { get; set; }
    public bool IsTentative { get; set; }
    public int Version { get; set; }
    public string? ReturnUrl { get; set; }

    [BindNever]
    public BookingPage? Page { get; set; }

    public static BookingChangeForm Of(Booking booking, string? returnUrl) => new()
    {
        Hours = HoursText.ToHours(booking.Minutes),
        IsTentative = booking.IsTentative,
        Version = booking.Version,
        ReturnUrl = returnUrl,
    };
}

/// <summary>A booking that is changed, with the names of whom and what it is for.</summary>
internal sealed record BookingPage(Booking Booking, string Person, string Project);

internal sealed class BookingChangeFormValidator : AbstractValidator<BookingChangeForm>
{
    public BookingChangeFormValidator() =>
        RuleFor(f => f.Hours).NotNull().GreaterThan(0).LessThanOrEqualTo(Booking.MostMinutes / 60);
}
