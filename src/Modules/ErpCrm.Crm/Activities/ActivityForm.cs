using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.Activities;

internal sealed class ActivityForm
{
    public Guid? DealId { get; set; }
    public Guid? LeadId { get; set; }
    public ActivityKind? Kind { get; set; }
    public string? Subject { get; set; }
    public string? Details { get; set; }

    /// <summary>Company's day; today when empty.</summary>
    public DateOnly? HappenedOn { get; set; }

    /// <summary>What it is written down for; only where the form is a page of its own.</summary>
    [BindNever]
    public Talk? Talk { get; set; }
}

internal sealed class ActivityFormValidator : AbstractValidator<ActivityForm>
{
    public ActivityFormValidator()
    {
        RuleFor(f => f.Kind).NotNull().IsInEnum();
        RuleFor(f => f.Subject).NotEmpty().MaximumLength(Activity.SubjectLength);
        RuleFor(f => f.Details).MaximumLength(Activity.TextLength);
    }
}
