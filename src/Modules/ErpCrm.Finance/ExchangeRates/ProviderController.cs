using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Whether the rates of a bank are fetched every day, and fetching them now.</summary>
[Route("finance/exchange-rates/provider"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class ProviderController(FinanceDbContext db, RateFetching fetching,
    IEnumerable<IRateProvider> providers, ICompanyProfile company, ICurrentUser me,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/exchange-rates/provider";

    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken ct)
    {
        var feed = await FindAsync(ct);
        return View("Provider", Shown(FormOf(feed), feed));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(RateFeedForm form, CancellationToken ct)
    {
        var feed = await FindAsync(ct);
        return await TrySaveAsync("Provider", form, async () =>
        {
            if (FormOf(feed).Version != form.Version)
                return Conflict("Provider", Shown(form, feed), Shown(FormOf(feed), feed));
            feed.Switch(form.IsOn, ProviderOf(form.Provider), company.Current.BaseCurrency, me.Id);
            if (db.Entry(feed).State == EntityState.Detached) db.Add(feed);
            await db.SaveChangesAsync(ct);
            return Saved(Address, form.IsOn ? T["Rates are fetched every day"] : T["Rates are not fetched any more"]);
        }, shown =>
        {
            Shown(shown, feed);
            return Task.CompletedTask;
        });
    }

    /// <summary>Once, whether it is switched on or not.</summary>
    [HttpPost("fetch")]
    public Task<IActionResult> Fetch(CancellationToken ct) => TryAsync(Address, async () =>
    {
        var feed = await FindAsync(ct);
        var fetched = await fetching.FetchAsync(ProviderOf(feed.Provider), ct);
        if (fetched.Trouble != RateTrouble.None)
            throw new BusinessRuleException(RateWords.Of(fetched.Trouble));
        return Saved(Address, fetched.Kept == 0
            ? T["The rates that are published are here already"].Value
            : T.Count("{0} rate taken over|{0} rates taken over", fetched.Kept));
    });

    private IRateProvider ProviderOf(string? key) =>
        providers.FirstOrDefault(p => p.Key == key) ?? providers.First();

    // Two people who switch it on at once meet at the second save.
    private RateFeedForm FormOf(RateFeed feed) => new()
    {
        IsOn = feed.IsOn,
        Provider = ProviderOf(feed.Provider).Key,
        Version = db.Entry(feed).State == EntityState.Detached ? RateFeedForm.Unsaved : feed.Version,
    };

    private RateFeedForm Shown(RateFeedForm form, RateFeed feed)
    {
        form.Feed = feed;
        form.Providers = [.. providers];
        form.BaseCurrency = company.Current.BaseCurrency;
        return form;
    }

    private async Task<RateFeed> FindAsync(CancellationToken ct) =>
        await db.RateFeeds.FirstOrDefaultAsync(f => f.Id == RateFeed.TheId, ct) ?? new RateFeed();
}
