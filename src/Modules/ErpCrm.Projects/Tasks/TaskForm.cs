using ErpCrm.Contracts;
using ErpCrm.Projects.Time;
using ErpCrm.Ui.Custom;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Projects.Tasks;

/// <summary>Fields of a task.</summary>
internal sealed class TaskForm : ICustomForm
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public Guid? AssigneeId { get; set; }

    /// <summary>Hours as people type them.</summary>
    public string? Estimate { get; set; }

    public DateOnly? DueOn { get; set; }
    public bool IsBillable { get; set; }

    /// <summary>Where a file says that it stands; by hand it is moved.</summary>
    [BindNever]
    public TaskState? State { get; set; }

    public int Version { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Task;

    /// <summary>Whether it was opened on the task's own page, and leads back there.</summary>
    public bool FromPage { get; set; }

    [BindNever]
    public TaskFormPage? Page { get; set; }

    public int? EstimateMinutes => Hours.TryParse(Estimate, out var minutes) && minutes > 0 ? minutes : null;

    public string Back => FromPage ? $"/projects/tasks/{Id}" : $"/projects/tasks?project={ProjectId}";

    public static TaskForm Of(ProjectTask task, bool fromPage) => new()
    {
        Id = task.Id,
        ProjectId = task.ProjectId,
        Name = task.Name,
        Description = task.Description,
        AssigneeId = task.AssigneeId,
        Estimate = Hours.Format(task.EstimateMinutes ?? 0),
        DueOn = task.DueOn,
        IsBillable = task.IsBillable,
        Version = task.Version,
        FromPage = fromPage,
        Custom = CustomInput.Of(task),
    };
}

/// <summary>What the form of a task shows beside its fields.</summary>
internal sealed record TaskFormPage(IReadOnlyList<SelectListItem> People);

internal sealed class TaskFormValidator : AbstractValidator<TaskForm>
{
    public TaskFormValidator(Microsoft.Extensions.Localization.IStringLocalizer<Text.ProjectsText> texts)
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(ProjectTask.NameLength);
        RuleFor(f => f.Description).MaximumLength(ProjectTask.DescriptionLength);
        RuleFor(f => f.Estimate).Must(text => Hours.TryParse(text, out _))
            .WithMessage(_ => texts["Enter hours like 1.5, 1:30 or 90m."]);
    }
}

/// <summary>A task typed on the board.</summary>
internal sealed class NewTaskForm
{
    public Guid ProjectId { get; set; }
    public string? Name { get; set; }
}

internal sealed class NewTaskFormValidator : AbstractValidator<NewTaskForm>
{
    public NewTaskFormValidator() => RuleFor(f => f.Name).NotEmpty().MaximumLength(ProjectTask.NameLength);
}
