using ErpCrm.Projects.Time;
using FluentValidation;

namespace ErpCrm.Projects.Approvals;

/// <summary>Why a week goes back.</summary>
internal sealed class SendBackForm
{
    public Guid Id { get; set; }
    public string? PersonName { get; set; }
    public string? Reason { get; set; }
    public int Version { get; set; }
}

internal sealed class SendBackFormValidator : AbstractValidator<SendBackForm>
{
    public SendBackFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(Timesheet.ReasonLength);
}
