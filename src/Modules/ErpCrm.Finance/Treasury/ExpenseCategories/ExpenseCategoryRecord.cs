using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

/// <summary>What an expense is for.</summary>
internal sealed class ExpenseCategoryRecord : Record<FinanceDbContext, ExpenseCategory>
{
    public override string Key => Kinds.ExpenseCategory;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Expense category", "Expense categories");

    public override string Icon => "tags";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string ListUrl => "/finance/expense-categories";

    protected override string? Page => null;

    public override Expression<Func<ExpenseCategory, string>> Title { get; } = c => c.Name;

    public override IQueryable<ExpenseCategory> Visible(Asking<FinanceDbContext> asking) => asking.Db.ExpenseCategories;
}
