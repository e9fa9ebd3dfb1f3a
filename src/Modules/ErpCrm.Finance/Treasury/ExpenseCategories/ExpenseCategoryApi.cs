using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

/// <summary>Expense categories in the API.</summary>
internal sealed class ExpenseCategoryApi : ApiKind<FinanceDbContext, ExpenseCategory>
{
    public ExpenseCategoryApi(ExpenseCategoriesList list)
        : base(Kinds.ExpenseCategory, "expense-categories", list)
    {
        Creates<ExpenseCategoriesController>(nameof(ExpenseCategoriesController.Create)).Without("BuiltInName");
        Changes<ExpenseCategoriesController>(nameof(ExpenseCategoriesController.Edit)).Without("BuiltInName");
    }
}
