using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.ExpenseRules;

/// <summary>What expenses are by their words.</summary>
internal sealed class ExpenseRuleRecord : Record<FinanceDbContext, ExpenseRule>
{
    public override string Key => Kinds.ExpenseRule;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Rule for expenses", "Rules for expenses");

    public override string Icon => "list-filter";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "A rule proposes in the form that people see; programs say the category.";

    public override string ListUrl => "/finance/expense-rules";

    protected override string? Page => null;

    public override Expression<Func<ExpenseRule, string>> Title { get; } = r => r.Text;

    public override IQueryable<ExpenseRule> Visible(Asking<FinanceDbContext> asking) => asking.Db.ExpenseRules;
}
