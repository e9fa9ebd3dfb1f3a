using FluentValidation;

namespace ErpCrm.Crm.FollowUps;

internal sealed class FollowUpForm
{
    public Guid? DealId { get; set; }
    public Guid? LeadId { get; set; }
    public string? Text { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>Page to return to: <c>my-day</c>, or null for the record.</summary>
    public string? Back { get; set; }
}

internal sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    public FollowUpFormValidator()
    {
        RuleFor(f => f.Text).NotEmpty().MaximumLength(FollowUp.TextLength);
        RuleFor(f => f.DueOn).NotNull();
    }
}
