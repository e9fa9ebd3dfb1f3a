using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.BankAccounts;

/// <summary>Bank accounts in the API.</summary>
internal sealed class BankAccountApi : ApiKind<FinanceDbContext, BankAccount>
{
    public BankAccountApi(BankAccountsList list)
        : base(Kinds.BankAccount, "bank-accounts", list)
    {
        Creates<BankAccountsController>(nameof(BankAccountsController.Create));
        Changes<BankAccountsController>(nameof(BankAccountsController.Edit));
    }
}
