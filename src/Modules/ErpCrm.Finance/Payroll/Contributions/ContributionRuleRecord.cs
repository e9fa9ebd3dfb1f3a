using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Payroll.Contributions;

/// <summary>A tariff of contributions from a day on.</summary>
internal sealed class ContributionRuleRecord : Record<FinanceDbContext, ContributionRule>
{
    public override string Key => Kinds.ContributionRule;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Tariff of contributions", "Tariffs of contributions");

    public override string Icon => "percent";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "People read a law and enter what it says.";

    public override string ListUrl => "/finance/payroll/contributions";

    protected override string? Page => null;

    public override Expression<Func<ContributionRule, string>> Title { get; } = r => r.Name;

    public override IQueryable<ContributionRule> Visible(Asking<FinanceDbContext> asking) =>
        asking.Db.ContributionRules;
}
