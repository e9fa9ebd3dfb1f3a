using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>What a currency is worth from a day on.</summary>
internal sealed class ExchangeRateRecord : Record<FinanceDbContext, ExchangeRate>
{
    public override string Key => Kinds.ExchangeRate;

    public override RecordWords Words { get; } =
        new(typeof(FinanceText), "Exchange rate", "Exchange rates", "Set an exchange rate");

    public override string Icon => "refresh-cw";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List,
            RecordAbility.Import);

    public override string ListUrl => "/finance/exchange-rates";

    protected override string? Page => null;

    public override Expression<Func<ExchangeRate, string>> Title { get; } = r => r.Currency;

    public override IQueryable<ExchangeRate> Visible(Asking<FinanceDbContext> asking) => asking.Db.ExchangeRates;
}
