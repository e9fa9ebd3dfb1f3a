using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Contributions;

internal sealed record ContributionRuleRow(
    Guid Id, string Code, string Name, DateOnly ValidFrom, decimal Employer, decimal Employee, decimal IncomeTax,
    string Source);

internal sealed class ContributionRulesList : ListOf<ContributionRule, ContributionRuleRow>
{
    public ContributionRulesList()
        : base("contribution-rules", "/finance/payroll/contributions", typeof(FinanceText))
    {
        Name = "Tariffs of contributions";
        RowsAre(Kinds.ContributionRule, r => r.Id, r => r.Code);

        Text("code", "Code", r => r.Code).SortsBy(r => r.Code, r => r.ValidFrom).Card(1)
            .Cell(r => Cells.Name($"/finance/payroll/contributions/{r.Id}/edit", r.Code));
        Text("name", "Name", r => r.Name).Shows((r, s) => s.Say(r.Name)).Card(4);
        Day("from", "Valid from", r => r.ValidFrom).Card(3);
        Percent("employer", "Employer", r => r.Employer).Digits(2).Card(2);
        Percent("employee", "Employee", r => r.Employee).Digits(2);
        Percent("tax", "Income tax", r => r.IncomeTax).Digits(2);
        Text("source", "Source", r => r.Source).ExportOnly();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ContributionRule> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ContributionRules.AsNoTracking();

    protected override Expression<Func<ContributionRule, ContributionRuleRow>> Row(ListScope scope) =>
        r => new ContributionRuleRow(r.Id, r.Code, r.Name, r.ValidFrom,
            r.EmployerPension + r.EmployerMedical + r.EmployerHealth, r.EmployeePension + r.EmployeeFund, r.IncomeTax,
            r.Source);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("code", false);
}
