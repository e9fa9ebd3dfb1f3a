using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Payroll.AverageWages;

/// <summary>The average wage from a day on.</summary>
internal sealed class AverageWageRecord : Record<FinanceDbContext, AverageWage>
{
    public override string Key => Kinds.AverageWage;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Average wage", "Average wages");

    public override string Icon => "chart-line";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "People read what is published and enter it.";

    public override string ListUrl => "/finance/payroll/average-wages";

    protected override string? Page => null;

    public override IQueryable<AverageWage> Visible(Asking<FinanceDbContext> asking) => asking.Db.AverageWages;
}
