using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.BankAccounts;

/// <summary>An account of the own company.</summary>
internal sealed class BankAccountRecord : Record<FinanceDbContext, BankAccount>
{
    public override string Key => Kinds.BankAccount;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Bank account", "Bank accounts");

    public override string Icon => "landmark";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List,
            RecordAbility.Import);

    public override string ListUrl => "/finance/bank-accounts";

    protected override string? Page => null;

    public override Expression<Func<BankAccount, string>> Title { get; } = a => a.Name;

    public override IQueryable<BankAccount> Visible(Asking<FinanceDbContext> asking) => asking.Db.BankAccounts;
}
