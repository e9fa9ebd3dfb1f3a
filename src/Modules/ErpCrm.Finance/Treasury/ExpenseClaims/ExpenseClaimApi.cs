using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>Claims in the API; their lines are expenses.</summary>
internal sealed class ExpenseClaimApi : ApiKind<FinanceDbContext, ExpenseClaim>
{
    public ExpenseClaimApi(ExpenseClaimsList list)
        : base(Kinds.ExpenseClaim, "expense-claims", list)
    {
        Has("lines", "expenses", "claim", "spentOn");
        Creates<ExpenseClaimsController>(nameof(ExpenseClaimsController.Create));
        Changes<ExpenseClaimsController>(nameof(ExpenseClaimsController.Edit));
        Removes<ExpenseClaimStepsController>(nameof(ExpenseClaimStepsController.Delete));
        Does<ExpenseClaimStepsController>("submit", nameof(ExpenseClaimStepsController.Submit));
        Does<ExpenseClaimStepsController>("withdraw", nameof(ExpenseClaimStepsController.Withdraw));
        Does<ExpenseClaimDecisionsController>("approve", nameof(ExpenseClaimDecisionsController.Approve));
        Does<ExpenseClaimDecisionsController>("send-back", nameof(ExpenseClaimDecisionsController.SendBack));
        Does<ExpenseClaimDecisionsController>("pay", nameof(ExpenseClaimDecisionsController.Pay)).OfMoney();
    }
}
