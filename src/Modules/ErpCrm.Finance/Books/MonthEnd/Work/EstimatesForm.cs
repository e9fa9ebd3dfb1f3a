using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>How each fixed price is earned, and what is still expected of it.</summary>
internal sealed class EstimatesForm
{
    public List<EstimateRow> Rows { get; set; } = [];

    [BindNever]
    public ClosingMonth Month { get; set; } = new(default);

    [BindNever]
    public IReadOnlyList<Contract> Contracts { get; set; } = [];

    [BindNever]
    public string BaseCurrency { get; set; } = "";

    public static List<EstimateRow> RowsOf(IEnumerable<Contract> contracts) =>
        [.. contracts.Select(c => new EstimateRow
        {
            ProjectId = c.Project.Id, Method = c.Method, Seen = Shown(c), Remaining = Shown(c),
        })];

    /// <summary>Keeps what was changed: methods, and estimates that differ from what was shown.</summary>
    /// <exception cref="BusinessRuleException">A method was posted by already.</exception>
    public async Task ApplyAsync(FinanceDbContext db, Guid byId, DateTime now, CancellationToken ct)
    {
        var terms = await db.EarningTerms.ToDictionaryAsync(t => t.ProjectId, ct);
        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (Contracts.FirstOrDefault(c => c.Project.Id == row.ProjectId) is not { } contract) continue;
            await ChangeAsync(db, terms.GetValueOrDefault(row.ProjectId), row, i, ct);
            if (row.Method == EarningMethod.AsBilled || row.Remaining is not { } remaining
                || (remaining == row.Seen && row.Method == contract.Method)) continue;
            var actual = row.Method == EarningMethod.Hours ? contract.Hours : contract.Cost;
            db.Add(new CompletionEstimate(row.ProjectId, Month.First, row.Method, actual, remaining, row.Note, byId,
                now));
        }
    }

    private static async Task ChangeAsync(FinanceDbContext db, EarningTerms? terms, EstimateRow row, int index,
        CancellationToken ct)
    {
        if (terms is null)
        {
            if (row.Method != EarningMethod.AsBilled) db.Add(new EarningTerms(row.ProjectId, row.Method));
            return;
        }

        var id = row.ProjectId;
        var isPosted = terms.Method != row.Method && await db.ClosingRunLines.AnyAsync(l => l.RefId == id
            && db.ClosingRuns.Any(r => r.Id == l.RunId && r.Step == RunStep.WorkInProgress
                && r.State == RunState.Posted), ct);
        try
        {
            terms.Change(row.Method, isPosted);
        }
        catch (BusinessRuleException e)
        {
            throw new BusinessRuleException(e.Message, [.. e.Arguments]) { Field = $"Rows[{index}].Method" };
        }
    }

    private static decimal? Shown(Contract contract) =>
        contract.Remaining is { } known ? Rounding.Round(known, 2) : null;
}

/// <summary>One contract of the form.</summary>
internal sealed class EstimateRow
{
    public Guid ProjectId { get; set; }
    public EarningMethod Method { get; set; }

    /// <summary>What the page had shown; another figure was typed by somebody.</summary>
    [Decimals(2)]
    public decimal? Seen { get; set; }

    /// <summary>Cost in base currency, or hours.</summary>
    [Decimals(2)]
    public decimal? Remaining { get; set; }

    public string? Note { get; set; }
}

internal sealed class EstimatesFormValidator : AbstractValidator<EstimatesForm>
{
    public EstimatesFormValidator()
    {
        RuleForEach(f => f.Rows).ChildRules(row =>
        {
            row.RuleFor(r => r.Method).IsInEnum();
            row.RuleFor(r => r.Remaining).InclusiveBetween(0, Currencies.Largest);
            row.RuleFor(r => r.Note).MaximumLength(CompletionEstimate.NoteLength);
        });
    }
}
