using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>An account of the chart.</summary>
internal sealed class AccountRecord : Record<FinanceDbContext, Account>
{
    public override string Key => Kinds.Account;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Ledger account", "Chart of accounts", "New ledger account");

    public override string Icon => "list-tree";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewLedger, FinancePermissions.EditLedger);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("A setting of the books: papers and talk belong to what is posted on it.", RecordAbility.Files,
            RecordAbility.Talk, RecordAbility.Mail, RecordAbility.Tags, RecordAbility.Fields)
        .And("It is found in the chart, and by its code wherever one is chosen.", RecordAbility.Search)
        .And("What is posted stays where it is posted.", RecordAbility.Merge)
        .And("The accountant keeps the chart.", RecordAbility.Approval);

    public override string ListUrl => "/finance/accounts";

    public override Expression<Func<Account, string>> Title { get; } = a => a.Code;

    public override IReadOnlyList<Field<Account>> Fields { get; } =
    [
        Fields<Account>.Text("code", "Code", a => a.Code).Sorts().Imports(),
        Fields<Account>.Text("name", "Name", a => a.Name).Imports(),
        Fields<Account>.Choice("class", "Class", a => a.Class).Sorts().Imports(),
        Fields<Account>.Choice("role", "Used for", a => a.Role),
        Fields<Account>.Flag("isActive", "Is active", a => a.IsActive).Imports(),
    ];

    public override IQueryable<Account> Visible(Asking<FinanceDbContext> asking) => asking.Db.Accounts;
}
