using ErpCrm.Finance.Text;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Rates that are worth a look, and those that do not come.</summary>
internal sealed class RateAttention(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T)
    : IAttentionSource
{
    private const int Weight = 66;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.EditSettings)) return [];
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var yes = true;
        var (unusual, fails) = await db.KeptAsync("rates to look at", null, [typeof(ExchangeRate), typeof(RateFeed)],
            async () => (await db.ExchangeRates.CountAsync(r => r.IsUnusual == yes, ct),
                await db.RateFeeds.AnyAsync(f => f.IsOn && f.Trouble != RateTrouble.None, ct)));
        var items = new List<AttentionItem>();
        if (unusual > 0)
            items.Add(new AttentionItem("amber", T["Exchange rates"],
                T.Count("{0} rate is worth a look|{0} rates are worth a look", unusual), "/finance/exchange-rates",
                null, Weight));
        if (fails)
            items.Add(new AttentionItem("amber", T["Exchange rates"], T["The exchange rates could not be fetched"],
                "/finance/exchange-rates/provider", null, Weight));
        return items;
    }
}
