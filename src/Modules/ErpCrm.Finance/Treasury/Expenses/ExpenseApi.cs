using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Expenses in the API.</summary>
internal sealed class ExpenseApi : ApiKind<FinanceDbContext, Expense>
{
    public ExpenseApi(ExpensesList list)
        : base(Kinds.Expense, "expenses", list)
    {
        Creates<ExpensesController>(nameof(ExpensesController.Create)).OfMoney().Without("RemoveReceipt", "AndSubmit");
        Changes<ExpensesController>(nameof(ExpensesController.Edit)).Without("RemoveReceipt", "AndSubmit");
        Removes<ExpenseStepsController>(nameof(ExpenseStepsController.Delete));
        Does<ExpenseStepsController>("submit", nameof(ExpenseStepsController.Submit));
        Does<ExpenseStepsController>("withdraw", nameof(ExpenseStepsController.Withdraw));
        Does<ExpenseDecisionsController>("approve", nameof(ExpenseDecisionsController.Approve));
        Does<ExpenseDecisionsController>("send-back", nameof(ExpenseDecisionsController.SendBack));
        Does<ExpenseDecisionsController>("pay", nameof(ExpenseDecisionsController.Pay)).OfMoney();
    }
}
