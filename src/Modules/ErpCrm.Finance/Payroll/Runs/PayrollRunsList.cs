using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Runs;

internal sealed record PayrollRunRow(
    Guid Id, string Code, DateOnly Month, PayrollState State, DateOnly PayOn, int People, decimal Gross,
    decimal Employer, decimal Net, string Currency);

/// <summary>Months that were run, the latest first.</summary>
internal sealed class PayrollRunsList : ListOf<PayrollRun, PayrollRunRow>
{
    public PayrollRunsList()
        : base("payroll", "/finance/payroll", typeof(FinanceText))
    {
        Name = "Payroll runs";
        CountWord = "{0} payroll run|{0} payroll runs";
        RowsAre(Kinds.PayrollRun, r => r.Id, r => r.Code);
        Choose("state", "State", "Any status", r => r.State, state => state.ToString());
        WhenNothing(new("wallet", "No payroll yet",
            "A month is computed of the salaries, looked at, and posted as a whole.")
        {
            New = Kinds.PayrollRun,
        });
        WhenNoMatch("No payroll run matches");

        Day("month", "Month", r => r.Month).Sorts().Card(1)
            .Cell(r => Html.Of(
                $"{Cells.Name($"/finance/payroll/{r.Id}", Format.MonthYear(r.Month))}{Cells.Beside(r.Code)}"));
        Text("code", "Code", r => r.Code).ExportOnly();
        Choice("state", "State", r => r.State).Card(4)
            .Cell((r, s) => Cells.Badge(PayrollWords.ToneOf(r.State), s.Say(r.State.ToString())));
        Number("people", "People", r => r.People);
        Money("gross", "Gross pay", r => r.Gross, r => r.Currency);
        Money("employer", "Contributions", r => r.Employer, r => r.Currency);
        Money("cost", "Payroll cost", r => r.Gross + r.Employer, r => r.Currency).Card(2).Class("strong");
        Money("net", "Net pay", r => r.Net, r => r.Currency);
        Day("payOn", "Paid out on", r => r.PayOn).ExportOnly();
    }

    public override IQueryable<PayrollRun> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().PayrollRuns.AsNoTracking();

    protected override Expression<Func<PayrollRun, PayrollRunRow>> Row(ListScope scope) =>
        r => new PayrollRunRow(r.Id, r.Code, r.Month, r.State, r.PayOn, r.People, r.Gross, r.Employer, r.Net,
            r.Currency);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("month", true);
}
