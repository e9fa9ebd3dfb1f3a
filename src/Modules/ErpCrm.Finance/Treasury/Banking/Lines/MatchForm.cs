using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Treasury.Banking.Lines;

/// <summary>What a line is, said by hand: one part or several.</summary>
internal sealed class MatchForm
{
    public const int MostParts = 40;

    public List<MatchPartForm> Parts { get; set; } = [];
    public int Version { get; set; }

    [BindNever]
    public LinePage? Page { get; private set; }

    public static MatchForm Of(LinePage page)
    {
        var form = new MatchForm
        {
            Version = page.Line.Version,
            Parts = [new MatchPartForm { Amount = Math.Abs(page.Line.Amount), Currency = page.Line.Currency }],
        };
        return form.ShownOn(page);
    }

    public MatchForm ShownOn(LinePage page)
    {
        Page = page;
        foreach (var part in Parts) part.Page = page;
        return this;
    }

    /// <summary>Rows that say nothing are left out.</summary>
    public IReadOnlyList<MatchPartForm> Entered =>
        [.. Parts.Where(p => !string.IsNullOrEmpty(p.Target) || p.Amount is not (null or 0))];
}

/// <summary>A part of the line.</summary>
internal sealed class MatchPartForm
{
    /// <summary>As <see cref="MatchTarget"/> writes it.</summary>
    public string? Target { get; set; }

    public string? TargetText { get; set; }

    /// <summary>Without the sign of the line.</summary>
    [Amount]
    public decimal? Amount { get; set; }

    /// <summary>Of the line.</summary>
    public string Currency { get; set; } = "";

    public DifferenceKind Difference { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }
    public Guid? CostCentreId { get; set; }
    public string? Note { get; set; }

    [BindNever]
    public LinePage? Page { get; set; }
}

internal sealed class MatchFormValidator : AbstractValidator<MatchForm>
{
    public MatchFormValidator()
    {
        RuleFor(f => f.Parts).Must(parts => parts.Count is > 0 and <= MatchForm.MostParts);
        RuleForEach(f => f.Parts).ChildRules(part =>
        {
            part.RuleFor(p => p.Target).NotEmpty().MaximumLength(MatchTarget.MaxLength)
                .When(p => p.Amount is not (null or 0));
            part.RuleFor(p => p.Amount).NotNull().When(p => !string.IsNullOrEmpty(p.Target));
            part.RuleFor(p => p.Amount).InclusiveBetween(0, 100_000_000_000m);
            part.RuleFor(p => p.Difference).IsInEnum();
            part.RuleFor(p => p.Note).MaximumLength(BankMatch.NoteLength);
        });
    }
}

/// <summary>Why a match, or a whole import, is taken back.</summary>
internal sealed class UndoForm
{
    public string? Reason { get; set; }
    public int Version { get; set; }
}

internal sealed class UndoFormValidator : AbstractValidator<UndoForm>
{
    public UndoFormValidator() => RuleFor(f => f.Reason).MaximumLength(Treasury.Payments.Payment.NoteLength);
}
