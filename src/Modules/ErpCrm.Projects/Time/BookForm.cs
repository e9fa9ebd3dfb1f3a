using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Projects.Time;

/// <summary>Where measured time is booked.</summary>
internal sealed class BookForm
{
    [BindNever]
    public Guid Id { get; set; }

    [BindNever]
    public int Measured { get; set; }

    [BindNever]
    public DateOnly MeasuredOn { get; set; }

    [BindNever]
    public string? MeasuredFor { get; set; }

    public string? Work { get; set; }
    public string? WorkText { get; set; }
    public DateOnly? Day { get; set; }

    /// <summary>As in the grid: <c>1.5</c>, <c>1:30</c>, <c>90m</c>.</summary>
    public string? Hours { get; set; }

    [BindNever]
    public int Minutes => Time.Hours.TryParse(Hours, out var minutes) ? minutes : 0;
}

internal sealed class BookFormValidator : AbstractValidator<BookForm>
{
    public BookFormValidator()
    {
        RuleFor(f => f.Work).NotEmpty();
        RuleFor(f => f.Day).NotEmpty();
        RuleFor(f => f.Hours).NotEmpty().MaximumLength(20);
        RuleFor(f => f.Hours).Must(h => Hours.TryParse(h, out var minutes) && minutes > 0)
            .When(f => !string.IsNullOrWhiteSpace(f.Hours))
            .WithMessage("Enter hours like 1.5, 1:30 or 90m.");
    }
}
