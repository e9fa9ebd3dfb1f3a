using ErpCrm.Platform.Mail;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Workspace.Mail;

internal sealed class MailTemplateForm
{
    public const int Unsaved = -1;

    /// <summary>Key of the kind of record; empty for every other one.</summary>
    public string? For { get; set; }

    public string? Language { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
    public int Version { get; set; }

    [BindNever]
    public MailTemplatePage Page { get; set; } = null!;
}

/// <summary>What the page shows beside the form.</summary>
/// <param name="KindName">What the kind is called.</param>
internal sealed record MailTemplatePage(string KindName, IReadOnlyList<(string Name, string Word)> Placeholders,
    bool IsOwn)
{
    /// <summary>The template with a record's values; null when it was not asked for.</summary>
    public FilledTemplate? Preview { get; init; }
}

/// <param name="Record">Whose values they are; null when there is no record of the kind yet.</param>
internal sealed record FilledTemplate(string? Record, string Subject, string Body);

/// <summary>A kind of record in the list of templates.</summary>
/// <param name="Own">Languages in which the company has words of its own.</param>
internal sealed record TemplateKind(string Kind, string Name, IReadOnlyList<string> Own);

internal sealed class MailTemplateFormValidator : AbstractValidator<MailTemplateForm>
{
    public MailTemplateFormValidator()
    {
        RuleFor(f => f.Subject).NotEmpty().MaximumLength(MailText.SubjectLength);
        RuleFor(f => f.Body).NotEmpty().MaximumLength(MailTemplate.BodyLength);
    }
}
