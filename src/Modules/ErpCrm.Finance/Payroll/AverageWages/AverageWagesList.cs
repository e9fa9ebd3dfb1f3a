using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.AverageWages;

internal sealed record AverageWageRow(Guid Id, DateOnly ValidFrom, decimal Amount, string Source);

internal sealed class AverageWagesList : ListOf<AverageWage, AverageWageRow>
{
    public AverageWagesList()
        : base("average-wages", "/finance/payroll/average-wages", typeof(FinanceText))
    {
        Name = "Average wages";
        RowsAre(Kinds.AverageWage, r => r.Id, r => Format.Date(r.ValidFrom));
        WhenNothing(new("chart-line", "No average wage yet",
            "Without one contributions have neither a least nor a largest base.")
        {
            Action = ("New average wage", "/finance/payroll/average-wages/create"),
        });

        Day("from", "Valid from", r => r.ValidFrom).Sorts().Card(1)
            .Cell(r => Cells.Name($"/finance/payroll/average-wages/{r.Id}/edit", Format.Date(r.ValidFrom)));
        Money("amount", "Amount, {0}", r => r.Amount).Digits(2).Card(2);
        Text("source", "Source", r => r.Source).Card(3).Class("wrap");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<AverageWage> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().AverageWages.AsNoTracking();

    protected override Expression<Func<AverageWage, AverageWageRow>> Row(ListScope scope) =>
        w => new AverageWageRow(w.Id, w.ValidFrom, w.Amount, w.Source);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("from", true);
}
