using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Payroll.AverageWages;
using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Salaries;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>Computes a month of everybody who has a salary. Run in a transaction: rates are read in it.</summary>
internal sealed class PayrollComputing(FinanceDbContext db, IPublicHolidays holidays, ICompanyProfile company)
{
    private sealed record Month(
        DateOnly First, PayDays Days, IReadOnlyList<ContributionRule> Rules, decimal AverageWage,
        ExchangeRateTable Rates, string Currency)
    {
        public DateOnly Last => PayMonth.LastOf(First);
    }

    /// <exception cref="BusinessRuleException">A rate or a tariff is missing.</exception>
    public async Task<IReadOnlyList<ComputedPay>> ComputeAsync(PayrollRun run, CancellationToken ct)
    {
        var last = PayMonth.LastOf(run.Month);
        var salaries = (await db.PersonSalaries.AsNoTracking().Where(s => s.ValidFrom <= last).ToListAsync(ct))
            .ToLookup(s => s.PersonId);
        var people = await db.People.AsNoTracking().ToListAsync(ct);
        var month = await ReadAsync(run.Month, [.. salaries.SelectMany(s => s).Select(s => s.Currency)], ct);
        var extras = run.Extras.ToLookup(e => e.PersonId, e => e.Change);
        return
        [
            .. people.Where(p => salaries.Contains(p.Id)).OrderBy(p => p.Department, StringComparer.Ordinal)
                .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id)
                .Select(p => Of(p, [.. salaries[p.Id]], [.. extras[p.Id]], month)).OfType<ComputedPay>(),
        ];
    }

    private async Task<Month> ReadAsync(DateOnly first, IReadOnlyCollection<string> currencies, CancellationToken ct)
    {
        var last = PayMonth.LastOf(first);
        var free = await holidays.BetweenAsync(first, last, ct);
        var rules = await db.ContributionRules.AsNoTracking().ToListAsync(ct);
        var wages = await db.AverageWages.AsNoTracking().ToListAsync(ct);
        return new Month(first, PayDays.Of(first, free), rules, AverageWage.On(wages, last),
            await Rates.ReadAsync(db, company, currencies.Distinct(), ct), company.Current.BaseCurrency);
    }

    private static ComputedPay? Of(PersonCopy person, IReadOnlyList<PersonSalary> salaries,
        IReadOnlyList<decimal> extras, Month month)
    {
        var parts = month.Days.Of(salaries, person.JoinedOn, person.LeftOn);
        if (parts.Count == 0 && extras.Count == 0) return null;
        var holds = parts.Count > 0 ? parts[^1].Salary : PersonSalary.On(salaries, month.Last)!;
        var spans = parts.Select(p => new PaidSpan(
            p.Salary.MonthlyPay * month.Rates.Require(p.Salary.Currency, month.Last), p.Salary.Workload, p.Days))
            .ToList();
        var salary = PayMath.GrossOf(spans, month.Days.Count, month.Currency);
        var rule = ContributionRule.On(month.Rules, holds.Tariff, month.Last)
            ?? throw new BusinessRuleException(
                "No row of the tariff “{0}” holds in this month. Enter it in the settings.", holds.Tariff);
        return new ComputedPay(
            new PaidPerson(person.Id, person.Name, person.Department, holds.Tariff, holds.ValidFrom,
                parts.Sum(p => p.Days), month.Days.Count, holds.Workload),
            salary, extras.Sum(),
            PayMath.Of(salary + extras.Sum(), PayMath.PresenceOf(spans, month.Days.Count), rule.Terms,
                month.AverageWage, month.Currency),
            holds.Account);
    }
}
