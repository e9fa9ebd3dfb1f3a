using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.TaxRates.SalesTaxes;

/// <summary>Rates of the tax on turnover from a day on.</summary>
internal sealed class SalesTaxRateRecord : Record<FinanceDbContext, SalesTaxRate>
{
    public override string Key => Kinds.SalesTaxRate;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Sales tax", "Sales tax");

    public override string Icon => "percent";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string NotInApi => "People read what the law says and enter it.";

    public override string ListUrl => "/finance/sales-tax-rates";

    protected override string? Page => null;

    public override IQueryable<SalesTaxRate> Visible(Asking<FinanceDbContext> asking) => asking.Db.SalesTaxRates;
}
