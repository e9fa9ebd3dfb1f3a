using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>The chart of accounts in the API.</summary>
internal sealed class AccountApi : ApiKind<FinanceDbContext, Account>
{
    public AccountApi(AccountsList list)
        : base(Kinds.Account, "accounts", list)
    {
        Creates<AccountsController>(nameof(AccountsController.Create));
        Changes<AccountsController>(nameof(AccountsController.Edit));
    }
}
