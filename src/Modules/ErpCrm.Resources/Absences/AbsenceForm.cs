using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Resources.Absences;

internal sealed class AbsenceForm
{
    /// <summary>Only for those who write down other people's leave; else it is the signed-in user's own.</summary>
    public Guid? PersonId { get; set; }

    public string? PersonIdText { get; set; }
    public AbsenceKind Kind { get; set; }
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }
    public bool IsHalfDay { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    /// <summary>Whoever asks is no person yet, and writes down nobody else's.</summary>
    [BindNever]
    public bool IsNobodys { get; set; }

    public static AbsenceForm Of(Absence absence) => new()
    {
        PersonId = absence.PersonId,
        PersonIdText = absence.Person.Name,
        Kind = absence.Kind,
        FirstDay = absence.FirstDay,
        LastDay = absence.LastDay,
        IsHalfDay = absence.IsHalfDay,
        Note = absence.Note,
        Version = absence.Version,
    };
}

internal sealed class AbsenceFormValidator : AbstractValidator<AbsenceForm>
{
    public AbsenceFormValidator()
    {
        RuleFor(f => f.FirstDay).NotEmpty();
        RuleFor(f => f.LastDay).NotEmpty();
        RuleFor(f => f.Kind).IsInEnum();
        RuleFor(f => f.Note).MaximumLength(Absence.NoteLength);
    }
}

internal sealed class RefusalForm
{
    public string? Reason { get; set; }
    public int Version { get; set; }

    [BindNever]
    public Absence? Absence { get; set; }
}

internal sealed class RefusalFormValidator : AbstractValidator<RefusalForm>
{
    public RefusalFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(Absence.NoteLength);
}
