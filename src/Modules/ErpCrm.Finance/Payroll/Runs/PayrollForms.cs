using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>Which month is run.</summary>
internal sealed class PayrollRunForm
{
    private const int MonthsBack = 12;

    /// <summary><c>2026-10</c>.</summary>
    public string? Month { get; set; }

    /// <summary>Null for the last day of the month.</summary>
    public DateOnly? PayOn { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Months { get; private set; } = [];

    public PayrollRunForm Prepared(DateOnly today)
    {
        var latest = PayMonth.Of(today).AddMonths(1);
        Months = [.. Enumerable.Range(0, MonthsBack).Select(back => latest.AddMonths(-back))
            .Select(month => new SelectListItem(Format.MonthYear(month), PayMonth.KeyOf(month)))];
        return this;
    }
}

internal sealed class PayrollRunFormValidator : AbstractValidator<PayrollRunForm>
{
    public PayrollRunFormValidator() => RuleFor(f => f.Month).NotEmpty();
}

/// <summary>What one person gets beside the salary, or less.</summary>
internal sealed class PayrollExtraForm
{
    public Guid? PersonId { get; set; }
    public PayrollExtraKind? Kind { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }

    [BindNever]
    public Guid RunId { get; private set; }

    [BindNever]
    public string Code { get; private set; } = "";

    [BindNever]
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Says which run it is of, and who is paid in it.</summary>
    public void ShowIn(PayrollRun run)
    {
        (RunId, Code) = (run.Id, run.Code);
        People = [.. run.Lines.OrderBy(l => l.PersonName, StringComparer.CurrentCulture)
            .Select(l => new SelectListItem(l.PersonName, l.PersonId.ToString()))];
    }
}

internal sealed class PayrollExtraFormValidator : AbstractValidator<PayrollExtraForm>
{
    private const decimal Most = 1_000_000_000;

    public PayrollExtraFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull();
        RuleFor(f => f.Kind).NotNull().IsInEnum();
        RuleFor(f => f.Amount).NotNull().InclusiveBetween(0.01m, Most);
        RuleFor(f => f.Note).MaximumLength(PayrollExtra.NoteLength);
    }
}
