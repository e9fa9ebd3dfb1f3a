using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Payroll.Salaries;

namespace ErpCrm.Tests.Finance.Payroll.Runs;

/// <summary>September 2026 has 22 working days, 11 of them from the 16th on.</summary>
public sealed class PayDaysTests
{
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly DateOnly Middle = new(2026, 9, 16);
    private static readonly Guid Person = Guid.CreateVersion7();

    private readonly PayDays _days = PayDays.Of(September, []);

    private static PersonSalary Long { get; } = new(Person, new DateOnly(2026, 1, 1), Terms(100_000), []);

    [Fact]
    public void Who_joins_or_leaves_within_the_month_is_paid_for_his_working_days()
    {
        Assert.Equal(22, _days.Count);
        Assert.Equal(100_000m, GrossOf([Long], null, null));
        Assert.Equal(50_000m, GrossOf([Long], Middle, null));
        Assert.Equal(50_000m, GrossOf([Long], null, Middle.AddDays(-1)));
        Assert.Empty(_days.Of([Long], new DateOnly(2026, 10, 1), null));
        Assert.Empty(_days.Of([Long], null, new DateOnly(2026, 8, 31)));
    }

    [Fact]
    public void A_salary_that_changes_within_the_month_is_paid_in_parts()
    {
        var raised = new PersonSalary(Person, Middle, Terms(120_000), [Long]);
        Assert.Equal(110_000m, GrossOf([Long, raised], null, null));
        var half = new PersonSalary(Person, Middle, Terms(100_000, 50), [Long]);
        Assert.Equal(75_000m, GrossOf([Long, half], null, null));
    }

    [Fact]
    public void Holidays_are_paid_like_other_days_and_a_month_without_working_days_by_all_of_them()
    {
        var holiday = PayDays.Of(September, [new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 5)]);
        Assert.Equal(21, holiday.Count);
        var free = PayDays.Of(September, Enumerable.Range(0, 30).Select(September.AddDays));
        Assert.Equal(30, free.Count);
    }

    private decimal GrossOf(IReadOnlyList<PersonSalary> salaries, DateOnly? joined, DateOnly? left) =>
        PayMath.GrossOf(_days.Of(salaries, joined, left).Select(
            p => new PaidSpan(p.Salary.MonthlyPay, p.Salary.Workload, p.Days)), _days.Count, "KGS");

    private static SalaryTerms Terms(decimal pay, decimal workload = 100) => new(pay, "KGS", workload, "001");
}
