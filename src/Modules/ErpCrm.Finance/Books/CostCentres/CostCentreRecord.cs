using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Books.CostCentres;

/// <summary>Who answers for costs.</summary>
internal sealed class CostCentreRecord : Record<FinanceDbContext, CostCentre>
{
    public override string Key => Kinds.CostCentre;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Cost centre", "Cost centres");

    public override string Icon => "target";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string ListUrl => "/finance/cost-centres";

    protected override string? Page => null;

    public override Expression<Func<CostCentre, string>> Title { get; } = c => c.Name;

    public override IQueryable<CostCentre> Visible(Asking<FinanceDbContext> asking) => asking.Db.CostCentres;
}
