using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

internal sealed record ExpenseCategoryRow(Guid Id, string Name, bool IsBuiltIn, CostKind Cost, bool IsActive);

internal sealed class ExpenseCategoriesList : ListOf<ExpenseCategory, ExpenseCategoryRow>
{
    public ExpenseCategoriesList()
        : base("expense-categories", "/finance/expense-categories", typeof(FinanceText))
    {
        Name = "Expense categories";
        RowsAre(Kinds.ExpenseCategory, r => r.Id, r => r.Name);
        Text("name", "Name", r => r.Name).Sorts().Imports().Shows(NameOf).Card(1)
            .Cell((r, s) => Cells.Name($"/finance/expense-categories/{r.Id}/edit", NameOf(r, s)));
        Choice("cost", "Counts as", r => r.Cost).Says(cost => cost == CostKind.Subcontract ? "Subcontract" : "Expense")
            .Imports().Card(3);
        Flag("status", "Status", r => r.IsActive).Says(active => active ? "Active" : "Archived")
            .Shows((r, s) => s.Say(r.IsActive ? "Active" : "Archived")).Card(2)
            .Cell((r, s) => Cells.Badge(r.IsActive ? "green" : "gray", s.Say(r.IsActive ? "Active" : "Archived")));
    }

    protected override bool FindsFirst => false;

    public override IQueryable<ExpenseCategory> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().ExpenseCategories.AsNoTracking();

    protected override Expression<Func<ExpenseCategory, ExpenseCategoryRow>> Row(ListScope scope) =>
        c => new ExpenseCategoryRow(c.Id, c.Name, c.IsBuiltIn, c.Cost, c.IsActive);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static string NameOf(ExpenseCategoryRow row, ListScope scope) =>
        row.IsBuiltIn ? scope.Say(row.Name) : row.Name;
}
