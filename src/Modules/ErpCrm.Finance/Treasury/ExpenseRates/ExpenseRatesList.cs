using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ExpenseRates;

internal sealed record ExpenseRateRow(
    Guid Id, string Name, ExpenseKind Kind, DateOnly ValidFrom, decimal Amount, string Currency, string Source,
    bool IsActive);

internal sealed class ExpenseRatesList : ListOf<ExpenseRate, ExpenseRateRow>
{
    public ExpenseRatesList()
        : base("expense-rates", "/finance/expense-rates", typeof(FinanceText))
    {
        Name = "Mileage and per diem rates";
        RowsAre(Kinds.ExpenseRate, r => r.Id, r => r.Name);
        WhenNothing(new("route", "No rates yet",
            "Enter what a kilometre or a day is paid back with: people then enter kilometres and days alone.")
        {
            Action = ("New rate", "/finance/expense-rates/create"),
        });

        Text("name", "Name", r => r.Name).SortsBy(r => r.Name, r => r.ValidFrom).Card(1)
            .Cell(r => Cells.Name($"/finance/expense-rates/{r.Id}/edit", r.Name));
        Choice("kind", "Kind", r => r.Kind).Says(ExpenseBadges.KindOf).Card(3);
        Day("from", "Valid from", r => r.ValidFrom).Card(4);
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Card(2);
        Flag("status", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived")
            .Shows((r, s) => s.Say(r.IsActive ? "Active" : "Archived"))
            .Cell((r, s) => Cells.Badge(r.IsActive ? "green" : "gray", s.Say(r.IsActive ? "Active" : "Archived")));
        Text("source", "Source", r => r.Source).ExportOnly();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ExpenseRate> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ExpenseRates.AsNoTracking();

    protected override Expression<Func<ExpenseRate, ExpenseRateRow>> Row(ListScope scope) =>
        r => new ExpenseRateRow(r.Id, r.Name, r.Kind, r.ValidFrom, r.Amount, r.Currency, r.Source, r.IsActive);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);
}
