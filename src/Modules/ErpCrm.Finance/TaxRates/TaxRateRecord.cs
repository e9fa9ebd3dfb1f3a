using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.TaxRates;

/// <summary>A rate of VAT.</summary>
internal sealed class TaxRateRecord : Record<FinanceDbContext, TaxRate>
{
    public override string Key => Kinds.TaxRate;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Tax rate", "Tax rates");

    public override string Icon => "percent";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string ListUrl => "/finance/tax-rates";

    protected override string? Page => null;

    public override Expression<Func<TaxRate, string>> Title { get; } = r => r.Name;

    public override IQueryable<TaxRate> Visible(Asking<FinanceDbContext> asking) => asking.Db.TaxRates;
}
