using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Salaries;

internal sealed record SalaryRow(
    Guid Id, Guid PersonId, string? Person, string? Department, DateOnly ValidFrom, decimal MonthlyPay,
    string Currency, decimal Workload, string Tariff);

/// <summary>All salaries, the latest first.</summary>
internal sealed class SalariesList : ListOf<PersonSalary, SalaryRow>
{
    public SalariesList()
        : base("salaries", "/finance/payroll/salaries", typeof(FinanceText))
    {
        Name = "Salaries";
        RowsAre(Kinds.PersonSalary, r => r.Id, r => r.Person ?? "");
        WhenNothing(new("wallet", "No salaries yet",
            "Enter what people are paid; a month's payroll is computed of it.")
        {
            Action = ("New salary", "/finance/payroll/salaries/create"),
            Permission = FinancePermissions.EditPayroll,
        });
        WhenNoMatch("No salary matches");

        Record("person", "Person", Kinds.Person, r => r.PersonId, r => r.Person).Card(1).Class("strong");
        Text("department", "Department", r => r.Department).FewTexts().Card(4);
        Day("from", "Valid from", r => r.ValidFrom).Sorts().Card(3);
        Money("pay", "Monthly pay", r => r.MonthlyPay, r => r.Currency).Card(2).Class("strong");
        Percent("workload", "Workload", r => r.Workload).Digits(0);
        Text("tariff", "Tariff", r => r.Tariff).FewTexts();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<PersonSalary> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().PersonSalaries.AsNoTracking();

    protected override Expression<Func<PersonSalary, SalaryRow>> Row(ListScope scope)
    {
        var people = scope.Get<FinanceDbContext>().People;
        return s => new SalaryRow(s.Id, s.PersonId,
            people.Where(p => p.Id == s.PersonId).Select(p => p.Name).FirstOrDefault(),
            people.Where(p => p.Id == s.PersonId).Select(p => p.Department).FirstOrDefault(),
            s.ValidFrom, s.MonthlyPay, s.Currency, s.Workload, s.Tariff);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("from", true);
}
