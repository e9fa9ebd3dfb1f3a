using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Salaries;

/// <summary>What somebody is paid from a day on.</summary>
internal sealed class SalaryForm
{
    public Guid? PersonId { get; set; }
    public DateOnly? ValidFrom { get; set; }
    [Amount]
    public decimal? MonthlyPay { get; set; }
    public string Currency { get; set; } = "";
    [Decimals(2)]
    public decimal? Workload { get; set; }
    public string Tariff { get; set; } = "";
    public string? AccountNumber { get; set; }
    public string? Bank { get; set; }
    public string? BankCode { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Tariffs { get; private set; } = [];

    public SalaryTerms Terms() => new(MonthlyPay!.Value, Currency, Workload!.Value, Tariff)
    {
        Account = new PayeeAccount(AccountNumber ?? "", Bank ?? "", BankCode ?? ""),
    };

    /// <summary>Begins with what holds now.</summary>
    public void BeginWith(PersonSalary? known)
    {
        if (known is null) return;
        (MonthlyPay, Currency, Workload, Tariff) =
            (known.MonthlyPay, known.Currency, known.Workload, known.Tariff);
        (AccountNumber, Bank, BankCode) = (known.AccountNumber, known.Bank, known.BankCode);
    }

    /// <summary>Reads what can be chosen.</summary>
    public async Task PrepareAsync(FinanceDbContext db, IStringLocalizer texts, CancellationToken ct)
    {
        People = [.. (await db.People.AsNoTracking().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name })
            .ToListAsync(ct)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        var rules = await db.ContributionRules.AsNoTracking().OrderBy(r => r.Code).ThenByDescending(r => r.ValidFrom)
            .Select(r => new { r.Code, r.Name }).ToListAsync(ct);
        Tariffs = [.. rules.DistinctBy(r => r.Code)
            .Select(r => new SelectListItem($"{r.Code} · {texts[r.Name].Value}", r.Code))];
    }
}

internal sealed class SalaryFormValidator : AbstractValidator<SalaryForm>
{
    private const decimal Most = 1_000_000_000;

    public SalaryFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull();
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.MonthlyPay).NotNull().InclusiveBetween(0, Most);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.Workload).NotNull().InclusiveBetween(1, 100);
        RuleFor(f => f.Tariff).NotEmpty().MaximumLength(ContributionRule.CodeLength);
        RuleFor(f => f.AccountNumber).MaximumLength(PersonSalary.AccountLength);
        RuleFor(f => f.Bank).MaximumLength(PersonSalary.BankLength);
        RuleFor(f => f.BankCode).MaximumLength(PersonSalary.BankCodeLength);
    }
}
