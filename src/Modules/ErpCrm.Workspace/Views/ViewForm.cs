using ErpCrm.Ui.Lists.Views;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Views;

internal sealed class ViewForm
{
    /// <summary>Key of the list, of a new view.</summary>
    public string? List { get; set; }

    /// <summary>What the list shows, of a new view.</summary>
    public string? Query { get; set; }

    /// <summary>The view that was changed and is now saved as another: it is as it was again.</summary>
    public Guid? From { get; set; }

    public string? Name { get; set; }

    public ViewSharing? Sharing { get; set; } = ViewSharing.Private;

    public int Version { get; set; }

    [BindNever]
    public Guid? Id { get; set; }

    /// <summary>Where the list stands.</summary>
    [BindNever]
    public string Back { get; set; } = "/";

    public static ViewForm Of(KeptView view) =>
        new() { Id = view.Id, List = view.List, Name = view.Name, Sharing = view.Sharing, Version = view.Version };
}

internal sealed class ViewFormValidator : AbstractValidator<ViewForm>
{
    public ViewFormValidator(IStringLocalizer<WorkspaceText> texts)
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(KeptView.NameLength);
        RuleFor(f => f.Sharing).NotNull().IsInEnum();
        RuleFor(f => f.Query).MaximumLength(KeptView.QueryLength)
            .WithMessage(_ => texts["It asks too much to be kept. Take filters away."]);
    }
}
