using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Whether the rates of a bank are fetched; there is one.</summary>
internal sealed class RateFeedRecord : Record<FinanceDbContext, RateFeed>
{
    public override string Key => Kinds.RateFeed;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Rates of a bank", "Rates of a bank");

    public override string Icon => "landmark";

    public override string NotInApi => "Settings are forms that people fill in.";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.EditSettings, FinancePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: there is one.");

    public override string ListUrl => "/finance/exchange-rates/provider";

    protected override string? Page => null;

    public override Expression<Func<RateFeed, string>> Title { get; } = f => f.Provider;

    public override IQueryable<RateFeed> Visible(Asking<FinanceDbContext> asking) => asking.Db.RateFeeds;
}
