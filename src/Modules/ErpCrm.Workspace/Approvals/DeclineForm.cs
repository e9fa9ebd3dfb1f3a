using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Why something is given back.</summary>
internal sealed class DeclineForm
{
    [BindNever]
    public string Kind { get; set; } = "";

    [BindNever]
    public Guid Id { get; set; }

    /// <summary>Nobody corrects it and hands it in again.</summary>
    [BindNever]
    public bool IsFinal { get; set; }

    public string? Title { get; set; }
    public string? Submitter { get; set; }
    public string? Reason { get; set; }
    public int Version { get; set; }
}

internal sealed class DeclineFormValidator : AbstractValidator<DeclineForm>
{
    public DeclineFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(Approval.NoteLength);
}
