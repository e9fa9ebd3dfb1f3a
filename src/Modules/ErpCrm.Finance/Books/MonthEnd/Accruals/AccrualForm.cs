using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.MonthEnd.Accruals;

/// <summary>A cost of the month whose bill is still to come: it is taken back on the next day, when the bill may come.
/// </summary>
internal sealed class AccrualForm
{
    public Guid? AccountId { get; set; }

    /// <summary>In base currency.</summary>
    [Decimals(3)]
    public decimal? Amount { get; set; }

    public string? Text { get; set; }
    public Guid? ProjectId { get; set; }

    [BindNever]
    public ClosingMonth Month { get; set; } = new(default);

    [BindNever]
    public string BaseCurrency { get; set; } = "";

    [BindNever]
    public IReadOnlyList<SelectListItem> Accounts { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Projects { get; set; } = [];

    [BindNever]
    public IReadOnlyList<StepRun> Known { get; set; } = [];

    /// <summary>What is posted: in base currency.</summary>
    /// <exception cref="BusinessRuleException">The amount does not exist in it.</exception>
    public RunRow Row(string accountCode)
    {
        var amount = Currencies.Exact(Amount!.Value, BaseCurrency, nameof(Amount));
        return new RunRow(Kinds.Account, AccountId!.Value, "", $"{accountCode} {Text!.Trim()}", amount, 0)
        {
            AccountId = AccountId, ProjectId = ProjectId,
        };
    }

    /// <summary>Cost against accrued expenses on the last day, and the opposite on the next.</summary>
    public static void Post(ClosingRun run, IReadOnlyList<RunRow> rows, PostingRun posting)
    {
        (DateOnly Day, int Sign)[] days = [(run.Of.Last, 1), (run.Of.Last.AddDays(1), -1)];
        foreach (var (day, sign) in days)
        {
            var entry = posting.Open(JournalKind.Accrual, day, Kinds.ClosingRun, run.Id, run.Code);
            foreach (var row in rows)
            {
                var of = row.Of with { Text = row.Label };
                entry.Debit(row.AccountId!.Value, sign * row.Difference, of)
                    .Credit(AccountRole.AccruedExpenses, sign * row.Difference, of);
            }
        }
    }

    public async Task PrepareAsync(FinanceDbContext db, IStringLocalizer texts, CancellationToken ct)
    {
        Accounts = [.. (await db.Accounts.AsNoTracking().Where(a => a.IsActive).ToListAsync(ct))
            .Where(a => a.Type == AccountType.Expense).OrderBy(a => a.Code, StringComparer.Ordinal)
            .Select(a => new SelectListItem($"{a.Code} {texts[a.Name].Value}", a.Id.ToString()))];
        Projects = [.. (await db.Projects.AsNoTracking().Where(p => p.IsOpen).OrderByDescending(p => p.Code).Take(200)
            .Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(ct))
            .Select(p => new SelectListItem($"{p.Code} {p.Name}", p.Id.ToString()))];
        var first = Month.First;
        Known = await db.ClosingRuns.AsNoTracking().Where(r => r.Month == first && r.Step == RunStep.Accrual)
            .OrderByDescending(r => r.Number).Take(50)
            .Select(r => new StepRun(r.Id, r.Code, r.State, r.Amount, r.RanAt)).ToListAsync(ct);
    }
}

internal sealed class AccrualFormValidator : AbstractValidator<AccrualForm>
{
    public AccrualFormValidator()
    {
        RuleFor(f => f.AccountId).NotNull();
        RuleFor(f => f.Amount).NotNull().GreaterThan(0).LessThanOrEqualTo(Currencies.Largest);
        RuleFor(f => f.Text).NotEmpty().MaximumLength(100);
    }
}
