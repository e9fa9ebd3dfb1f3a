using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

/// <summary>Where lines without a document are posted.</summary>
internal sealed class BankRuleRecord : Record<FinanceDbContext, BankRule>
{
    public override string Key => Kinds.BankRule;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Bank rule", "Bank rules", "New bank rule");

    public override string Icon => "list-filter";

    public override RecordRights Rights { get; } = new(FinancePermissions.EditBank, FinancePermissions.EditBank);

    public override string NotInApi => "A rule is tried on the lines of the last months before it is switched on.";

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string ListUrl => "/finance/bank/rules";

    protected override string? Page => null;

    public override Expression<Func<BankRule, string>> Title { get; } = r => r.Name;

    public override IQueryable<BankRule> Visible(Asking<FinanceDbContext> asking) => asking.Db.BankRules;
}
