using ErpCrm.Crm.Activities;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.FollowUps;

internal sealed class FollowUpForm
{
    public Guid? DealId { get; set; }
    public Guid? LeadId { get; set; }
    public string? Text { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>Page to return to: <c>my-day</c>, or null for the record.</summary>
    public string? Back { get; set; }

    /// <summary>What it is planned for; only where the form is a page of its own.</summary>
    [BindNever]
    public Talk? Talk { get; set; }

    /// <summary>Something was just done, and nothing follows: the form is ready to be typed into.</summary>
    [BindNever]
    public bool AsksForNext { get; set; }
}

internal sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    public FollowUpFormValidator()
    {
        RuleFor(f => f.Text).NotEmpty().MaximumLength(FollowUp.TextLength);
        RuleFor(f => f.DueOn).NotNull();
    }
}
